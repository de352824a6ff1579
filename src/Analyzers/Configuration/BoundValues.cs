using System;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.ConfigurationFiles;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Values;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Configuration;

/// <summary>
/// What the settings files say of options that are bound to a section. What they do not say is unknown, not left alone: the environment or a
/// vault may. Nothing of it has a place in the code, so rules that report assignments pass it by.
/// </summary>
/// <param name="section">The keys that lead to the section.</param>
/// <param name="options">The options that it is bound to.</param>
/// <param name="settings">The files.</param>
internal sealed class BoundValues(string section, INamedTypeSymbol options, ProductionSettings settings)
{
    public ImmutableArray<Fact> Of(string member) => Of(options, SectionPath.Join(section, member), member);

    public ImmutableArray<Fact> Of(string part, string member) => PropertyOf(options, part)?.Type is { } held
        ? Of(held, SectionPath.Join(SectionPath.Join(section, part), member), member)
        : Facts.Unknown;

    private ImmutableArray<Fact> Of(ITypeSymbol type, string path, string member)
    {
        var property = PropertyOf(type, member);
        if (property is { Type.TypeKind: TypeKind.Delegate })
        {
            // No text becomes code.
            return Settled.Untouched;
        }

        return settings[path] is { } setting && property is not null && Read(setting.Value, property.Type) is { } atom
            ? ImmutableArray.Create(new Fact(atom, null, member))
            : Facts.Unknown;
    }

    private static IPropertySymbol? PropertyOf(ITypeSymbol type, string name)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(name))
            {
                if (member is IPropertySymbol property)
                {
                    return property;
                }
            }
        }

        return null;
    }

    /// <summary>As the framework's binder converts it; null where that fails.</summary>
    private static Atom? Read(string value, ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        return type.TypeKind == TypeKind.Enum ? ReadMode(value.Trim(), type)
            : type.SpecialType == SpecialType.System_Boolean ? bool.TryParse(value, out var flag) ? flag ? Atom.True : Atom.False : null
            : type.SpecialType == SpecialType.System_String ? new ConstantAtom(value)
            : ConstantSpan.IsSpan(type) && TimeSpan.TryParseExact(value.Trim(), "c", null, out var length) ? new SpanAtom(length, 0)
            : null;
    }

    /// <summary>By name without case, or by number.</summary>
    private static ConstantAtom? ReadMode(string value, ITypeSymbol type)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { ConstantValue: int number } mode
                && (mode.Name.Equals(value, StringComparison.OrdinalIgnoreCase) || value == FormattableString.Invariant($"{number}")))
            {
                return new ConstantAtom(number);
            }
        }

        return null;
    }
}
