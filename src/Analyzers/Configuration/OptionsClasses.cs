using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.Configuration;

/// <summary>The <c>Configure</c> methods of a class that implements one of the options interfaces.</summary>
internal static class OptionsClasses
{
    private const int MostNames = 4;

    /// <summary>A name that nobody gives.</summary>
    private const string AnyOther = "\0";

    public static IEnumerable<OptionsSource> Of(INamedTypeSymbol type, FlowModel flow, CancellationToken cancellation)
    {
        foreach (var implemented in type.AllInterfaces)
        {
            if (!IsConfiguring(implemented)
                || flow.Types.Of(implemented.TypeArguments[0]) is not { } options
                || IsPassedOver(type, implemented))
            {
                continue;
            }

            foreach (var member in implemented.GetMembers())
            {
                if (type.FindImplementationForInterfaceMember(member) is IMethodSymbol method)
                {
                    foreach (var source in Of(method, options, implemented.Name == "IPostConfigureOptions", flow, cancellation))
                    {
                        yield return source;
                    }
                }
            }
        }
    }

    /// <summary>Whether it is one of the interfaces by which services configure options.</summary>
    public static bool IsConfiguring(INamedTypeSymbol type) =>
        type.TypeArguments.Length == 1 && SetupNames.OptionsClasses.Contains(type.Name) && type.IsFromFramework();

    /// <summary>Of a class that can be told the name, the method without one is never called.</summary>
    private static bool IsPassedOver(INamedTypeSymbol type, INamedTypeSymbol implemented)
    {
        foreach (var other in type.AllInterfaces)
        {
            if (implemented.Name == "IConfigureOptions" && other.Name == "IConfigureNamedOptions" && other.IsFromFramework()
                && SymbolEqualityComparer.Default.Equals(other.TypeArguments[0], implemented.TypeArguments[0]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// One that is told the name is run once for each name that it asks for, and once for all others: what it does under any other condition on
    /// the name is done on some paths only.
    /// </summary>
    private static IEnumerable<OptionsSource> Of(IMethodSymbol method, TrackedType type, bool runsLast, FlowModel flow, CancellationToken cancellation)
    {
        var graph = flow.Bodies.GraphOf(method, cancellation);
        var onlyCompares = true;
        var asked = method.Parameters.Length == 2 && graph is not null ? NamesIn(graph, method.Parameters[0], out onlyCompares) : ImmutableArray<string>.Empty;
        foreach (var name in asked)
        {
            yield return Of(method, graph, type, SchemeName.Of(name), name, runsLast, Run());
        }

        var others = method.Parameters.Length == 1 ? SchemeName.Default : asked.IsEmpty ? SchemeName.All : SchemeName.AllExcept(asked);
        yield return Of(method, graph, type, others, asked.IsEmpty || !onlyCompares ? null : AnyOther, runsLast, Run());

        FlowRun Run() => new(flow, NoWatch.Instance, SummaryChain.Empty, null, cancellation);
    }

    private static OptionsSource Of(IMethodSymbol method, ControlFlowGraph? graph, TrackedType type, SchemeName name, string? told, bool runsLast, FlowRun run)
    {
        if (graph is null)
        {
            return new OptionsSource(type, name, null, FlowState.Empty, null, null, runsLast);
        }

        var code = new CodeContext(run, graph, run.Root, Value.Unknown, method);
        var (settings, after) = new Callback(method, graph, Value.Unknown, told).Configure(code, FlowState.Empty, type);
        return new OptionsSource(type, name, settings, after, code, null, runsLast);
    }

    /// <summary>The texts that the name is compared with, and the name of options without one; none where nothing asks or there are too many.</summary>
    private static ImmutableArray<string> NamesIn(ControlFlowGraph graph, IParameterSymbol name, out bool onlyCompares)
    {
        var reads = false;
        var names = ImmutableArray.Create(string.Empty);
        onlyCompares = true;
        foreach (var operation in graph.OriginalOperation.DescendantsAndSelf())
        {
            if (operation is IParameterReferenceOperation read && SymbolEqualityComparer.Default.Equals(read.Parameter, name))
            {
                reads = true;
                onlyCompares &= Compares(read.Parent);
            }

            var text = !IsComparedWith(name, operation) ? null
                : operation.ConstantValue is { HasValue: true, Value: string constant } ? constant
                : operation is IFieldReferenceOperation field && FrameworkValues.OfField(field.Field) is ConstantAtom { Value: string known } ? known
                : null;
            if (text is not null && !names.Contains(text))
            {
                names = names.Add(text);
            }
        }

        return reads && names.Length <= MostNames ? names : ImmutableArray<string>.Empty;
    }

    private static bool IsComparedWith(IParameterSymbol name, IOperation operation) => operation.Parent switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } asks =>
            (operation == asks.LeftOperand ? asks.RightOperand : asks.LeftOperand) is IParameterReferenceOperation other && SymbolEqualityComparer.Default.Equals(other.Parameter, name),
        IConstantPatternOperation or ISingleValueCaseClauseOperation => true,
        _ => false,
    };

    /// <summary>Whether it asks for equality alone: no pattern that hands the name on, or looks at a part of it.</summary>
    private static bool Compares(IOperation? asks)
    {
        switch (asks)
        {
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals }:
                return true;
            case IIsPatternOperation or ISwitchOperation:
                foreach (var part in asks.Descendants())
                {
                    if (part is IPatternOperation and not (IConstantPatternOperation or INegatedPatternOperation or IBinaryPatternOperation))
                    {
                        return false;
                    }
                }

                return true;
            default:
                return false;
        }
    }
}
