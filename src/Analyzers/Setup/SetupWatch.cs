using System.Collections.Generic;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Setup;

/// <summary>Gathers the setup calls that a body reaches. Calls under a development check are never reached.</summary>
/// <param name="body">Where they are gathered.</param>
/// <param name="bodies">The code of this compilation.</param>
/// <param name="withEndpoints">Whether helpers that only map endpoints are looked into as well.</param>
internal sealed class SetupWatch(SetupBody body, Bodies bodies, bool withEndpoints) : IFlowWatch, IHandoverWatch
{
    private readonly Dictionary<(SyntaxNode, Frame), SetupCall> calls = new();

    /// <summary>Calls of the framework, of packages that cannot be seen, and of the application's own helpers that map endpoints.</summary>
    public bool Watches(IMethodSymbol method) => (SetupSurface.Has(method) && !Enters(method)) || SetupSurface.MakesItself(method);

    /// <summary>The application's own helpers are looked into, those that only map endpoints when somebody asks for these.</summary>
    public bool Enters(IMethodSymbol method) => withEndpoints
        ? !method.IsAbstract && bodies.IsHere(method) && (SetupSurface.IsHanded(method) || SetupSurface.Makes(method))
        : (SetupSurface.Has(method) ? !SetupSurface.IsForEndpointsOnly(method) : SetupSurface.Makes(method)) && bodies.IsHere(method);

    /// <summary>What runs per request, or when options are asked for, sets nothing up.</summary>
    public bool Runs(IMethodSymbol function)
    {
        foreach (var parameter in function.Parameters)
        {
            if (SetupSurface.Is(parameter.Type))
            {
                return true;
            }
        }

        return false;
    }

    public void Reached(WatchedCall call)
    {
        var key = (call.Syntax, call.Code.Frame);
        if (calls.TryGetValue(key, out var known))
        {
            known.Reach(call);
        }
        else
        {
            calls.Add(key, known = new SetupCall(body, call));
            body.Calls.Add(known);
        }
    }

    public Value ResultOf(WatchedCall call)
    {
        if (call.Receiver.Any<OptionsBuilderAtom>(out _))
        {
            return call.Receiver;
        }

        if (call.Method.ReturnType is INamedTypeSymbol { Name: "OptionsBuilder", TypeArguments.Length: 1 } builder && call.Method.IsFromFramework())
        {
            return Value.Of(new OptionsBuilderAtom(call.Code.Resolve(builder.TypeArguments[0]), NameOf(call)));
        }

        // `endpoint.RequireAuthorization()` gives the endpoint back, `group.MapPost()` makes another one, `builder.Build()` the application.
        var isFluent = call.Receiver.Any<SetupAtom>(out _)
            && !call.Method.Name.StartsWith("Map", System.StringComparison.Ordinal) && call.Method.Name is not ("Build" or "New");
        return isFluent ? call.Receiver : Value.Of(new SetupAtom(call.Syntax, call.Code.Frame));
    }

    public Value? Given(IParameterSymbol parameter, Frame frame) =>
        (SetupSurface.IsPipeline(parameter.Type) || (withEndpoints && SetupSurface.Is(parameter.Type))) && parameter.DeclaringSyntaxReferences is { Length: 1 } declared
            ? Value.Of(new SetupAtom(declared[0].GetSyntax(), frame))
            : null;

    public void Lost(Atom atom, SyntaxNode node, CodeContext code)
    {
        if (atom is SetupAtom builder)
        {
            body.Lost.Add(new LostBuilder(builder, node, code.Frame));
        }
    }

    /// <summary><c>AddOptions&lt;T&gt;(name)</c>, or one of Identity's <c>AddApplicationCookie()</c>.</summary>
    private static Value NameOf(WatchedCall call) =>
        call.Method.Name.EndsWith("Cookie", System.StringComparison.Ordinal) && call.Method.Name.StartsWith("Add", System.StringComparison.Ordinal)
            ? Value.Constant(FrameworkValues.IdentitySchemeOf(call.Method.Name.Substring("Add".Length)))
            : call.Argument("name")?.Value ?? Value.Constant(string.Empty);
}
