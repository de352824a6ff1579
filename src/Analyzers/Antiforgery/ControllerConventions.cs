using System.Collections.Generic;
using System.Threading;
using CookieSecurity.Analyzers.CookieUse;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Antiforgery;

/// <summary>
/// What is said of all controllers at once where they are mapped, or of the groups that they are mapped in. Endpoint filters run around
/// actions too: https://learn.microsoft.com/aspnet/core/fundamentals/minimal-apis/min-api-filters
/// </summary>
internal sealed class ControllerConventions(FlowModel flow, HandValidation checks, CancellationToken cancellation)
{
    private readonly List<SetupCall> conventions = [];
    private readonly List<SetupCall> controllers = [];
    private readonly Dictionary<Atom, Value> outer = [];
    private bool areMappedUnfollowed;

    public void Read(SetupCall call)
    {
        switch (call.Name)
        {
            case "AddEndpointFilter" or "AddEndpointFilterFactory" or "RequireAuthorization" or "WithMetadata" or "Add" or "Finally":
                conventions.Add(call);
                break;
            case "MapGroup":
                outer[call.Result] = call.Receiver;
                break;
            case var name when MapsControllers(name):
                controllers.Add(call);
                outer[call.Result] = call.Receiver;
                break;
        }
    }

    /// <summary>A member that maps endpoints onto what it is handed, which may be any group.</summary>
    /// <returns>Whether it maps controllers and has a filter in it, on them or on what is around them.</returns>
    public bool ReadUnfollowed(SyntaxNode mapping)
    {
        var maps = false;
        var filters = false;
        foreach (var node in mapping.DescendantNodes())
        {
            if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } })
            {
                maps |= MapsControllers(name);
                filters |= name is "AddEndpointFilter" or "AddEndpointFilterFactory";
            }
        }

        areMappedUnfollowed |= maps;
        return maps && filters;
    }

    /// <summary>The calls that concern controllers.</summary>
    public IEnumerable<SetupCall> OnControllers()
    {
        foreach (var convention in conventions)
        {
            if (areMappedUnfollowed || controllers.Exists(mapped => IsWithin(mapped.Result, convention.Receiver, [])))
            {
                yield return convention;
            }
        }
    }

    private static bool MapsControllers(string name) => name is "MapControllers" or "MapControllerRoute" or "MapDefaultControllerRoute" or "MapAreaControllerRoute";

    private bool IsWithin(Atom mapped, Value target, HashSet<Atom> seen)
    {
        foreach (var atom in target.Atoms)
        {
            if (atom.Equals(mapped))
            {
                return true;
            }
        }

        if (seen.Add(mapped) && outer.TryGetValue(mapped, out var around))
        {
            foreach (var atom in around.Atoms)
            {
                if (IsWithin(atom, target, seen))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether the endpoint filter validates, or may.</summary>
    public bool MayValidate(SetupCall filter)
    {
        foreach (var type in filter.Method.TypeArguments)
        {
            if (type.Implements("IEndpointFilter"))
            {
                return MayValidate(type);
            }
        }

        foreach (var argument in filter.Ways[0].Arguments)
        {
            if (argument.Parameter is null or { Ordinal: 0 })
            {
                continue;
            }

            if (argument.Value.Single is DelegateAtom target && new ReachableCalls(flow, cancellation).CodeOf(target) is { } code)
            {
                return checks.IsDoneBy(code, cancellation);
            }

            var expression = argument.Syntax is ArgumentSyntax written ? written.Expression : argument.Syntax;
            return flow.Bodies.ModelOf(expression.SyntaxTree).GetTypeInfo(expression, cancellation).Type is not { TypeKind: TypeKind.Class } type || MayValidate(type);
        }

        return true;
    }

    private bool MayValidate(ITypeSymbol filter) => !flow.Bodies.IsHere(filter) || checks.IsDoneBy(filter, cancellation);
}
