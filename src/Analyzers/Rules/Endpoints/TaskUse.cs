using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.Endpoints;

/// <summary>What becomes of the task that a call gives back.</summary>
internal static class TaskUse
{
    /// <summary>Whether nobody waits for it, so that its exception goes nowhere.</summary>
    public static bool IsTaskDropped(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        var whole = Whole(call, throughWaiting: false, out var waits);
        return !waits && IsDropped(whole, model, cancellation);
    }

    /// <summary>Whether nobody asks for its result.</summary>
    public static bool IsResultDropped(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation) =>
        IsDropped(Whole(call, throughWaiting: true, out _), model, cancellation);

    /// <summary>The expression that hands the task or its result on: <c>(await task.ConfigureAwait(false))</c>.</summary>
    public static ExpressionSyntax Whole(InvocationExpressionSyntax call, bool throughWaiting, out bool waits)
    {
        waits = false;
        ExpressionSyntax whole = call;
        while (true)
        {
            switch (whole.Parent)
            {
                case ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax or ConditionalAccessExpressionSyntax:
                    whole = (ExpressionSyntax)whole.Parent;
                    continue;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "AsTask" or "Preserve", Parent: InvocationExpressionSyntax outer }:
                    whole = outer;
                    continue;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter" or "GetResult" or "Wait", Parent: InvocationExpressionSyntax outer } when outer.Parent is not null:
                    waits = true;
                    if (!throughWaiting)
                    {
                        return whole;
                    }

                    whole = outer;
                    continue;
                case AwaitExpressionSyntax wait:
                    waits = true;
                    if (!throughWaiting)
                    {
                        return whole;
                    }

                    whole = wait;
                    continue;
                default:
                    return whole;
            }
        }
    }

    private static bool IsDropped(ExpressionSyntax whole, SemanticModel model, CancellationToken cancellation) => whole.Parent switch
    {
        ExpressionStatementSyntax => true,
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } left } assignment when assignment.Right == whole =>
            model.GetSymbolInfo(left, cancellation).Symbol is IDiscardSymbol,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => !IsUsed(variable),
        AnonymousFunctionExpressionSyntax lambda => model.GetSymbolInfo(lambda, cancellation).Symbol is IMethodSymbol method && GivesNothing(method, whole),
        ArrowExpressionClauseSyntax { Parent: { } member } => model.GetDeclaredSymbol(member, cancellation) is IMethodSymbol declared && GivesNothing(declared, whole),
        _ => false,
    };

    /// <summary>The value of an expression body that nobody gets.</summary>
    private static bool GivesNothing(IMethodSymbol method, ExpressionSyntax whole) =>
        method.ReturnsVoid || (method.IsAsync && whole is AwaitExpressionSyntax && method.ReturnType is INamedTypeSymbol { TypeArguments.Length: 0 });

    private static bool IsUsed(VariableDeclaratorSyntax variable)
    {
        var around = variable.FirstAncestorOrSelf<SyntaxNode>(static node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or FieldDeclarationSyntax or CompilationUnitSyntax);
        return around is null or FieldDeclarationSyntax
            || around.DescendantNodes().Any(node => node is IdentifierNameSyntax name && name.Identifier.ValueText == variable.Identifier.ValueText);
    }
}
