using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Pipeline;

/// <summary>What a setup call is made on, as far as pipelines are concerned.</summary>
internal enum CallTarget
{
    Other,
    Pipeline,
    Endpoints,
}

/// <summary>Where pipelines come from, and which calls have to do with one.</summary>
internal static class PipelineOrigins
{
    private const string WebApplication = nameof(WebApplication);

    public static CallTarget TargetOf(IMethodSymbol method)
    {
        var target = method is { IsStatic: true, Parameters.Length: > 0 } ? method.Parameters[0].Type : method.IsStatic ? null : method.ContainingType;
        return target is null ? CallTarget.Other
            : SetupSurface.IsPipeline(target) ? CallTarget.Pipeline
            : target.Name == "IEndpointRouteBuilder" && target.IsFromFramework() ? CallTarget.Endpoints
            : CallTarget.Other;
    }

    /// <summary><c>builder.Build()</c> and <c>WebApplication.Create()</c>.</summary>
    public static bool IsMade(SetupCall call) =>
        call.IsFramework && call.Method.ReturnType.Name == WebApplication
        && ((call.Name == "Build" && call.Method.ContainingType.Name == "WebApplicationBuilder") || (call.Name == "Create" && call.Method.ContainingType.Name == WebApplication));

    /// <summary><c>app.Run()</c> of the application, not the middleware of that name.</summary>
    public static bool IsStart(IMethodSymbol method) => method.ContainingType.Name == WebApplication && method.Name is "Run" or "RunAsync" or "Start" or "StartAsync" && !method.IsStatic && method.IsFromFramework();

    /// <summary>A call that leaves the pipeline as it is: <c>app.Build()</c>, <c>app.New()</c>, <c>await app.DisposeAsync()</c>.</summary>
    public static bool AddsMiddleware(IMethodSymbol method) => method.IsStatic || method.Name == MiddlewareNames.Inline;

    public static PipelineKind KindOf(SetupAtom builder, SetupBody body, FlowModel flow, CancellationToken cancellation)
    {
        switch (builder.Call)
        {
            case InvocationExpressionSyntax:
                foreach (var call in body.Calls)
                {
                    if (call.Syntax == builder.Call && IsMade(call))
                    {
                        return PipelineKind.WebApplication;
                    }
                }

                return PipelineKind.Part;
            case ParameterSyntax parameter:
                return OfParameter(parameter, body, flow, cancellation);
            default:
                return PipelineKind.Part;
        }
    }

    /// <summary>The member that builds the application gives it to a caller, who may go on.</summary>
    public static bool IsHandedBack(SetupBody body, FlowModel flow, CancellationToken cancellation) =>
        body.Root is MethodDeclarationSyntax
        && flow.Bodies.ModelOf(body.Root.SyntaxTree).GetDeclaredSymbol(body.Root, cancellation) is IMethodSymbol { ReturnsVoid: false } method
        && (SetupSurface.Makes(method) || method.ReturnType.Name == "IHost");

    private static PipelineKind OfParameter(ParameterSyntax parameter, SetupBody body, FlowModel flow, CancellationToken cancellation)
    {
        if (parameter.FirstAncestorOrSelf<SyntaxNode>(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax) is not { } function)
        {
            return PipelineKind.Part;
        }

        if (function is MethodDeclarationSyntax method)
        {
            return flow.Bodies.ModelOf(method.SyntaxTree).GetDeclaredSymbol(method, cancellation) is IMethodSymbol symbol && StartupClass.IsConfigure(symbol) ? PipelineKind.Host : PipelineKind.Part;
        }

        foreach (var call in body.Calls)
        {
            if (call is { IsFramework: true, Name: "Configure" } && call.Method.Parameters[0].Type.Name == "IWebHostBuilder" && BranchDelegate.Receives(call, parameter))
            {
                return PipelineKind.Host;
            }
        }

        return PipelineKind.Part;
    }
}
