using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.CookiePolicy;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.FrameworkCookies;
using CookieSecurity.Analyzers.Pipeline;
using CookieSecurity.Analyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Inventory;

/// <summary>
/// The cookie that remembers the user's consent to others: written where code grants it, or by script from a text that code makes, in an
/// application that has a cookie policy.
/// </summary>
/// <remarks>https://learn.microsoft.com/aspnet/core/security/gdpr</remarks>
internal static class ConsentCookies
{
    private const string Name = ".AspNet.Consent";
    private const string IsNeeded = "CheckConsentNeeded";

    /// <summary>The policies that ask for consent.</summary>
    public static IEnumerable<IssuedFrameworkCookie> OfPolicies(ApplicationModel application, CancellationToken cancellation)
    {
        foreach (var use in Uses(application, cancellation))
        {
            var cookie = OfPolicy(use, application, cancellation);
            if (Settled.In(cookie.Sources, SchemeName.Default, static source => source.Of(IsNeeded)).Any(fact => Asks(fact, application.Flow, cancellation)))
            {
                yield return new IssuedFrameworkCookie(use.Syntax, cookie, Name, IsPrefix: false);
            }
        }
    }

    /// <summary>What a call writes that grants consent, or that makes the cookie for script; null where the application has no cookie policy that would do it.</summary>
    public static IssuedFrameworkCookie? OfCall(SyntaxNode call, ApplicationModel application, CancellationToken cancellation) =>
        IssuedFrameworkCookies.IsUsed(application.Pipeline, MiddlewareNames.CookiePolicy, cancellation)
            ? new IssuedFrameworkCookie(call, OfPolicy(Uses(application, cancellation).FirstOrDefault(), application, cancellation), Name, IsPrefix: false)
            : null;

    private static IEnumerable<SetupCall> Uses(ApplicationModel application, CancellationToken cancellation) =>
        application.Setup.Calls(cancellation).Where(static call => CookiePolicyModel.IsUse(call.Method));

    private static ConfiguredCookie OfPolicy(SetupCall? use, ApplicationModel application, CancellationToken cancellation)
    {
        var cookie = application.FrameworkCookies.Of(TrackedTypes.CookiePolicy, SchemeName.Default, cancellation);
        return use is not null && OptionsSources.Replacing(use, TrackedTypes.CookiePolicy) is { } own ? cookie with { Sources = [own] } : cookie;
    }

    /// <summary>A delegate that somebody sets asks, but for one that always says no; configuration that cannot be seen holds no delegates.</summary>
    private static bool Asks(Fact fact, FlowModel flow, CancellationToken cancellation) =>
        fact.Atom != Atom.Unset && fact.Origin is not null && !fact.Atom.IsConstant(null)
        && !(fact.Atom is DelegateAtom target && CodeOf(target, flow, cancellation) is { } code && AlwaysDenies(code, flow.Bodies.ModelOf(code.SyntaxTree), cancellation));

    private static SyntaxNode? CodeOf(DelegateAtom target, FlowModel flow, CancellationToken cancellation) =>
        target.Lambda is { } lambda ? lambda.Syntax
        : flow.Bodies.IsHere(target.Method) && target.Method is { IsVirtual: false, IsOverride: false, DeclaringSyntaxReferences: { Length: 1 } declared } ? declared[0].GetSyntax(cancellation)
        : null;

    private static bool AlwaysDenies(SyntaxNode code, SemanticModel model, CancellationToken cancellation)
    {
        var answers = ImmutableArray.CreateBuilder<ExpressionSyntax>();
        foreach (var node in code.DescendantNodes(node => node == code || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
        {
            var answer = node is ReturnStatementSyntax { Expression: { } returned } ? returned
                : node is ArrowExpressionClauseSyntax { Expression: var arrow } && node.Parent == code ? arrow
                : node is ExpressionSyntax body && code is LambdaExpressionSyntax lambda && lambda.ExpressionBody == body ? body
                : null;
            if (answer is not null)
            {
                answers.Add(answer);
            }
        }

        return answers.Count > 0 && answers.All(answer => model.GetConstantValue(answer, cancellation) is { HasValue: true, Value: false });
    }
}
