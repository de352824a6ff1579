using System.Collections.Generic;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Endpoints;

/// <summary>Reads handlers, filters and middleware for what they do about forms and tokens, each method once.</summary>
internal sealed class CodeReader(FlowModel flow, CancellationToken cancellation)
{
    private readonly Dictionary<SyntaxNode, CodeTraits> known = new();

    /// <summary>Of code that cannot be seen it is only known that it has the request.</summary>
    public CodeTraits TraitsOf(IMethodSymbol method)
    {
        var definition = method.OriginalDefinition.PartialImplementationPart ?? method.OriginalDefinition;
        return flow.Bodies.IsHere(definition) && !definition.IsAbstract && definition.DeclaringSyntaxReferences.Length > 0
            ? TraitsOf(definition.DeclaringSyntaxReferences[0].GetSyntax(cancellation))
            : CodeTraits.IsHandedOn;
    }

    public CodeTraits TraitsOf(SyntaxNode code)
    {
        if (known.TryGetValue(code, out var traits))
        {
            return traits;
        }

        // Whoever calls itself does no more than the rest of it does.
        known[code] = CodeTraits.None;
        var model = flow.Bodies.ModelOf(code.SyntaxTree);
        foreach (var node in code.DescendantNodes())
        {
            traits |= node switch
            {
                InvocationExpressionSyntax call => OfCall(call, model),
                IdentifierNameSyntax { Identifier.ValueText: "Form" } name => OfForm(name, model),
                IdentifierNameSyntax { Identifier.ValueText: "IAntiforgeryValidationFeature" } type =>
                    model.GetSymbolInfo(type, cancellation).Symbol is INamedTypeSymbol feature && feature.IsFromFramework() ? CodeTraits.ChecksToken : CodeTraits.None,
                _ => CodeTraits.None,
            };
        }

        return known[code] = traits;
    }

    private CodeTraits OfForm(IdentifierNameSyntax name, SemanticModel model) =>
        model.GetSymbolInfo(name, cancellation).Symbol is IPropertySymbol { ContainingType.Name: "HttpRequest" or "IFormFeature" or "FormFeature" } property && property.IsFromFramework()
        && !IsOnlyNamed(name)
            ? CodeTraits.ReadsForm
            : CodeTraits.None;

    /// <summary>In <c>nameof</c>, or set to a form that somebody made.</summary>
    private static bool IsOnlyNamed(IdentifierNameSyntax name)
    {
        var access = name.Parent is MemberAccessExpressionSyntax member && member.Name == name ? member : (SyntaxNode)name;
        return (access.Parent is AssignmentExpressionSyntax assignment && assignment.Left == access)
            || access.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } };
    }

    private CodeTraits OfCall(InvocationExpressionSyntax call, SemanticModel model)
    {
        if (model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method)
        {
            return CodeTraits.None;
        }

        if (method.Name is "ReadFormAsync" or "ReadForm" && method.IsFromFramework())
        {
            return CodeTraits.ReadsForm;
        }

        if (TokenChecks.IsOne(method))
        {
            return CodeTraits.ChecksToken;
        }

        if (method.MethodKind == MethodKind.LocalFunction)
        {
            return TraitsOf(method);
        }

        if (KnownPackages.IsUnderstood(method) || (method.MethodKind == MethodKind.DelegateInvoke && method.ContainingType.IsFromFramework()))
        {
            return CodeTraits.None;
        }

        if (flow.Bodies.IsHere(method.OriginalDefinition))
        {
            // What implements it here is looked for where it matters.
            return method.IsAbstract ? CodeTraits.None : TraitsOf(method.ReducedFrom ?? method);
        }

        return HandsRequest(call, method, model) ? CodeTraits.IsHandedOn : CodeTraits.None;
    }

    private bool HandsRequest(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model)
    {
        if (IsRequest(method.ReceiverType))
        {
            return true;
        }

        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (IsRequest(model.GetTypeInfo(argument.Expression, cancellation).Type))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRequest(ITypeSymbol? type) =>
        type is { Name: "HttpContext" or "HttpRequest" or "IFeatureCollection" or "EndpointFilterInvocationContext" or "IHttpContextAccessor" } && type.IsFromFramework();
}
