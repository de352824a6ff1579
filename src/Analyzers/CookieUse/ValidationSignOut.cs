using System.Threading;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.CookieUse;

/// <summary>Whether the validation of a sign-in cookie signs out: it then deletes the cookie while authentication runs.</summary>
internal sealed class ValidationSignOut(FlowModel flow, OptionsConfiguration configuration, CancellationToken cancellation)
{
    private const string ValidatePrincipal = nameof(ValidatePrincipal);
    private const string SignOut = "SignOutAsync";

    private readonly ReachableCalls calls = new(flow, cancellation);

    public bool Happens()
    {
        foreach (var source in configuration.Sources(cancellation))
        {
            if (source.Type == TrackedTypes.SignIn && Happens(source))
            {
                return true;
            }
        }

        return false;
    }

    private bool Happens(OptionsSource source)
    {
        foreach (var handler in source.Of(Member.Events, Member.OnValidatePrincipal))
        {
            if (handler.Atom is DelegateAtom target && calls.CodeOf(target) is { } code && SignsOut(code))
            {
                return true;
            }
        }

        foreach (var member in new[] { Member.Events, Member.EventsType })
        {
            foreach (var fact in source.Of(member))
            {
                if (EventsClass(fact) is { } type && Override(type) is { } code && SignsOut(code))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool SignsOut(SyntaxNode code) => calls.Reach(code, SignOut, static method => method.IsFromFramework());

    /// <summary><c>Events = new OwnEvents()</c>, <c>EventsType = typeof(OwnEvents)</c>.</summary>
    private INamedTypeSymbol? EventsClass(Fact fact)
    {
        if (fact.Origin is not AssignmentExpressionSyntax { Right: var value })
        {
            return null;
        }

        var model = flow.Bodies.ModelOf(value.SyntaxTree);
        return value switch
        {
            TypeOfExpressionSyntax typeOf => model.GetTypeInfo(typeOf.Type, cancellation).Type as INamedTypeSymbol,
            BaseObjectCreationExpressionSyntax => model.GetTypeInfo(value, cancellation).Type as INamedTypeSymbol,
            _ => null,
        };
    }

    private SyntaxNode? Override(INamedTypeSymbol type)
    {
        for (var current = type; current is not null && flow.Bodies.IsHere(current); current = current.BaseType)
        {
            foreach (var member in current.GetMembers(ValidatePrincipal))
            {
                if (member is IMethodSymbol { IsOverride: true, DeclaringSyntaxReferences.Length: 1 })
                {
                    return member.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
                }
            }
        }

        return null;
    }
}
