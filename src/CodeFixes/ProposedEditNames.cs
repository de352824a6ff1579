using System;
using System.Linq;
using CookieSecurity.Analyzers.CodeFixes.Edits;
using CookieSecurity.Analyzers.CodeFixes.Text;
using CookieSecurity.Analyzers.Reporting;

namespace CookieSecurity.Analyzers.CodeFixes;

/// <summary>What people and Fix All call an edit.</summary>
internal static class ProposedEditNames
{
    private const int LongTitle = 60;

    public static string Title(this ProposedEdit edit) => edit.Title ?? edit.Kind switch
    {
        EditKind.AddOptionsArgument => "Add hardened cookie options",
        EditKind.SetMember or EditKind.AddToConfiguration => "Set " + edit.Member + " = " + LastName(edit.Value),
        EditKind.Remove => "Remove it",
        EditKind.SplitInitializer => "Set each member on the object that is there",
        EditKind.InsertStatement => "Insert " + Brief(edit.Value),
        EditKind.MoveStatement => "Move it " + (edit.Member == StatementPlace.Before ? "up" : "down"),
        EditKind.Replace => "Change to " + Brief(edit.Value.Replace("{0}", "…")),
        EditKind.AppendCall or EditKind.AddArgument => "Add " + Brief(edit.Value),
        EditKind.AddAttribute => "Add [" + Brief(AttributeText.WithoutSuffix(edit.Value)) + "]",
        EditKind.MoveAttribute => "Move the attribute to where it is needed",
        EditKind.AddDocument => "Add " + edit.Member,
        EditKind.AddMember => "Add the missing member",
        EditKind.CheckFirst => "Check first: " + Brief(edit.Value.Replace("{0}", "…")),
        EditKind.AddParameter => "Add the parameter " + Brief(edit.Value),
        EditKind.ReplaceText => "Correct the text",
        _ => edit.Kind.ToString(),
    };

    /// <summary>The same for the same edit whatever rule proposes it, so that an editor shows it once for all of them.</summary>
    public static string EquivalenceKey(this ProposedEdit edit) => edit.Title is { } title
        ? edit.ShapeKey() + title
        : edit.ShapeKey() + string.Join(":", edit.Parts().Select(part => MemberKey(part) + ":" + part.Value));

    /// <summary>What two edits share that do the same thing at different places, for which the text may differ.</summary>
    public static string ShapeKey(this ProposedEdit edit) => "CookieSecurity:" + string.Join("+", edit.Parts().Select(part => part.Kind)) + ":";

    private static string MemberKey(ProposedEdit edit) =>
        edit.Kind == EditKind.AddOptionsArgument && edit.Member.Length == 0 ? OptionsArgument.AllMembers : edit.Member;

    private static string LastName(string value) =>
        value.IndexOf('(') >= 0 ? value.Replace("global::", "") : value.Substring(value.LastIndexOf(".", StringComparison.Ordinal) + 1);

    /// <summary>The first line, without the namespaces that only the compiler wants.</summary>
    private static string Brief(string value)
    {
        var line = FullNames.Shorten(value.Trim().Split('\n')[0].TrimEnd());
        return line.Length <= LongTitle ? line : line.Substring(0, LongTitle) + "…";
    }
}
