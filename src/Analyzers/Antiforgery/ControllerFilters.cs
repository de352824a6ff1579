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
/// Endpoint filters on all controllers at once, or on the groups that they are mapped in: they run around actions too.
/// https://learn.microsoft.com/aspnet/core/fundamentals/minimal-apis/min-api-filters
/// </summary>
internal sealed class ControllerFilters(FlowModel flow, HandValidation checks, CancellationToken cancellation)
{
    private readonly List<SetupCall> filters = [];
    private readonly List<SetupCall> controllers = [];
    private readonly Dictionary<Atom, Value> outer = [];

    public void Read(SetupCall call)
    {
        switch (call.Name)
        {
            case "AddEndpointFilter" or "AddEndpointFilterFactory":
                filters.Add(call);
                break;
            case "MapGroup":
                outer[call.Result] = call.Receiver;
                break;
            case "MapControllers" or "MapControllerRoute" or "MapDefaultControllerRoute" or "MapAreaControllerRoute":
                controllers.Add(call);
                outer[call.Result] = call.Receiver;
                break;
        }
    }

    /// <summary>Whether one of them validates, or may.</summary>
    public bool MayValidate()
    {
        foreach (var filter in filters)
        {
            if (IsAroundControllers(filter) && MayValidate(filter))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsAroundControllers(SetupCall filter)
    {
        foreach (var mapped in controllers)
        {
            if (IsWithin(mapped.Result, filter.Receiver, []))
            {
                return true;
            }
        }

        return false;
    }

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

    private bool MayValidate(SetupCall filter)
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
