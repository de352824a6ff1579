using System.Collections.Immutable;
using System.Threading;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.ConfigurationFiles;

/// <summary>Whether what a file says of a member is what the options hold in the end: code may set it after the section was bound.</summary>
internal static class SettingInForce
{
    private static readonly ImmutableArray<Fact> FromFile = ImmutableArray.Create(new Fact(new BoundAtom(), null, string.Empty));

    /// <param name="bound">The section.</param>
    /// <param name="part">The part of the options that has the member; empty for the options themselves.</param>
    /// <param name="member">The member.</param>
    /// <param name="configuration">Who else sets it.</param>
    /// <param name="cancellation">Stops it.</param>
    public static bool Stands(BoundSection bound, string part, string member, OptionsConfiguration configuration, CancellationToken cancellation)
    {
        if (IsSetLater(bound.Call, member) || IsOnSomePathsOnly(bound))
        {
            return false;
        }

        if (bound.Source is not { } own)
        {
            return true;
        }

        if (!HasReader(own))
        {
            return false;
        }

        var left = Settled.In(configuration.Sources(own.Type, own.Name, cancellation), own.Name, source => Of(source, own, part, member));
        foreach (var fact in left)
        {
            if (fact.Atom is not BoundAtom)
            {
                return false;
            }
        }

        return !left.IsEmpty;
    }

    /// <summary>Options of a scheme have a name, all others have none: what is set for another name nobody reads.</summary>
    private static bool HasReader(OptionsSource source) =>
        source.Name.IsAll || (!source.Name.IsUnknown && source.Name.IsDefault != TrackedTypes.AreOfScheme(source.Type));

    private static ImmutableArray<Fact> Of(OptionsSource source, OptionsSource own, string part, string member)
    {
        var facts = part.Length == 0 ? source.Of(member) : source.Of(part, member);
        return source == own && (source.Bound is not null || facts.IndexOf(Facts.Unknown[0]) >= 0) ? FromFile : facts;
    }

    /// <summary>An assignment to a member of that name after an object was bound by hand, in the same lambda or member.</summary>
    private static bool IsSetLater(SyntaxNode call, string member)
    {
        if (call is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Bind" or "Get" } })
        {
            return false;
        }

        var body = call.FirstAncestorOrSelf<SyntaxNode>(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax)
            ?? call.SyntaxTree.GetRoot();
        foreach (var node in body.DescendantNodes())
        {
            if (node is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } && name == member && node.SpanStart > call.SpanStart)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>An object of the application's own, bound under a condition.</summary>
    private static bool IsOnSomePathsOnly(BoundSection bound)
    {
        if (bound.Source is not null)
        {
            return false;
        }

        for (var node = bound.Call.Parent; node is not null and not MemberDeclarationSyntax; node = node.Parent)
        {
            if (node is IfStatementSyntax or ConditionalExpressionSyntax or SwitchStatementSyntax or SwitchExpressionSyntax or CatchClauseSyntax)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the file says.</summary>
    private sealed record BoundAtom : Atom;
}
