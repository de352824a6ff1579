using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.ConfigurationFiles;
using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Analyzers.Options;
using CookieSecurity.Analyzers.Reporting;
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
        ClassicTriggers.Register(context, cookie, (operation, isFound) => Check(operation, application, mayChangeLater, isFound));
    }

    private static void Check(OperationAnalysisContext context, ApplicationModel application, Lazy<bool> mayChangeLater, bool isFound)
    {
        var call = context.Operation.Syntax;
        if (!ReportScope.CoversAny(context, call, Rules))
        {
            return;
        }

        var (writes, body) = ClassicTriggers.WritesAround(context, application, isFound);
        var seen = new HashSet<(string Rule, Location Squiggle)>();
        foreach (var write in writes)
        {
            var cookie = new ClassicCookie(
                write,
                body,
                HttpCookieDefaults.In(context.Options.AdditionalFiles, context.CancellationToken),
                id => CookieSecurityOptions.For(context.Options, call.GetLocation(), context.IsGeneratedCode, id),
                finding =>
                {
                    // One creation gets one report, at the first call that it reaches.
                    if (seen.Add((finding.Rule.Id, finding.Squiggle)) && finding.Owner == call && ReportScope.Covers(context.Options, call.GetLocation(), context.IsGeneratedCode, finding.Rule))
                    {
                        var (properties, locations) = ProposedEdit.Write(finding.Edits);
                        context.ReportDiagnostic(Diagnostic.Create(finding.Rule, finding.Squiggle, locations, properties, finding.Arguments));
                    }
                });
            if (!cookie.MayBeDeletion && !mayChangeLater.Value)
            {
                ClassicFlagRules.Check(cookie);
                ClassicReachRules.Check(cookie);
            }
        }
    }
}
