using System.Collections.Immutable;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.CookieWrites;

/// <summary>The edits that rules about written cookies propose.</summary>
internal static class Edits
{
    public const string True = "true";
    public const string SameSiteLax = "global::Microsoft.AspNetCore.Http.SameSiteMode.Lax";
    public const string SameSiteStrict = "global::Microsoft.AspNetCore.Http.SameSiteMode.Strict";
    private const string PolicyAlways = "global::Microsoft.AspNetCore.Http.CookieSecurePolicy.Always";
    private const string ForScript = Member.Secure + "," + Member.SameSite;

    /// <summary>Options for a call without any; a cookie that script must read stays without HttpOnly.</summary>
    public static ImmutableArray<ProposedEdit> AddOptions(SyntaxNode call, bool scriptReadable) =>
        call is InvocationExpressionSyntax
            ? ImmutableArray.Create(new ProposedEdit(EditKind.AddOptionsArgument, scriptReadable ? ForScript : string.Empty, string.Empty, ImmutableArray.Create(call.GetLocation())))
            : ImmutableArray<ProposedEdit>.Empty;

    /// <summary>Options for a deletion without any.</summary>
    public static ImmutableArray<ProposedEdit> AddDeletionOptions(SyntaxNode call, string members) =>
        call is InvocationExpressionSyntax
            ? ImmutableArray.Create(new ProposedEdit(
                EditKind.AddArgument, string.Empty, "new global::Microsoft.AspNetCore.Http.CookieOptions { " + members + " }", ImmutableArray.Create(call.GetLocation())))
            : ImmutableArray<ProposedEdit>.Empty;

    /// <summary>Takes away the assignments that the bad facts come from; no edits where one comes from elsewhere.</summary>
    public static ImmutableArray<ProposedEdit> Remove(string title, ImmutableArray<Fact> bad)
    {
        var targets = ImmutableArray.CreateBuilder<Location>();
        foreach (var fact in bad)
        {
            if (fact.Origin is not AssignmentExpressionSyntax { Left: not TupleExpressionSyntax } origin)
            {
                return ImmutableArray<ProposedEdit>.Empty;
            }

            if (!targets.Contains(origin.GetLocation()))
            {
                targets.Add(origin.GetLocation());
            }
        }

        return targets.Count == 0
            ? ImmutableArray<ProposedEdit>.Empty
            : ImmutableArray.Create(new ProposedEdit(EditKind.Remove, string.Empty, string.Empty, targets.ToImmutable()) { Title = title });
    }

    /// <summary>Sets the member where each bad fact comes from; no edits where one of these places cannot be changed so.</summary>
    public static ImmutableArray<ProposedEdit> Set(string member, string value, ImmutableArray<Fact> bad)
    {
        var targets = ImmutableArray.CreateBuilder<Location>();
        string? written = null;
        foreach (var fact in bad)
        {
            if (fact.Origin is not { } origin || (written is not null && written != fact.Member) || !CanSet(origin))
            {
                return ImmutableArray<ProposedEdit>.Empty;
            }

            written = fact.Member;
            var location = origin.GetLocation();
            if (!targets.Contains(location))
            {
                targets.Add(location);
            }
        }

        if (written is null)
        {
            return ImmutableArray<ProposedEdit>.Empty;
        }

        // A builder's cookie is made safe at the builder.
        var text = written == Member.SecurePolicy ? PolicyAlways : value;
        return written == member || written == Member.SecurePolicy
            ? ImmutableArray.Create(new ProposedEdit(EditKind.SetMember, written, text, targets.ToImmutable()))
            : ImmutableArray<ProposedEdit>.Empty;
    }

    private static bool CanSet(SyntaxNode origin) => origin switch
    {
        BaseObjectCreationExpressionSyntax => true,
        AssignmentExpressionSyntax { Left: not TupleExpressionSyntax } assignment => assignment.RawKind == (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.SimpleAssignmentExpression,
        _ => false,
    };
}
