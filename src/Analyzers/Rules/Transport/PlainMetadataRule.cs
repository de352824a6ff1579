using System.Collections.Immutable;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.TransportDescriptors;

namespace CookieSecurity.Analyzers.Rules.Transport;

/// <summary>CKS5004 <c>RequireHttpsMetadata = false</c> outside of development.</summary>
internal static class PlainMetadataRule
{
    private const string RequireHttpsMetadata = nameof(RequireHttpsMetadata);

    public static readonly NameSet Names = new(RequireHttpsMetadata);

    public static void Check(FileContext file)
    {
        foreach (var token in file.Tokens(Names))
        {
            if (AssignmentOf(token) is not { } assignment
                || file.Model.GetSymbolInfo(assignment.Left, file.Cancellation).Symbol is not IPropertySymbol property
                || !property.IsFromFramework()
                || HangsOnSomethingUnknown(assignment)
                || IsOverwritten(assignment)
                || !IsFalse(file, assignment))
            {
                continue;
            }

            file.Report(PlainMetadata, assignment.GetLocation(), PlainMetadataEdits.For(file, assignment));
        }
    }

    private static AssignmentExpressionSyntax? AssignmentOf(SyntaxToken name)
    {
        var target = name.Parent is { Parent: MemberAccessExpressionSyntax access } && access.Name == name.Parent ? access
            : name.Parent is { Parent: ConditionalAccessExpressionSyntax or MemberBindingExpressionSyntax } ? null
            : name.Parent;
        return target?.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target ? assignment : null;
    }

    /// <summary>A condition that is no development check may be one in disguise: an <c>IsProduction()</c>, a setting.</summary>
    private static bool HangsOnSomethingUnknown(AssignmentExpressionSyntax assignment)
    {
        foreach (var ancestor in assignment.Ancestors())
        {
            var condition = ancestor switch
            {
                IfStatementSyntax statement => statement.Condition,
                ConditionalExpressionSyntax conditional => conditional.Condition,
                SwitchSectionSyntax or SwitchExpressionSyntax => ancestor,
                _ => null,
            };
            if (condition is not null && !AsksForDevelopment(condition))
            {
                return true;
            }

            if (ancestor is MemberDeclarationSyntax and not GlobalStatementSyntax)
            {
                break;
            }
        }

        return false;
    }

    private static bool AsksForDevelopment(SyntaxNode condition)
    {
        foreach (var token in condition.DescendantTokens())
        {
            if (token.ValueText is "IsDevelopment" or "IsEnvironment")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A later write of the same function has the last word.</summary>
    private static bool IsOverwritten(AssignmentExpressionSyntax assignment)
    {
        var function = assignment.FirstAncestorOrSelf<SyntaxNode>(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax);
        foreach (var node in function?.DescendantNodes() ?? [])
        {
            if (node is AssignmentExpressionSyntax other && other.SpanStart > assignment.Span.End && other.Left.ToString() == assignment.Left.ToString())
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the code is reached outside of development, and then writes false.</summary>
    private static bool IsFalse(FileContext file, AssignmentExpressionSyntax assignment)
    {
        var root = assignment.FirstAncestorOrSelf<SyntaxNode>(static node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or CompilationUnitSyntax
            or ArrowExpressionClauseSyntax { Parent: PropertyDeclarationSyntax } or EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } or PropertyDeclarationSyntax });
        var flow = file.Application.Flow;
        if (root is null || DebugRegions.Of(file.Tree).IsDebugOnly(assignment) || flow.Bodies.GraphOf(root, file.Cancellation) is not { } graph)
        {
            return false;
        }

        var watch = new FalseWatch(assignment);
        var run = new FlowRun(flow, watch, SummaryChain.Empty, null, file.Cancellation);
        new GraphWalk(run, graph, run.Root, Value.Unknown, null).Run(PathSet.Of(FlowState.Empty));
        run.Functions.Run(run);
        return watch.IsReached && watch.IsFalse && !run.Exhausted;
    }

    /// <summary>Waits for one assignment.</summary>
    private sealed class FalseWatch(AssignmentExpressionSyntax assignment) : IFlowWatch, IAssignmentWatch
    {
        public bool IsReached { get; private set; }

        public bool IsFalse { get; private set; } = true;

        public void Assigned(IPropertySymbol property, Value value, SyntaxNode node)
        {
            if (node == assignment)
            {
                IsReached = true;
                IsFalse &= value.IsAlways(false);
            }
        }

        public bool Watches(IMethodSymbol method) => false;

        public bool Enters(IMethodSymbol method) => false;

        public bool Runs(IMethodSymbol function) => true;

        public void Reached(WatchedCall call)
        {
        }

        public Value ResultOf(WatchedCall call) => call.Instance;
    }
}
