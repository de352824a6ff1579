using System;
using CookieSecurity.Analyzers.CodeFixes.Edits;
using CookieSecurity.Analyzers.Reporting;

namespace CookieSecurity.Analyzers.CodeFixes;

/// <summary>What people and Fix All call an edit.</summary>
internal static class ProposedEditNames
{
    public static string Title(this ProposedEdit edit) => edit.Kind switch
    {
        EditKind.AddOptionsArgument => "Add hardened cookie options",
        EditKind.SetMember => "Set " + edit.Member + " = " + LastName(edit.Value),
        _ => edit.Kind.ToString(),
    };

    /// <summary>The same for the same edit whatever rule proposes it, so that an editor shows it once for all of them.</summary>
    public static string EquivalenceKey(this ProposedEdit edit)
    {
        var member = edit.Kind == EditKind.AddOptionsArgument && edit.Member.Length == 0 ? OptionsArgument.AllMembers : edit.Member;
        return string.Join(":", "CookieSecurity", edit.Kind, member, edit.Value);
    }

    private static string LastName(string value) =>
        value.IndexOf('(') >= 0 ? value.Replace("global::", "") : value.Substring(value.LastIndexOf(".", StringComparison.Ordinal) + 1);
}
