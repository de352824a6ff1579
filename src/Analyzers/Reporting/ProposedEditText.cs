using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Reporting;

/// <summary>
/// Proposals as properties of a diagnostic. Each field is a property of its own, so that a value may hold any character:
/// <c>cookie_security.edit.{alternative}.{part}.value</c>.
/// </summary>
internal static class ProposedEditText
{
    private const string Prefix = "cookie_security.edit.";
    private const string Kind = ".kind";
    private const string Member = ".member";
    private const string Value = ".value";
    private const string Targets = ".targets";
    private const string Imports = ".imports";
    private const string Title = ".title";
    private static readonly char[] Separator = [','];

    public static (ImmutableDictionary<string, string?> Properties, ImmutableArray<Location> Locations) Write(IReadOnlyList<ProposedEdit> alternatives)
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        var locations = ImmutableArray.CreateBuilder<Location>();
        for (var i = 0; i < alternatives.Count; i++)
        {
            var parts = alternatives[i].Parts();
            for (var j = 0; j < parts.Length; j++)
            {
                Write(parts[j], Prefix + i + "." + j, properties, locations);
            }

            if (alternatives[i].Title is { } title)
            {
                properties[Prefix + i + Title] = title;
            }
        }

        return (properties.ToImmutable(), locations.ToImmutable());
    }

    public static ImmutableArray<ProposedEdit> Read(Diagnostic diagnostic)
    {
        var edits = ImmutableArray.CreateBuilder<ProposedEdit>();
        for (var i = 0; diagnostic.Properties.ContainsKey(Prefix + i + ".0" + Kind); i++)
        {
            var parts = new List<ProposedEdit>();
            var whole = true;
            for (var j = 0; diagnostic.Properties.TryGetValue(Prefix + i + "." + j + Kind, out var kind); j++)
            {
                var part = ReadPart(diagnostic, kind, Prefix + i + "." + j);
                whole &= part is not null;
                parts.Add(part!);
            }

            // An edit of which a part cannot be read is no edit.
            if (whole)
            {
                diagnostic.Properties.TryGetValue(Prefix + i + Title, out var title);
                edits.Add(ProposedEdit.Together(title, [.. parts]));
            }
        }

        return edits.ToImmutable();
    }

    private static void Write(
        ProposedEdit edit,
        string key,
        ImmutableDictionary<string, string?>.Builder properties,
        ImmutableArray<Location>.Builder locations)
    {
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

        properties[key + Kind] = edit.Kind.ToString();
        properties[key + Targets] = string.Join(",", indices);
        AddUnlessEmpty(Member, edit.Member);
        AddUnlessEmpty(Value, edit.Value);
        AddUnlessEmpty(Imports, string.Join(",", edit.Imports));

        void AddUnlessEmpty(string field, string text)
        {
            if (text.Length > 0)
            {
                properties[key + field] = text;
            }
        }
    }

    private static ProposedEdit? ReadPart(Diagnostic diagnostic, string? kindName, string key)
    {
        if (!Enum.TryParse<EditKind>(kindName, out var kind) || !Enum.IsDefined(typeof(EditKind), kind))
        {
            return null;
        }

        var targets = ImmutableArray.CreateBuilder<Location>();
        foreach (var index in List(Targets))
        {
            if (!int.TryParse(index, out var number) || number < 0 || number >= diagnostic.AdditionalLocations.Count)
            {
                return null;
            }

            targets.Add(diagnostic.AdditionalLocations[number]);
        }

        return new ProposedEdit(kind, Field(Member), Field(Value), targets.ToImmutable()) { Imports = List(Imports).ToImmutableArray() };

        string Field(string name) => diagnostic.Properties.TryGetValue(key + name, out var text) ? text ?? string.Empty : string.Empty;

        string[] List(string name) => Field(name).Split(Separator, StringSplitOptions.RemoveEmptyEntries);
    }
}
