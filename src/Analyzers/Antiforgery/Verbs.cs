using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Antiforgery;

/// <summary>The verbs that an action answers, as its attributes say.</summary>
/// <param name="Names">In capitals; empty where no attribute says any: every verb.</param>
/// <param name="IsKnown">False where an attribute names verbs that cannot be told.</param>
internal readonly record struct Verbs(ImmutableArray<string> Names, bool IsKnown)
{
    private static readonly string[] Known = ["GET", "HEAD", "OPTIONS", "TRACE", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>No attribute says any.</summary>
    public bool AreUnsaid => Names.IsEmpty && IsKnown;

    /// <summary>Whether one of them is a verb that changes something.</summary>
    public bool AreUnsafe
    {
        get
        {
            foreach (var name in Names)
            {
                if (!IsSafe(name))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether all of them are verbs that change nothing.</summary>
    public bool AreSafe => !Names.IsEmpty && !AreUnsafe;

    public bool Has(string verb) => Names.Contains(verb);

    /// <summary>The ones that validation leaves alone; all others change something.</summary>
    public static bool IsSafe(string verb) => verb is "GET" or "HEAD" or "OPTIONS" or "TRACE";

    public static Verbs Of(IEnumerable<AttributeData> attributes, CancellationToken cancellation)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        var isKnown = true;
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass is { } type && type.Implements("IActionHttpMethodProvider"))
            {
                isKnown &= Add(attribute, type, names, cancellation);
            }
        }

        return new Verbs(names.ToImmutable(), isKnown);
    }

    private static bool Add(AttributeData attribute, INamedTypeSymbol type, ImmutableArray<string>.Builder names, CancellationToken cancellation)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.IsFromFramework() && current.Name.StartsWith("Http", StringComparison.Ordinal) && current.Name.EndsWith("Attribute", StringComparison.Ordinal) && current.Name != "HttpMethodAttribute")
            {
                names.Add(current.Name.Substring(4, current.Name.Length - 4 - "Attribute".Length).ToUpperInvariant());
                return true;
            }

            if (current.IsFromFramework() && current.Name == "AcceptVerbsAttribute")
            {
                return current.Equals(type, SymbolEqualityComparer.Default) && AddSaid(attribute, names);
            }
        }

        return AddDeclared(type, names, cancellation);
    }

    private static bool AddSaid(AttributeData attribute, ImmutableArray<string>.Builder names)
    {
        var before = names.Count;
        foreach (var argument in attribute.ConstructorArguments)
        {
            foreach (var value in argument.Kind == TypedConstantKind.Array ? argument.Values : ImmutableArray.Create(argument))
            {
                if (value.Value is string verb)
                {
                    names.Add(verb.ToUpperInvariant());
                }
            }
        }

        return names.Count > before;
    }

    /// <summary>An attribute of the application's own: the verbs that its code mentions.</summary>
    private static bool AddDeclared(INamedTypeSymbol type, ImmutableArray<string>.Builder names, CancellationToken cancellation)
    {
        var before = names.Count;
        foreach (var declared in type.DeclaringSyntaxReferences)
        {
            foreach (var node in declared.GetSyntax(cancellation).DescendantNodes())
            {
                if (node is LiteralExpressionSyntax { Token.Value: string text } && (Array.IndexOf(Known, text.ToUpperInvariant()) >= 0 || IsInListForBase(node)))
                {
                    names.Add(text.ToUpperInvariant());
                }
            }
        }

        return names.Count > before;
    }

    /// <summary><c>base(["PURGE"])</c></summary>
    private static bool IsInListForBase(SyntaxNode text) =>
        text.Parent is InitializerExpressionSyntax or ExpressionElementSyntax
        && text.FirstAncestorOrSelf<ArgumentListSyntax>() is { Parent: ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax };
}
