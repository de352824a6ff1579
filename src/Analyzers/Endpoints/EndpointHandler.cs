using System.Collections.Generic;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Endpoints;

/// <summary>The lambda, local function or method that answers.</summary>
/// <param name="Method">With its parameters and attributes.</param>
/// <param name="Code">Its code; null where that cannot be seen.</param>
/// <param name="BindsParameters">Whether the framework makes its parameters from the request; else it is handed the request itself.</param>
internal sealed record EndpointHandler(IMethodSymbol Method, SyntaxNode? Code, bool BindsParameters)
{
    /// <summary>Null where it is not known which one it is.</summary>
    public static EndpointHandler? Of(SetupCall call, FlowModel flow, CancellationToken cancellation)
    {
        var binds = call.Argument("handler") is not null;
        return (call.Argument("handler") ?? call.Argument("requestDelegate"))?.Single is DelegateAtom target
            ? new EndpointHandler(target.Method, CodeOf(target, flow, cancellation), binds)
            : null;
    }

    /// <summary>What it does itself, and what its parameters do that make themselves from the request.</summary>
    public CodeTraits Traits(CodeReader reader)
    {
        var traits = Code is null ? CodeTraits.IsHandedOn : reader.TraitsOf(Code);
        if (BindsParameters)
        {
            foreach (var binder in Binders())
            {
                traits |= reader.TraitsOf(binder);
            }
        }

        return traits;
    }

    public static SyntaxNode? CodeOf(DelegateAtom target, FlowModel flow, CancellationToken cancellation) =>
        target.Lambda is { } lambda ? lambda.Syntax
        : flow.Bodies.IsHere(target.Method) && target.Method is { IsAbstract: false, DeclaringSyntaxReferences.Length: > 0 }
            ? (target.Method.OriginalDefinition.PartialImplementationPart ?? target.Method.OriginalDefinition).DeclaringSyntaxReferences[0].GetSyntax(cancellation)
        : null;

    /// <summary><c>static ValueTask&lt;T&gt; BindAsync(HttpContext context)</c> of a parameter's type.</summary>
    private IEnumerable<IMethodSymbol> Binders()
    {
        foreach (var parameter in Method.Parameters)
        {
            foreach (var member in parameter.Type.GetMembers("BindAsync"))
            {
                if (member is IMethodSymbol { IsStatic: true, Parameters.Length: > 0 } binder)
                {
                    yield return binder;
                }
            }
        }
    }
}
