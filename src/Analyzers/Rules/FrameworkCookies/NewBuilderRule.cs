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
        foreach (var cookie in file.Cookies())
        {
            var (creation, dropped) = Dropped(file, cookie);
            if (creation is not null)
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

    /// <summary>Whether the builder is reported here, and its SecurePolicy not by itself.</summary>
    public static bool Takes(FileContext file, ConfiguredCookie cookie) => Dropped(file, cookie).Creation is not null;

    /// <summary>The new builder that leaves the member at its own default in the end; null where something may set it, or it lies in another file.</summary>
    public static BaseObjectCreationExpressionSyntax? LeftBy(FileContext file, ImmutableArray<Fact> facts) =>
        facts.All(static fact => fact.Origin is BaseObjectCreationExpressionSyntax && fact.Atom is ConstantAtom)
        && facts[0].Origin is BaseObjectCreationExpressionSyntax creation && IsPlainBuilder(file, creation)
            ? creation
            : null;

    private static (BaseObjectCreationExpressionSyntax? Creation, List<string> Members) Dropped(FileContext file, ConfiguredCookie cookie)
    {
        BaseObjectCreationExpressionSyntax? creation = null;
        var dropped = new List<string>();
        if (cookie.IsReplaced)
        {
            var fresh = TrackedTypes.CookieBuilder;
            foreach (var member in Members)
            {
                // What was as weak before is not lost.
                if (cookie.Cookie.DefaultOf(member) != fresh.DefaultOf(member) && LeftBy(file, cookie.Of(member)) is { } by)
                {
                    creation ??= by;
                    dropped.Add(member);
                }
            }
        }

        return (creation, dropped);
    }

    /// <summary>A class that derives from it may bring values of its own.</summary>
    private static bool IsPlainBuilder(FileContext file, BaseObjectCreationExpressionSyntax creation) =>
        creation.SyntaxTree == file.Tree && file.Model.GetTypeInfo(creation, file.Cancellation).Type is { } type && file.Application.Flow.Types.Is(TrackedTypes.CookieBuilder, type);
}
