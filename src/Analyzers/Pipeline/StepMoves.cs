using System;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Pipeline;

/// <summary>Edits that move a step to where it belongs.</summary>
internal static class StepMoves
{
    /// <summary>Nothing where the step does not stand in the builder's own list of statements, or that would not move it up.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="step">The step that stands too late.</param>
    /// <param name="comesLater">Steps that must come behind it, whatever their kind.</param>
    public static ImmutableArray<ProposedEdit> Up(MiddlewarePipeline pipeline, PipelineStep step, Func<PipelineStep, bool> comesLater)
    {
        if (pipeline.Builder is not { } builder
            || step.Frame != builder.Frame
            || PipelinePlaces.ListOf(builder) is not { } list
            || PipelinePlaces.StatementOf(step.Syntax, step.Frame, builder.Frame, list) is not ExpressionStatementSyntax statement
            || PipelinePlaces.For(pipeline, step.Name, comesLater) is not { Side: not PlaceSide.InChain } place
            || place.Anchor.SpanStart > statement.SpanStart)
        {
            return ImmutableArray<ProposedEdit>.Empty;
        }

        return ImmutableArray.Create(place.Move(MovedNode(statement, step)));
    }
    /// <summary>Nothing where the step does not stand in the builder's own list of statements, or that would not move it down.</summary>
    public static ImmutableArray<ProposedEdit> Down(MiddlewarePipeline pipeline, PipelineStep step)
    {
        if (pipeline.Builder is not { } builder
            || step.Frame != builder.Frame
            || PipelinePlaces.ListOf(builder) is not { } list
            || PipelinePlaces.StatementOf(step.Syntax, step.Frame, builder.Frame, list) is not ExpressionStatementSyntax statement
            || PipelinePlaces.For(pipeline, step.Name) is not { Side: PlaceSide.After } place
            || place.Anchor.SpanStart <= statement.SpanStart)
        {
            return ImmutableArray<ProposedEdit>.Empty;
        }

        return ImmutableArray.Create(place.Move(MovedNode(statement, step)));
    }

    /// <summary>The whole statement where it is nothing else; of a chain the one link.</summary>
    private static SyntaxNode MovedNode(ExpressionStatementSyntax statement, PipelineStep step) =>
        statement.Expression == step.Syntax && step.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: not InvocationExpressionSyntax } } ? statement : step.Syntax;
}
