using System;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Pipeline;

/// <summary>Finds the place in the code where a middleware belongs: behind those that come earlier, before those that come later.</summary>
internal static class PipelinePlaces
{
    /// <summary>Null where there is no variable for the builder, or no list of statements to add to.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="name">The middleware that is to be added or moved.</param>
    /// <param name="comesLater">Steps that must come behind it for reasons of their own.</param>
    public static PipelinePlace? For(MiddlewarePipeline pipeline, string name, Func<PipelineStep, bool>? comesLater = null)
    {
        if (pipeline.Builder is not { } builder || NameOf(builder) is not { } variable || ListOf(builder) is not { } list || MiddlewareOrder.RankOf(name) is not { } own)
        {
            return null;
        }

        PipelineStep? earlier = null;
        StatementSyntax? behind = null;
        PipelineStep? previous = null;
        StatementSyntax? previousStatement = null;
        foreach (var step in pipeline.Steps)
        {
            if (step.Is(name) || StatementOf(step.Syntax, step.Frame, builder.Frame, list) is not { } statement)
            {
                continue;
            }

            var rank = step.Call is { IsFramework: true } ? MiddlewareOrder.RankOf(step.Name) : null;
            if (rank > own || comesLater?.Invoke(step) == true)
            {
                if (previousStatement == statement)
                {
                    return previous!.Syntax is InvocationExpressionSyntax && previous.Frame == builder.Frame ? new PipelinePlace(previous.Syntax, PlaceSide.InChain, variable) : null;
                }

                return behind is not null ? new PipelinePlace(behind, PlaceSide.After, variable) : new PipelinePlace(statement, PlaceSide.Before, variable);
            }

            if (rank < own)
            {
                (earlier, behind) = (step, statement);
            }

            (previous, previousStatement) = (step, statement);
        }

        return earlier is not null ? new PipelinePlace(behind!, PlaceSide.After, variable) : AtFirst(pipeline, builder, list, variable);
    }

    /// <summary>What the builder is called in its own code.</summary>
    public static string? NameOf(SetupAtom builder) => builder.Call switch
    {
        ParameterSyntax parameter => parameter.Identifier.Text,
        ExpressionSyntax { Parent: EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } } => declarator.Identifier.Text,
        _ => null,
    };

    /// <summary>The statement of the builder's own code in which the call stands, or the call of the helper that leads there.</summary>
    public static StatementSyntax? StatementOf(SyntaxNode syntax, Frame frame, Frame home, SyntaxNode list)
    {
        var node = syntax;
        for (var current = frame; current != home; current = current.Outer!)
        {
            if (current.Outer is null)
            {
                return null;
            }

            node = current.Call ?? node;
        }

        for (var current = node; current is not null; current = current.Parent)
        {
            if (current is StatementSyntax statement && (statement.Parent == list || (statement.Parent is GlobalStatementSyntax && statement.Parent.Parent == list)))
            {
                return statement;
            }
        }

        return null;
    }

    /// <summary>The block, or the program, whose statements build the pipeline.</summary>
    public static SyntaxNode? ListOf(SetupAtom builder)
    {
        if (builder.Call is ParameterSyntax)
        {
            return builder.Call.FirstAncestorOrSelf<SyntaxNode>(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax) switch
            {
                AnonymousFunctionExpressionSyntax lambda => lambda.Block,
                LocalFunctionStatementSyntax local => local.Body,
                BaseMethodDeclarationSyntax method => method.Body,
                _ => null,
            };
        }

        return builder.Call.FirstAncestorOrSelf<StatementSyntax>()?.Parent switch
        {
            BlockSyntax block => block,
            GlobalStatementSyntax global => global.Parent,
            _ => null,
        };
    }

    /// <summary>Nothing there says where: before the endpoints, else before the start, else at the beginning.</summary>
    private static PipelinePlace? AtFirst(MiddlewarePipeline pipeline, SetupAtom builder, SyntaxNode list, string variable)
    {
        foreach (var endpoint in pipeline.Endpoints)
        {
            if (StatementOf(endpoint.Syntax, endpoint.Frame, builder.Frame, list) is { } statement)
            {
                return new PipelinePlace(statement, PlaceSide.Before, variable);
            }
        }

        if (pipeline.Start is { } start && StatementOf(start.Syntax, start.Frame, builder.Frame, list) is { } last)
        {
            return new PipelinePlace(last, PlaceSide.Before, variable);
        }

        return builder.Call is ExpressionSyntax && StatementOf(builder.Call, builder.Frame, builder.Frame, list) is { } made ? new PipelinePlace(made, PlaceSide.After, variable)
            : list is BlockSyntax { Statements: { Count: > 0 } statements } && builder.Call is ParameterSyntax ? new PipelinePlace(statements[0], PlaceSide.Before, variable)
            : null;
    }
}
