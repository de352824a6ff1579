using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.ConfigurationFiles;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Analyzers.Options;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

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
        context.RegisterOperationAction(
            operation =>
            {
                var method = ((IInvocationOperation)operation.Operation).TargetMethod;
                if (ClassicCall.Writes(method, cookie) || IsOwnWrapper(method, cookie))
                {
                    Check(operation, application, mayChangeLater, isFound: false);
                }
                else if (ClassicCollection.Finds(method, cookie))
                {
                    Check(operation, application, mayChangeLater, isFound: true);
                }
            },
            OperationKind.Invocation);
        context.RegisterOperationAction(
            operation =>
            {
                if (ClassicCollection.Finds(((IPropertyReferenceOperation)operation.Operation).Property, cookie))
                {
                    Check(operation, application, mayChangeLater, isFound: true);
                }
            },
            OperationKind.PropertyReference);
    }

    /// <summary>A method of the user's own that is handed a cookie: it may be written there.</summary>
    private static bool IsOwnWrapper(IMethodSymbol method, INamedTypeSymbol cookie) => method.Takes(cookie) && !method.DeclaringSyntaxReferences.IsEmpty;

    private static void Check(OperationAnalysisContext context, ApplicationModel application, Lazy<bool> mayChangeLater, bool isFound)
    {
        var call = context.Operation.Syntax;
        if (!ReportScope.CoversAny(context, call, Rules))
        {
            return;
        }

        var graph = context.GetControlFlowGraph();
        var writes = isFound ? application.HeldCookies!.Of(graph, context.CancellationToken) : application.CookieWrites.Of(graph, context.CancellationToken);
        var seen = new HashSet<(string Rule, Location Squiggle)>();
        foreach (var write in writes.Writes)
        {
            if (write.Found is null && !ClassicCall.IsOfResponse(write.Call, application.Flow.Bodies.ModelOf(write.Call.SyntaxTree)))
            {
                continue;
            }

            var cookie = new ClassicCookie(
                write,
                writes.Body,
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
