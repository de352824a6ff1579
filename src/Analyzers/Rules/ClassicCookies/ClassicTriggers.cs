using System;
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

    /// <summary>The cookies that the code around the operation writes in this way.</summary>
    public static BodyWrites WritesAround(OperationAnalysisContext context, ApplicationModel application, bool isFound)
    {
        var graph = context.GetControlFlowGraph();
        return isFound ? application.HeldCookies!.Of(graph, context.CancellationToken) : application.CookieWrites.Of(graph, context.CancellationToken);
    }

    /// <summary>A cookie that is added to something else than a response is sent to nobody.</summary>
    public static bool IsSent(CookieWrite write, ApplicationModel application) =>
        write.Found is not null || ClassicCall.IsOfResponse(write.Call, application.Flow.Bodies.ModelOf(write.Call.SyntaxTree));

    /// <summary>A method of the user's own that is handed a cookie: it may be written there.</summary>
    private static bool IsOwnWrapper(IMethodSymbol method, INamedTypeSymbol cookie) => method.Takes(cookie) && !method.DeclaringSyntaxReferences.IsEmpty;
}
