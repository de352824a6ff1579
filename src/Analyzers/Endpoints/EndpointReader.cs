using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Pipeline;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Endpoints;

/// <summary>Sorts the setup calls into endpoints, groups, and what is said of them.</summary>
internal sealed class EndpointReader(FlowModel flow, SetupModel setup, CancellationToken cancellation)
{
    private readonly ImmutableArray<MappedEndpoint>.Builder endpoints = ImmutableArray.CreateBuilder<MappedEndpoint>();
    private readonly Dictionary<SetupAtom, EndpointScope> scopes = new();
    private readonly Dictionary<IMethodSymbol, List<(int Ordinal, EndpointScope Scope)>> handed = new(SymbolEqualityComparer.Default);
    private readonly EndpointScope nobodyKnows = new(null) { IsUnknown = true, IsShared = true };

    public ImmutableArray<MappedEndpoint> Read()
    {
        foreach (var body in setup.Bodies(cancellation))
        {
            foreach (var call in body.Calls)
            {
                Read(call, body);
            }

            foreach (var lost in body.Lost)
            {
                Lose(lost);
            }
        }

        foreach (var scope in new List<KeyValuePair<SetupAtom, EndpointScope>>(scopes))
        {
            if (scope.Key.Call is ParameterSyntax parameter)
            {
                Connect(parameter, scope.Value);
            }
        }

        return endpoints.ToImmutable();
    }

    private void Read(SetupCall call, SetupBody body)
    {
        if (IsMapping(call.Method))
        {
            var scope = ScopeOf(call.Result, call);
            scope.IsUnknown |= !body.IsKnown;
            var endpoint = MappedEndpoint.Of(call, scope, flow, cancellation);
            endpoints.Add(endpoint);
            foreach (var atom in call.Receiver.Atoms)
            {
                var outer = atom is SetupAtom builder ? ScopeOf(builder, null) : nobodyKnows;
                scope.Outer.Add(outer);
                outer.Endpoints.Add(endpoint);
            }
        }
        else
        {
            foreach (var atom in call.Receiver.Atoms)
            {
                if (atom is SetupAtom builder)
                {
                    ScopeOf(builder, null).Conventions.Add(call);
                }
            }
        }

        Hand(call);
    }

    /// <summary>Other things than what the call is made on: code that is behind an interface may map more on them.</summary>
    private void Hand(SetupCall call)
    {
        foreach (var way in call.Ways)
        {
            foreach (var argument in way.Arguments)
            {
                if (argument.Parameter is { } parameter && !(call.Method.IsExtensionMethod && parameter.Ordinal == 0))
                {
                    foreach (var atom in argument.Value.Atoms)
                    {
                        if (atom is SetupAtom builder)
                        {
                            Hand(call.Method, parameter.Ordinal, ScopeOf(builder, null));
                        }
                    }
                }
            }
        }
    }

    private void Hand(IMethodSymbol method, int ordinal, EndpointScope scope)
    {
        scope.IsShared = true;
        scope.IsUnknown |= !flow.Bodies.IsHere(method.OriginalDefinition) && !KnownPackages.IsUnderstood(method);
        if (!handed.TryGetValue(method.OriginalDefinition, out var all))
        {
            handed.Add(method.OriginalDefinition, all = []);
        }

        all.Add((ordinal, scope));
    }

    private EndpointScope ScopeOf(SetupAtom atom, SetupCall? call)
    {
        if (!scopes.TryGetValue(atom, out var scope))
        {
            scopes.Add(atom, scope = new EndpointScope(call));
        }

        return scope;
    }

    private void Lose(LostBuilder lost)
    {
        if (!scopes.TryGetValue(lost.Builder, out var scope))
        {
            return;
        }

        var called = lost.Syntax is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax
            ? flow.Bodies.ModelOf(lost.Syntax.SyntaxTree).GetSymbolInfo(lost.Syntax, cancellation).Symbol as IMethodSymbol
            : null;
        if (called is null || called.MethodKind == MethodKind.DelegateInvoke || !(KnownPackages.IsUnderstood(called) || IsOnlyHost(called)))
        {
            scope.IsUnknown = true;
            scope.IsShared = true;
        }
    }

    /// <summary>Whoever is handed the application as a host has its services in mind.</summary>
    private static bool IsOnlyHost(IMethodSymbol method)
    {
        var definition = method.ReducedFrom ?? method;
        foreach (var parameter in definition.Parameters)
        {
            if (parameter.Type.SpecialType == SpecialType.System_Object || parameter.Type is ITypeParameterSymbol || SetupSurface.Is(parameter.Type))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Where a builder comes from that a method is handed: from calls of the interface that it implements, or from somebody else.</summary>
    private void Connect(ParameterSyntax syntax, EndpointScope scope)
    {
        if (flow.Bodies.ModelOf(syntax.SyntaxTree).GetDeclaredSymbol(syntax, cancellation) is not IParameterSymbol parameter)
        {
            scope.IsUnknown = true;
            return;
        }

        // A group, or an endpoint, that somebody else has made has got from them what it needs, or not.
        scope.IsUnknown |= parameter.Type.Name is not ("IEndpointRouteBuilder" or "IApplicationBuilder" or "WebApplication");
        if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
        {
            foreach (var callers in handed)
            {
                if (IsImplementedBy(callers.Key, method))
                {
                    foreach (var (ordinal, outer) in callers.Value)
                    {
                        if (ordinal == parameter.Ordinal && outer != scope)
                        {
                            scope.Outer.Add(outer);
                            outer.Endpoints.AddRange(scope.Endpoints);
                        }
                    }
                }
            }
        }
    }

    private static bool IsImplementedBy(IMethodSymbol declared, IMethodSymbol method)
    {
        if (declared.Name != method.Name || declared.Parameters.Length != method.Parameters.Length)
        {
            return false;
        }

        for (var overridden = method.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
        {
            if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, declared))
            {
                return true;
            }
        }

        foreach (var one in method.ContainingType.AllInterfaces)
        {
            foreach (var member in one.GetMembers(declared.Name))
            {
                if (SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, declared)
                    && SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary><c>Map…</c> on something that endpoints are mapped on; not <c>app.Map("/x", branch)</c>.</summary>
    private static bool IsMapping(IMethodSymbol method) =>
        method.Name.StartsWith("Map", StringComparison.Ordinal)
        && method is { IsStatic: true, Parameters.Length: > 0 }
        && method.Parameters[0].Type is { Name: "IEndpointRouteBuilder" or "WebApplication" or "RouteGroupBuilder" } or ITypeParameterSymbol
        && !(method.Name is MiddlewareNames.ByPath && method.Parameters[0].Type.Name == "IApplicationBuilder");
}
