using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Endpoints;

/// <summary>The filters that run around a handler.</summary>
internal static class EndpointFilters
{
    public static CodeTraits TraitsOf(EndpointScope scope, FlowModel flow, CodeReader reader, CancellationToken cancellation)
    {
        var traits = CodeTraits.None;
        foreach (var around in scope.Around())
        {
            foreach (var call in around.Conventions)
            {
                if (call is { IsFramework: true, Name: EndpointNames.AddFilter or EndpointNames.AddFilterFactory })
                {
                    traits |= OfFilter(call, flow, reader, cancellation);
                }
            }
        }

        return traits;
    }

    private static CodeTraits OfFilter(SetupCall call, FlowModel flow, CodeReader reader, CancellationToken cancellation)
    {
        foreach (var type in call.Method.TypeArguments)
        {
            if (IsFilter(type))
            {
                return OfClass(type, reader);
            }
        }

        foreach (var argument in call.Ways[0].Arguments)
        {
            if (argument.Parameter is null or { Ordinal: 0 })
            {
                continue;
            }

            if (argument.Value.Single is DelegateAtom target && EndpointHandler.CodeOf(target, flow, cancellation) is { } code)
            {
                return reader.TraitsOf(code);
            }

            var expression = argument.Syntax is ArgumentSyntax written ? written.Expression : argument.Syntax;
            if (flow.Bodies.ModelOf(expression.SyntaxTree).GetTypeInfo(expression, cancellation).Type is { TypeKind: TypeKind.Class } type)
            {
                return OfClass(type, reader);
            }
        }

        return CodeTraits.IsHandedOn;
    }

    private static bool IsFilter(ITypeSymbol type)
    {
        foreach (var one in type.AllInterfaces)
        {
            if (one.Name == "IEndpointFilter")
            {
                return true;
            }
        }

        return false;
    }

    private static CodeTraits OfClass(ITypeSymbol type, CodeReader reader)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers("InvokeAsync"))
            {
                if (member is IMethodSymbol method)
                {
                    return reader.TraitsOf(method);
                }
            }
        }

        return CodeTraits.IsHandedOn;
    }
}
