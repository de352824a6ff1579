using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Reporting;

/// <summary>
/// What a rule proposes to change. It travels to the fix in the diagnostic's properties and additional locations, so that the fix
/// derives nothing again.
/// </summary>
/// <param name="Kind">The edit.</param>
/// <param name="Member">The member to set, or what else the kind asks for; empty where the edit has none.</param>
/// <param name="Value">C# text, every type name fully qualified with <c>global::</c>; empty where the edit has none.</param>
/// <param name="Targets">The nodes to edit, in this tree or others.</param>
internal sealed record ProposedEdit(EditKind Kind, string Member, string Value, ImmutableArray<Location> Targets)
{
    /// <summary>What a person reads in the menu; derived from the edit where the rule says nothing.</summary>
    public string? Title { get; init; }

    /// <summary>Namespaces whose extension methods the value calls; imported where they are not in scope.</summary>
    public ImmutableArray<string> Imports { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>Further edits without which this one would be half a repair: all are applied or none.</summary>
    public ImmutableArray<ProposedEdit> Further { get; init; } = ImmutableArray<ProposedEdit>.Empty;

    /// <summary>One alternative that consists of several edits.</summary>
    public static ProposedEdit Together(string? title, params ProposedEdit[] parts) =>
        parts[0] with { Title = title, Further = ImmutableArray.Create(parts, 1, parts.Length - 1) };

    /// <summary>This edit and the further ones, in order.</summary>
    public ImmutableArray<ProposedEdit> Parts()
    {
        var parts = ImmutableArray.CreateBuilder<ProposedEdit>();
        parts.Add(Further.IsEmpty ? this : this with { Further = ImmutableArray<ProposedEdit>.Empty });
        foreach (var further in Further)
        {
            parts.AddRange(further.Parts());
        }

        return parts.ToImmutable();
    }

    /// <summary>Several proposals are alternatives, the preferred one first.</summary>
    public static (ImmutableDictionary<string, string?> Properties, ImmutableArray<Location> Locations) Write(IReadOnlyList<ProposedEdit> alternatives) =>
        ProposedEditText.Write(alternatives);

    /// <summary>The alternatives of a diagnostic; none where it carries none or they are not of this form.</summary>
    public static ImmutableArray<ProposedEdit> Read(Diagnostic diagnostic) => ProposedEditText.Read(diagnostic);
}
