using System.Collections.Generic;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.CookieWrites;

/// <summary>Where a defect of a written cookie is shown: on the smallest thing that a person would change.</summary>
internal static class Placement
{
    /// <summary>The name of the call; in the body where the options are missing.</summary>
    public static Location OfCallName(SyntaxNode call)
    {
        var expression = call is InvocationExpressionSyntax invocation ? invocation.Expression : call;
        return expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.GetLocation(),
            MemberBindingExpressionSyntax binding => binding.Name.GetLocation(),
            _ => expression.GetLocation(),
        };
    }

    /// <summary>
    /// One assignment that sets the bad value, else one creation that lacks it, else, or where that lies in another member, the argument.
    /// Null where the defect belongs to another body.
    /// </summary>
    public static Location? Of(CookieWrite write, AnalyzedBody body, ImmutableArray<Fact> bad)
    {
        var assigned = Origins(bad, unset: false);
        var created = Origins(bad, unset: true);
        var single = assigned.Count == 1 && (created.Count == 0 || HasOneObject(write)) ? assigned[0]
            : assigned.Count == 0 && created.Count == 1 ? created[0]
            : null;
        return OnNodeOrArgument(write, body, single);
    }

    /// <summary>As <see cref="Of"/>, but where several places are bad the first that can be shown: one of them is enough to be unsafe.</summary>
    public static Location? OfFirst(CookieWrite write, AnalyzedBody body, ImmutableArray<Fact> bad)
    {
        foreach (var unset in new[] { false, true })
        {
            foreach (var origin in Origins(bad, unset))
            {
                if (body.IsHere(origin, write))
                {
                    return SquiggleOf(origin);
                }
            }
        }

        return write.OptionsArgument is { } argument ? OfArgument(argument) : null;
    }

    private static Location? OnNodeOrArgument(CookieWrite write, AnalyzedBody body, SyntaxNode? origin)
    {
        if (origin is not null && body.IsHere(origin, write))
        {
            return SquiggleOf(origin);
        }

        return write.OptionsArgument is { } argument ? OfArgument(argument) : null;
    }

    /// <summary>An argument without its name.</summary>
    public static Location OfArgument(SyntaxNode argument) =>
        (argument is ArgumentSyntax { Expression: { } expression } ? expression : argument).GetLocation();

    /// <summary>An element of <c>Extensions = { … }</c> is shown at that member.</summary>
    private static Location SquiggleOf(SyntaxNode origin) =>
        origin.Parent is InitializerExpressionSyntax { Parent: AssignmentExpressionSyntax member } && origin is not AssignmentExpressionSyntax
            ? member.GetLocation()
            : origin.GetLocation();

    private static bool HasOneObject(CookieWrite write)
    {
        AllocationSite? first = null;
        foreach (var atom in write.Objects)
        {
            if (first is not null && first != atom.Site)
            {
                return false;
            }

            first = atom.Site;
        }

        return true;
    }

    private static List<SyntaxNode> Origins(ImmutableArray<Fact> facts, bool unset)
    {
        var origins = new List<SyntaxNode>();
        foreach (var fact in facts)
        {
            if ((fact.Atom == Atom.Unset) == unset && fact.Origin is { } origin && !origins.Contains(origin))
            {
                origins.Add(origin);
            }
        }

        origins.Sort(static (one, other) => one.SpanStart.CompareTo(other.SpanStart));
        return origins;
    }
}
