using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Pipeline;

/// <summary>Sorts the setup calls that are made on application builders into pipelines.</summary>
internal sealed class PipelineReader(FlowModel flow, SetupModel setup, CancellationToken cancellation)
{
    private readonly List<MiddlewarePipeline> all = [];
    private readonly Dictionary<(SetupBody Body, SetupAtom? Builder), MiddlewarePipeline> byBuilder = [];

    public ImmutableArray<MiddlewarePipeline> Read()
    {
        foreach (var body in setup.Bodies(cancellation))
        {
            foreach (var call in body.Calls)
            {
                Read(body, call);
            }

            foreach (var lost in body.Lost)
            {
                if (IsPipeline(lost.Builder, body) && !IsHarmless(lost.Syntax))
                {
                    Of(body, lost.Builder).Add(new PipelineStep(string.Empty, null, lost.Syntax, lost.Frame, null));
                }
            }
        }

        var provided = ProvidedServices.Find(setup, cancellation);
        foreach (var pipeline in all)
        {
            pipeline.Sort();
            pipeline.Implicit = provided;
        }

        foreach (var pipeline in all)
        {
            Branch(pipeline);
        }

        return all.ToImmutableArray();
    }

    private void Read(SetupBody body, SetupCall call)
    {
        if (PipelineOrigins.IsMade(call))
        {
            Of(body, call.Result);
        }

        var target = PipelineOrigins.TargetOf(call.Method);
        if (target == CallTarget.Other)
        {
            return;
        }

        foreach (var atom in call.Receiver.Atoms)
        {
            var builder = atom as SetupAtom;
            if (target == CallTarget.Endpoints)
            {
                if (builder is not null && IsPipeline(builder, body))
                {
                    Of(body, builder).AddEndpoint(call);
                }
            }
            else if (PipelineOrigins.IsStart(call.Method))
            {
                Of(body, builder).Start ??= call;
            }
            else if (PipelineOrigins.AddsMiddleware(call.Method))
            {
                Of(body, builder).Add(StepOf(call));
            }
        }
    }

    private PipelineStep StepOf(SetupCall call)
    {
        var middleware = call is { IsFramework: true, Name: MiddlewareNames.Class } ? MiddlewareClass.Of(call, flow, cancellation) : null;
        return new PipelineStep(middleware is null ? call.Name : MiddlewareNames.OfClass(middleware) ?? call.Name, call, call.Syntax, call.Frame, middleware);
    }

    private MiddlewarePipeline Of(SetupBody body, SetupAtom? builder)
    {
        if (!byBuilder.TryGetValue((body, builder), out var pipeline))
        {
            var kind = builder is null ? PipelineKind.Part : PipelineOrigins.KindOf(builder, body, flow, cancellation);
            pipeline = new MiddlewarePipeline(kind, body, builder) { IsReturned = kind == PipelineKind.WebApplication && PipelineOrigins.IsHandedBack(body, flow, cancellation) };
            byBuilder.Add((body, builder), pipeline);
            all.Add(pipeline);
        }

        return pipeline;
    }

    private bool IsPipeline(SetupAtom builder, SetupBody body) =>
        byBuilder.ContainsKey((body, builder)) || PipelineOrigins.KindOf(builder, body, flow, cancellation) != PipelineKind.Part || builder.Call is ParameterSyntax;

    /// <summary>Code of the framework adds nothing that its name does not tell.</summary>
    private bool IsHarmless(SyntaxNode node) =>
        node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax
        && flow.Bodies.ModelOf(node.SyntaxTree).GetSymbolInfo(node, cancellation).Symbol is { } called
        && called.IsFromFramework() && called is not IMethodSymbol { MethodKind: MethodKind.DelegateInvoke };

    /// <summary>Finds for each step that branches the pipelines which its delegate builds.</summary>
    private void Branch(MiddlewarePipeline pipeline)
    {
        foreach (var step in pipeline.Steps)
        {
            if (step is not { Call.IsFramework: true, Name: MiddlewareNames.Rejoining or MiddlewareNames.ByPath or MiddlewareNames.ByPredicate })
            {
                continue;
            }

            foreach (var branch in all)
            {
                if (branch.Builder?.Call is ParameterSyntax parameter && BranchDelegate.Receives(step.Call!, parameter))
                {
                    branch.BranchOff(step);
                    step.Branches = step.Branches.Add(branch);
                }
            }
        }
    }
}
