using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.CookieUse;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.SignIn;

/// <summary>Reads what one place that configures a sign-in cookie leaves of its validation.</summary>
internal sealed class ValidationSettings(FlowModel flow, CancellationToken cancellation)
{
    private readonly StampCheck check = new(flow, cancellation);
    private readonly EventsClass classes = new(flow, cancellation);
    private readonly ReachableCalls calls = new(flow, cancellation);
    private readonly NamedHandler handlers = new(flow, cancellation);

    /// <summary>One for each way on which the place may leave it.</summary>
    public ImmutableArray<ValidationSetting> Of(OptionsSource source)
    {
        var found = new List<ValidationSetting>();
        foreach (var type in source.Of(Member.EventsType))
        {
            found.Add(type.Atom == Atom.Unset || type.Atom.IsConstant(null)
                ? new ValidationSetting(SignInValidation.Untouched, ValidationMember.EventsType, type.Origin, null, null)
                : OfType(type));
        }

        if (found.Exists(static setting => setting.Kind != SignInValidation.Untouched))
        {
            // With a type of events, events are never asked.
            return found.ToImmutableArray();
        }

        found.Clear();

        foreach (var events in source.Of(Member.Events))
        {
            if (events.Atom is not ObjectAtom held || source.After.StateOf(held) is not { } state)
            {
                found.Add(new ValidationSetting(SignInValidation.Unknown, ValidationMember.Events, events.Origin, null, null));
                continue;
            }

            var own = OwnClass(held);
            foreach (var handler in state[Member.OnValidatePrincipal])
            {
                found.Add(own is not null ? OfEvents(events, own, handler)
                    : handler.Atom == Atom.Unset ? new ValidationSetting(IsNew(held) ? SignInValidation.Removed : SignInValidation.Untouched, ValidationMember.Events, events.Origin, null, null)
                    : OfHandler(handler));
            }
        }

        return found.ToImmutableArray();
    }

    private static bool IsNew(ObjectAtom events) => events.Site.Node is BaseObjectCreationExpressionSyntax;

    /// <summary>The class of the object where it is not the framework's.</summary>
    private INamedTypeSymbol? OwnClass(ObjectAtom events) =>
        events.Site.Node is BaseObjectCreationExpressionSyntax creation
        && flow.Bodies.ModelOf(creation.SyntaxTree).GetTypeInfo(creation, cancellation).Type is INamedTypeSymbol type && !flow.Types.Is(TrackedTypes.SignInEvents, type)
            ? type
            : null;

    private ValidationSetting OfEvents(Fact events, INamedTypeSymbol type, Fact handler)
    {
        var kind = classes.Of(type);
        return kind == SignInValidation.Removed && handler.Atom != Atom.Unset
            ? OfHandler(handler)
            : new ValidationSetting(kind, ValidationMember.Events, events.Origin, flow.Bodies.IsHere(type) ? type : null, null);
    }

    private ValidationSetting OfHandler(Fact handler)
    {
        var target = handler.Atom as DelegateAtom;
        var kind = target is null ? OfNamed(handler) : OfDelegate(target);
        return new ValidationSetting(kind, ValidationMember.OnValidatePrincipal, handler.Origin, null, target);
    }

    private SignInValidation OfDelegate(DelegateAtom target)
    {
        if (target.Lambda is null && target.Method.ContainingType?.Name.Contains("SecurityStamp") == true && target.Method.IsFromFramework())
        {
            return SignInValidation.Stamp;
        }

        return calls.CodeOf(target) is { } code ? check.Of(code) : SignInValidation.Unknown;
    }

    /// <summary>A handler that the flow does not follow: it comes from a field, a property or a helper.</summary>
    private SignInValidation OfNamed(Fact handler) =>
        handler.Origin is AssignmentExpressionSyntax { Right: var value } assignment && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && handlers.Of(value) is { } code
            ? check.Of(code)
            : SignInValidation.Unknown;

    private ValidationSetting OfType(Fact fact)
    {
        var type = fact.Origin is AssignmentExpressionSyntax { Right: TypeOfExpressionSyntax typeOf }
            ? flow.Bodies.ModelOf(typeOf.SyntaxTree).GetTypeInfo(typeOf.Type, cancellation).Type as INamedTypeSymbol
            : null;
        var kind = type is null ? SignInValidation.Unknown : classes.Of(type);
        return new ValidationSetting(kind, ValidationMember.EventsType, fact.Origin, type is not null && flow.Bodies.IsHere(type) ? type : null, null);
    }
}
