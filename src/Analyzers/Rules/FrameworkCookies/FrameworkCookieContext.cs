using System.Collections.Immutable;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.CookiePolicy;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.FrameworkCookies;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.FrameworkCookies;

/// <summary>What rules about the framework's cookies ask of a file.</summary>
internal static class FrameworkCookieContext
{
    private const int SecureAsRequest = 0;
    private const int SecureNever = 2;

    public static ImmutableArray<ConfiguredCookie> Cookies(this FileContext file) => file.Application.FrameworkCookies.Configured(file.Cancellation);

    /// <summary>What a cookie policy makes of a cookie that is not Secure by itself.</summary>
    public static Enforcement SecureByPolicy(this FileContext file, DiagnosticDescriptor rule, Location squiggle) =>
        squiggle.SourceTree == file.Tree && file.Options(rule, squiggle).CookiePolicy.Contains("secure") ? Enforcement.Yes : file.Application.CookiePolicy.InForce(file.Cancellation).Secure;

    public static bool IsHttpOnlyByPolicy(this FileContext file, DiagnosticDescriptor rule, Location squiggle) =>
        (squiggle.SourceTree == file.Tree && file.Options(rule, squiggle).CookiePolicy.Contains("http_only"))
        || file.Application.CookiePolicy.InForce(file.Cancellation).HttpOnly is Enforcement.Yes or Enforcement.Unknown;

    /// <summary>Which rule a policy that is left, or set, like this belongs to; null where it may be Always.</summary>
    public static DiagnosticDescriptor? RuleFor(this FileContext file, ConfiguredCookie cookie, ImmutableArray<Fact> policy, Location squiggle)
    {
        var rule = cookie.Always(policy, Member.SecurePolicy, static value => value is SecureNever) ? Descriptors.FrameworkCookieDescriptors.PlainPolicy
            : cookie.Always(policy, Member.SecurePolicy, static value => value is SecureNever or SecureAsRequest) ? Descriptors.FrameworkCookieDescriptors.PolicyOfRequest
            : null;
        return rule is null ? null : file.SecureByPolicy(rule, squiggle) switch
        {
            Enforcement.No => rule,
            Enforcement.ByRequest => Descriptors.FrameworkCookieDescriptors.PolicyOfRequest,
            _ => null,
        };
    }

    /// <summary>Without the middleware the application has no session, and no cookie of it.</summary>
    public static bool HasNoSession(this FileContext file)
    {
        var pipelines = file.Application.Pipeline;
        return pipelines.IsBuiltHere(file.Cancellation) && !pipelines.Adds(Pipeline.MiddlewareNames.Session, file.Cancellation) && !pipelines.Escapes(file.Cancellation);
    }

    /// <summary>
    /// Whether the assignment is to be reported: not where it, or the call that it belongs to, hangs on a condition that cannot be told, nor
    /// where it is only there for debugging.
    /// </summary>
    public static bool Stands(this ConfiguredCookie cookie, Fact written)
    {
        if (DebugRegions.Of(written.Origin!.SyntaxTree).IsDebugOnly(written.Origin))
        {
            return false;
        }

        foreach (var source in cookie.Sources)
        {
            if (source.Call is { } call && Sets(source, cookie, written) && (DebugRegions.Of(call.Syntax.SyntaxTree).IsDebugOnly(call.Syntax) || UnknownConditions.Hold(call.Syntax)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Sets(OptionsSource source, ConfiguredCookie cookie, Fact written)
    {
        foreach (var fact in source.Of(cookie.Cookie.Part, written.Member))
        {
            if (fact.Origin == written.Origin)
            {
                return true;
            }
        }

        return false;
    }
}
