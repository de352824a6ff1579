using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.SignIn;

/// <summary>What a class of sign-in events does to validate a cookie: by an override, or by the delegate that its construction sets.</summary>
internal sealed class EventsClass(FlowModel flow, CancellationToken cancellation)
{
    private readonly StampCheck check = new(flow, cancellation);
    private readonly NamedHandler handlers = new(flow, cancellation);

    public SignInValidation Of(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (flow.Types.Is(TrackedTypes.SignInEvents, current))
            {
                return OfConstruction(type);
            }

            if (!flow.Bodies.IsHere(current))
            {
                return SignInValidation.Unknown;
            }

            if (Override(current) is { } method)
            {
                return OfOverride(method, type);
            }
        }

        return SignInValidation.Unknown;
    }

    /// <summary>The override in the class itself; one that hides is none.</summary>
    public static IMethodSymbol? Override(INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers(Member.ValidatePrincipal))
        {
            if (member is IMethodSymbol { IsOverride: true, DeclaringSyntaxReferences.Length: 1 } method)
            {
                return method;
            }
        }

        return null;
    }

    private SignInValidation OfOverride(IMethodSymbol method, INamedTypeSymbol type)
    {
        var code = method.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        var found = check.Of(code);
        return found == SignInValidation.Custom && CallsFramework(code) && OfConstruction(type) is var delegated && delegated != SignInValidation.Removed ? delegated : found;
    }

    /// <summary>The framework's <c>ValidatePrincipal</c> does nothing but call the delegate.</summary>
    private static bool CallsFramework(SyntaxNode code)
    {
        foreach (var node in code.DescendantNodes())
        {
            if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax, Name.Identifier.ValueText: Member.ValidatePrincipal } })
            {
                return true;
            }
        }

        return false;
    }

    private SignInValidation OfConstruction(INamedTypeSymbol type)
    {
        var result = SignInValidation.Removed;
        for (var current = type; current is not null && flow.Bodies.IsHere(current); current = current.BaseType)
        {
            foreach (var declared in current.DeclaringSyntaxReferences)
            {
                foreach (var node in declared.GetSyntax(cancellation).DescendantNodes())
                {
                    if (node is AssignmentExpressionSyntax assignment && IsDelegate(assignment.Left))
                    {
                        var set = OfHandler(assignment.Right);
                        if (set != SignInValidation.Custom)
                        {
                            return set;
                        }

                        result = set;
                    }
                }
            }
        }

        return result;
    }

    private SignInValidation OfHandler(ExpressionSyntax handler) =>
        handlers.Of(handler) is { } code ? check.Of(code)
        : check.Of(handler) == SignInValidation.Stamp ? SignInValidation.Stamp
        : SignInValidation.Unknown;

    private static bool IsDelegate(ExpressionSyntax target) => target is IdentifierNameSyntax { Identifier.ValueText: Member.OnValidatePrincipal }
        or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax, Name.Identifier.ValueText: Member.OnValidatePrincipal };
}
