using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Pipeline;
using CookieSecurity.Analyzers.Setup;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Endpoints;

/// <summary>Everything that is mapped in this compilation, with what is known of its protection; found when a rule first asks.</summary>
internal sealed class EndpointModel(FlowModel flow, SetupModel setup, PipelineModel pipelines)
{
    private readonly object gate = new();
    private ImmutableArray<MappedEndpoint> endpoints;
    private Dictionary<SyntaxTree, List<List<MappedEndpoint>>>? byTree;
    private CodeTraits? middleware;
    private CodeReader? reader;

    /// <summary>The setup calls of all code, that which only maps endpoints too.</summary>
    public SetupModel Setup { get; } = setup;

    public ImmutableArray<MappedEndpoint> All(CancellationToken cancellation)
    {
        lock (gate)
        {
            return endpoints.IsDefault ? endpoints = new EndpointReader(flow, Setup, cancellation).Read() : endpoints;
        }
    }

    /// <summary>What the calls of one file map: for each call what it maps on each way there.</summary>
    public IReadOnlyList<List<MappedEndpoint>> In(SyntaxTree tree, CancellationToken cancellation)
    {
        var all = All(cancellation);
        lock (gate)
        {
            return (byTree ??= Sort(all)).TryGetValue(tree, out var found) ? found : [];
        }
    }

    public CodeTraits TraitsOf(MappedEndpoint endpoint, CancellationToken cancellation)
    {
        lock (gate)
        {
            return endpoint.TraitsBy(Reader(cancellation));
        }
    }

    /// <summary>What filters on the endpoint and on the groups around it do about tokens.</summary>
    public CodeTraits FiltersOf(EndpointScope scope, CancellationToken cancellation)
    {
        lock (gate)
        {
            return EndpointFilters.TraitsOf(scope, flow, Reader(cancellation), cancellation);
        }
    }

    /// <summary>What the middleware of the application does about tokens.</summary>
    public CodeTraits Middleware(CancellationToken cancellation)
    {
        lock (gate)
        {
            return middleware ??= MiddlewareTraits.Of(pipelines, flow, Reader(cancellation), cancellation);
        }
    }

    /// <summary>What code does, by itself or through what it calls.</summary>
    public CodeTraits TraitsOf(SyntaxNode code, CancellationToken cancellation)
    {
        lock (gate)
        {
            return Reader(cancellation).TraitsOf(code);
        }
    }

    private CodeReader Reader(CancellationToken cancellation) => reader ??= new CodeReader(flow, cancellation);

    private static Dictionary<SyntaxTree, List<List<MappedEndpoint>>> Sort(ImmutableArray<MappedEndpoint> all)
    {
        var sorted = new Dictionary<SyntaxTree, List<List<MappedEndpoint>>>();
        var byCall = new Dictionary<SyntaxNode, List<MappedEndpoint>>();
        foreach (var endpoint in all)
        {
            if (!byCall.TryGetValue(endpoint.Call.Syntax, out var same))
            {
                byCall.Add(endpoint.Call.Syntax, same = []);
                if (!sorted.TryGetValue(endpoint.Call.Syntax.SyntaxTree, out var file))
                {
                    sorted.Add(endpoint.Call.Syntax.SyntaxTree, file = []);
                }

                file.Add(same);
            }

            same.Add(endpoint);
        }

        return sorted;
    }
}
