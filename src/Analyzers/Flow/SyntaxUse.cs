using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Flow;

internal enum UseKind
{
    /// <summary>Looks at it, or at a member of it.</summary>
    Read,

    /// <summary>Assigns the variable.</summary>
    Write,

    /// <summary>Assigns a member of the object.</summary>
    MemberWrite,

    /// <summary>Hands the object on: an argument, another variable, a result.</summary>
    Handed,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>What the code around an expression does with it, as far as its form tells.</summary>
internal static class SyntaxUse
{
    /// <summary>Whether running the code may assign a variable that it does not declare, itself or through a local function.</summary>
    public static bool MayWriteVariable(SyntaxNode code)
    {
        foreach (var node in code.DescendantNodes())
        {
            switch (node)
            {
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax or TupleExpressionSyntax, Parent: not InitializerExpressionSyntax }:
                case PrefixUnaryExpressionSyntax { Operand: IdentifierNameSyntax, RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression or (int)SyntaxKind.AddressOfExpression }:
                case PostfixUnaryExpressionSyntax { Operand: IdentifierNameSyntax, RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression }:
                case RefExpressionSyntax:
                case ArgumentSyntax { RefOrOutKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword, Expression: IdentifierNameSyntax }:
                case InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: not "nameof" } }:
                    return true;
            }
        }

        return false;
    }

    public static UseKind Of(ExpressionSyntax use)
    {
        var carrier = Carrier(use);
        switch (carrier.Parent)
        {
            case AssignmentExpressionSyntax assignment when assignment.Left == carrier:
                return UseKind.Write;
            case AssignmentExpressionSyntax:
                return UseKind.Other;
            case ArgumentSyntax argument when !argument.RefOrOutKeyword.IsKind(SyntaxKind.None):
                return argument.RefOrOutKeyword.IsKind(SyntaxKind.InKeyword) ? UseKind.Handed : UseKind.Write;
            case ArgumentSyntax { Parent: TupleExpressionSyntax tuple }:
                return IsAssigned(tuple) ? UseKind.Write : UseKind.Other;
            case RefExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.AddressOfExpression }:
                return UseKind.Write;
            case IsPatternExpressionSyntax { Pattern: var pattern } when NamesVariable(pattern):
                return UseKind.Other;
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } }:
                return UseKind.Read;
            case ArgumentSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax:
                return UseKind.Handed;
            case MemberAccessExpressionSyntax access when access.Expression == carrier:
                return OfMember(access);
            case ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax } access when access.Expression == carrier:
                return UseKind.Read;
            case PostfixUnaryExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression }:
                return UseKind.Write;
            case BinaryExpressionSyntax or IsPatternExpressionSyntax or PrefixUnaryExpressionSyntax or ExpressionStatementSyntax
                or IfStatementSyntax or WhileStatementSyntax or DoStatementSyntax or ConditionalExpressionSyntax or InterpolationSyntax:
                return UseKind.Read;
            default:
                return UseKind.Other;
        }
    }

    /// <summary>The outermost expression with the same object: casts, parentheses, <c>!</c>, arms of <c>?:</c> and <c>??</c>.</summary>
    public static ExpressionSyntax Carrier(ExpressionSyntax use)
    {
        for (var carrier = use; ;)
        {
            switch (carrier.Parent)
            {
                case ParenthesizedExpressionSyntax or CastExpressionSyntax or AwaitExpressionSyntax:
                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression or (int)SyntaxKind.AsExpression }:
                case ConditionalExpressionSyntax conditional when conditional.Condition != carrier:
                    carrier = (ExpressionSyntax)carrier.Parent;
                    break;
                default:
                    return carrier;
            }
        }
    }

    private static bool IsAssigned(TupleExpressionSyntax tuple)
    {
        ExpressionSyntax outermost = tuple;
        while (outermost.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax outer })
        {
            outermost = outer;
        }

        return outermost.Parent is AssignmentExpressionSyntax assignment && assignment.Left == outermost;
    }

    /// <summary><c>x is { } y</c> gives the object another name.</summary>
    private static bool NamesVariable(PatternSyntax pattern)
    {
        foreach (var node in pattern.DescendantNodesAndSelf())
        {
            if (node is SingleVariableDesignationSyntax)
            {
                return true;
            }
        }

        return false;
    }

    private static UseKind OfMember(MemberAccessExpressionSyntax access) => access.Parent switch
    {
        _ when access.Name.Identifier.ValueText == Member.Extensions => UseKind.Other,
        ArgumentSyntax { Parent: TupleExpressionSyntax tuple } when IsAssigned(tuple) => UseKind.MemberWrite,
        RefExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.AddressOfExpression } => UseKind.MemberWrite,
        AssignmentExpressionSyntax assignment when assignment.Left == access => UseKind.MemberWrite,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } => UseKind.MemberWrite,
        InvocationExpressionSyntax => access.Name.Identifier.ValueText is "ToString" or "GetHashCode" or "Equals" or "GetType" or "CreateCookieHeader" or "Build" ? UseKind.Read : UseKind.Other,
        ArgumentSyntax argument when !argument.RefOrOutKeyword.IsKind(SyntaxKind.None) => UseKind.MemberWrite,
        _ => UseKind.Read,
    };
}
