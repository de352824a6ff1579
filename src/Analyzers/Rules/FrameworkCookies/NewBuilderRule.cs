using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.FrameworkCookies;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.FrameworkCookieDescriptors;

namespace CookieSecurity.Analyzers.Rules.FrameworkCookies;

/// <summary>CKS2005 a new builder in the place of one that had safe values in it.</summary>
internal static class NewBuilderRule
{
    private static readonly string[] Members = [Member.HttpOnly, Member.SameSite, Member.IsEssential];

    public static void Check(FileContext file)
    {
        var fresh = TrackedTypes.CookieBuilder;
        foreach (var cookie in file.Cookies())
        {
            if (!cookie.IsReplaced)
            {
                continue;
            }

            BaseObjectCreationExpressionSyntax? creation = null;
            var dropped = new List<string>();
            foreach (var member in Members)
            {
                // What was as weak before is not lost.
                if (cookie.Cookie.DefaultOf(member) != fresh.DefaultOf(member) && Dropped(cookie.Of(member)) is { } by)
                {
                    creation ??= by;
                    dropped.Add(member);
                }
            }

            if (creation is not null && IsPlainBuilder(file, creation))
            {
                file.Report(
                    DroppedDefaults,
                    creation.GetLocation(),
                    ImmutableArray.Create(new ProposedEdit(EditKind.SplitInitializer, string.Empty, string.Empty, ImmutableArray.Create(creation.GetLocation()))),
                    cookie.Cookie.Words,
                    string.Join(" and ", dropped));
            }
        }
    }

    /// <summary>The creation that leaves the member at its own default in the end; null where something may set it.</summary>
    private static BaseObjectCreationExpressionSyntax? Dropped(ImmutableArray<Fact> facts) =>
        facts.All(static fact => fact.Origin is BaseObjectCreationExpressionSyntax && fact.Atom is ConstantAtom) ? facts[0].Origin as BaseObjectCreationExpressionSyntax : null;

    /// <summary>A class that derives from it may bring values of its own.</summary>
    private static bool IsPlainBuilder(FileContext file, BaseObjectCreationExpressionSyntax creation) =>
        creation.SyntaxTree == file.Tree && file.Model.GetTypeInfo(creation, file.Cancellation).Type is { } type && file.Application.Flow.Types.Is(TrackedTypes.CookieBuilder, type);
}
