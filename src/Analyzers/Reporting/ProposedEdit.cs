using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Reporting;

/// <summary>The kinds of edit that a rule may propose; each has one fix of its own.</summary>
internal enum EditKind
{
    /// <summary>The target is an invocation <c>Append(key, value)</c>: give it hardened options.</summary>
    AddOptionsArgument,

    /// <summary>
    /// Each target is an object creation (its initializer gets or corrects the member), or an assignment
    /// (its right side becomes the value).
    /// </summary>
    SetMember,

    /// <summary>The target is an initializer member, an indexer assignment or a statement: it goes.</summary>
    Remove,
}

/// <summary>
/// What a rule proposes to change. It travels to the fix in the diagnostic's properties and additional locations, so that the fix
/// derives nothing again.
/// </summary>
/// <param name="Kind">The edit.</param>
/// <param name="Member">The member to set; empty where the edit has none.</param>
/// <param name="Value">C# text of the value, every type name fully qualified with <c>global::</c>; empty where the edit has none.</param>
/// <param name="Targets">The nodes to edit, in this tree or others.</param>
internal sealed record ProposedEdit(EditKind Kind, string Member, string Value, ImmutableArray<Location> Targets)
{
    private const string Prefix = "cookie_security.edit.";

    /// <summary>Several proposals are alternatives, the preferred one first.</summary>
    public static (ImmutableDictionary<string, string?> Properties, ImmutableArray<Location> Locations) Write(IReadOnlyList<ProposedEdit> alternatives)
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        var locations = ImmutableArray.CreateBuilder<Location>();
        for (var i = 0; i < alternatives.Count; i++)
        {
            var edit = alternatives[i];
            var indices = new List<int>(edit.Targets.Length);
            foreach (var target in edit.Targets)
            {
                var index = locations.IndexOf(target);
                if (index < 0)
                {
                    index = locations.Count;
                    locations.Add(target);
                }

                indices.Add(index);
            }

            properties[Prefix + i] = string.Join("|", edit.Kind, edit.Member, edit.Value, string.Join(",", indices));
        }

        return (properties.ToImmutable(), locations.ToImmutable());
    }

    /// <summary>The alternatives of a diagnostic; none where it carries none or they are not of this form.</summary>
    public static ImmutableArray<ProposedEdit> Read(Diagnostic diagnostic)
    {
        var edits = ImmutableArray.CreateBuilder<ProposedEdit>();
        for (var i = 0; diagnostic.Properties.TryGetValue(Prefix + i, out var text) && text is not null; i++)
        {
            var parts = text.Split('|');
            if (parts.Length != 4 || !Enum.TryParse<EditKind>(parts[0], out var kind))
            {
                break;
            }

            var targets = ImmutableArray.CreateBuilder<Location>();
            foreach (var index in parts[3].Split([','], StringSplitOptions.RemoveEmptyEntries))
            {
                if (int.TryParse(index, out var number) && number >= 0 && number < diagnostic.AdditionalLocations.Count)
                {
                    targets.Add(diagnostic.AdditionalLocations[number]);
                }
            }

            edits.Add(new ProposedEdit(kind, parts[1], parts[2], targets.ToImmutable()));
        }

        return edits.ToImmutable();
    }
}
