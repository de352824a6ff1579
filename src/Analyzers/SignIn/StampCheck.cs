using System;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.SignIn;

/// <summary>
/// Whether code comes to a check of the user's security stamp: the validators of Identity, its sign-in manager, or the stamp itself. It is
/// followed through this compilation; a call that may be anything leaves it unknown.
/// </summary>
internal sealed class StampCheck(FlowModel flow, CancellationToken cancellation)
{
    private const string SecurityStamp = nameof(SecurityStamp);
    private const int MostCalls = 6;

    /// <param name="code">A lambda, a method, or an expression that is one.</param>
    public SignInValidation Of(SyntaxNode code) => Of(code, MostCalls);

    private SignInValidation Of(SyntaxNode code, int depth)
    {
        var result = SignInValidation.Custom;
        var model = flow.Bodies.ModelOf(code.SyntaxTree);
        foreach (var node in code.DescendantNodesAndSelf())
        {
            var found = node switch
            {
                SimpleNameSyntax name => OfName(name, model),
                InvocationExpressionSyntax call => OfCall(call, model, depth),
                _ => SignInValidation.Custom,
            };
            if (found == SignInValidation.Custom && node is IdentifierNameSyntax or MemberAccessExpressionSyntax && IsMethodGroup((ExpressionSyntax)node))
            {
                found = OfMethodGroup((ExpressionSyntax)node, model, depth);
            }

            if (found == SignInValidation.Stamp)
            {
                return found;
            }

            result = found == SignInValidation.Unknown ? found : result;
        }

        return result;
    }

    private SignInValidation OfName(SimpleNameSyntax name, SemanticModel model)
    {
        if (name.Identifier.ValueText.IndexOf(SecurityStamp, StringComparison.Ordinal) < 0)
        {
            return SignInValidation.Custom;
        }

        return model.GetSymbolInfo(name, cancellation).Symbol switch
        {
            null => SignInValidation.Unknown,
            { } symbol when flow.Bodies.IsHere(symbol) => SignInValidation.Custom,
            _ => SignInValidation.Stamp,
        };
    }

    private SignInValidation OfCall(InvocationExpressionSyntax call, SemanticModel model, int depth)
    {
        if (call.Expression is IdentifierNameSyntax { Identifier.ValueText: "nameof" })
        {
            return SignInValidation.Custom;
        }

        return model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method ? OfMethod(method, call, depth) : SignInValidation.Unknown;
    }

    private SignInValidation OfMethodGroup(ExpressionSyntax expression, SemanticModel model, int depth) =>
        model.GetSymbolInfo(expression, cancellation).Symbol is IMethodSymbol method ? OfMethod(method, expression, depth) : SignInValidation.Custom;

    private SignInValidation OfMethod(IMethodSymbol method, SyntaxNode use, int depth)
    {
        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return SignInValidation.Unknown;
        }

        if (method.IsFromFramework())
        {
            // The framework's own does what the object's delegate does.
            return method.Name == Member.ValidatePrincipal && !IsBase(use) ? SignInValidation.Unknown : SignInValidation.Custom;
        }

        var target = method.ReducedFrom ?? method.OriginalDefinition;
        target = target.PartialImplementationPart ?? target;
        if (!flow.Bodies.IsHere(target) || target.ContainingType?.TypeKind == TypeKind.Interface || target.IsAbstract || MayBeOverridden(target, use))
        {
            return SignInValidation.Unknown;
        }

        var body = target.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        return body.Contains(use) ? SignInValidation.Custom : depth == 0 ? SignInValidation.Unknown : Of(body, depth - 1);
    }

    private static bool MayBeOverridden(IMethodSymbol method, SyntaxNode use) =>
        (method.IsVirtual || method.IsOverride) && !method.IsSealed && !method.ContainingType.IsSealed && !IsBase(use);

    private static bool IsBase(SyntaxNode use) => use is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax } };

    /// <summary>A name that may be a method handed to somebody: not called, not a part of a longer name.</summary>
    private static bool IsMethodGroup(ExpressionSyntax expression) =>
        expression.Parent is ArgumentSyntax or AssignmentExpressionSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax
        || expression.Parent is null or not ExpressionSyntax and not NameColonSyntax and not TypeArgumentListSyntax;
}
