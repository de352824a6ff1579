using System;
using System.Collections.Generic;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.Rules.ClassicCookies;

/// <summary>Where a cookie of System.Web is put into the response, handed to a method of the user's own that may do so, or found in the response.</summary>
internal static class ClassicTriggers
{
    /// <param name="context">The compilation.</param>
    /// <param name="cookie">The type of cookies.</param>
    /// <param name="check">Told whether the cookie is found in the response.</param>
    public static void Register(CompilationStartAnalysisContext context, INamedTypeSymbol cookie, Action<OperationAnalysisContext, bool> check)
    {
        context.RegisterOperationAction(
            operation =>
            {
                var method = ((IInvocationOperation)operation.Operation).TargetMethod;
                if (ClassicCall.Writes(method, cookie) || IsOwnWrapper(method, cookie))
                {
                    check(operation, false);
                }
                else if (ClassicCollection.Finds(method, cookie))
                {
                    check(operation, true);
                }
            },
            OperationKind.Invocation);
        context.RegisterOperationAction(
            operation =>
            {
                if (ClassicCollection.Finds(((IPropertyReferenceOperation)operation.Operation).Property, cookie))
                {
                    check(operation, true);
                }
            },
            OperationKind.PropertyReference);
    }

    /// <summary>The cookies that the code around the operation writes in this way, and that code.</summary>
    public static (IEnumerable<CookieWrite> Writes, AnalyzedBody Body) WritesAround(OperationAnalysisContext context, ApplicationModel application, bool isFound)
    {
        var graph = context.GetControlFlowGraph();
        var written = isFound ? application.HeldCookies!.Of(graph, context.CancellationToken) : application.CookieWrites.Of(graph, context.CancellationToken);
        return (Of(written.Writes, application), written.Body);
    }

    /// <summary>A cookie that is added to something else is written by nobody.</summary>
    private static IEnumerable<CookieWrite> Of(IEnumerable<CookieWrite> writes, ApplicationModel application)
    {
        foreach (var write in writes)
        {
            if (write.Found is not null || ClassicCall.IsOfResponse(write.Call, application.Flow.Bodies.ModelOf(write.Call.SyntaxTree)))
            {
                yield return write;
            }
        }
    }

    /// <summary>A method of the user's own that is handed a cookie: it may be written there.</summary>
    private static bool IsOwnWrapper(IMethodSymbol method, INamedTypeSymbol cookie) => method.Takes(cookie) && !method.DeclaringSyntaxReferences.IsEmpty;
}
