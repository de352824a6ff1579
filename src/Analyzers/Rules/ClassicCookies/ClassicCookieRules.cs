using System;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.ConfigurationFiles;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Analyzers.Options;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Rules.ResponseCookies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CookieSecurity.Analyzers.Rules.ClassicCookies;

/// <summary>The rules about written cookies, for applications on System.Web: everything that starts at a cookie which is put into the response, or found there.</summary>
internal static class ClassicCookieRules
{
    private static readonly ImmutableArray<DiagnosticDescriptor> Rules = ImmutableArray.Create(
        ResponseCookieDescriptors.WithoutSecure,
        ResponseCookieDescriptors.WithoutHttpOnly,
        ResponseCookieDescriptors.SameSiteNoneWithoutSecure,
        WrittenCookieDescriptors.SharedDomain,
        WrittenCookieDescriptors.LongLife);

    public static void Register(CompilationStartAnalysisContext context, ApplicationModel application, INamedTypeSymbol cookie)
    {
        var mayChangeLater = new Lazy<bool>(() => ResponseEvents.MayChangeCookies(context.Compilation, context.CancellationToken));
        var findings = new BodyFindings();
        ClassicTriggers.Register(context, cookie, (operation, isFound) => Check(operation, application, mayChangeLater, isFound, findings));
    }

    private static void Check(OperationAnalysisContext context, ApplicationModel application, Lazy<bool> mayChangeLater, bool isFound, BodyFindings findings)
    {
        if (ReportScope.CoversAny(context, context.Operation.Syntax, Rules) && !mayChangeLater.Value)
        {
            findings.Report(context, ClassicTriggers.WritesAround(context, application, isFound), (writes, report) => Check(writes, context, application, report));
        }
    }

    private static void Check(BodyWrites writes, OperationAnalysisContext context, ApplicationModel application, Action<Finding> report)
    {
        var place = context.Operation.Syntax.GetLocation();
        var defaults = HttpCookieDefaults.In(context.Options.AdditionalFiles, context.CancellationToken);
        foreach (var write in writes.Writes)
        {
            if (ClassicTriggers.IsSent(write, application))
            {
                var cookie = new ClassicCookie(write, writes.Body, defaults, id => CookieSecurityOptions.For(context.Options, place, context.IsGeneratedCode, id), report);
                if (!cookie.MayBeDeletion)
                {
                    ClassicFlagRules.Check(cookie);
                    ClassicReachRules.Check(cookie);
                }
            }
        }
    }
}
