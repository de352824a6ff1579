using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Setup;

/// <summary>Every call of this compilation that sets up the application, found when a rule first asks and once a compilation.</summary>
/// <param name="compilation">The code.</param>
/// <param name="flow">What runs it.</param>
/// <param name="withEndpoints">Whether members that only map endpoints are run too.</param>
internal sealed class SetupModel(Compilation compilation, FlowModel flow, bool withEndpoints = false)
{
    private readonly object gate = new();
    private ImmutableArray<SetupBody> bodies;
    private ImmutableArray<INamedTypeSymbol> optionsClasses;

    /// <summary>The bodies with the calls that they make, in the order of the files.</summary>
    public ImmutableArray<SetupBody> Bodies(CancellationToken cancellation)
    {
        lock (gate)
        {
            return bodies.IsDefault ? bodies = Run(cancellation) : bodies;
        }
    }

    /// <summary>All calls of all bodies. A call in a helper that another body enters is there with that body only.</summary>
    public IEnumerable<SetupCall> Calls(CancellationToken cancellation)
    {
        foreach (var body in Bodies(cancellation))
        {
            foreach (var call in body.Calls)
            {
                yield return call;
            }
        }
    }

    /// <summary>Classes of this compilation whose base list may make them configure options.</summary>
    public ImmutableArray<INamedTypeSymbol> OptionsClasses(CancellationToken cancellation)
    {
        lock (gate)
        {
            return optionsClasses.IsDefault ? optionsClasses = FindOptionsClasses(cancellation) : optionsClasses;
        }
    }

    private ImmutableArray<SetupBody> Run(CancellationToken cancellation)
    {
        var all = ImmutableArray.CreateBuilder<SetupBody>();
        var entered = new HashSet<SyntaxNode>();
        foreach (var tree in NamedFiles.Of(compilation).Mentioning(SetupNames.All, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            var code = SetupCode.In(tree, cancellation);
            foreach (var root in withEndpoints ? code.Bodies.AddRange(code.EndpointBodies) : code.Bodies)
            {
                if (Run(root, cancellation) is { } body)
                {
                    all.Add(body);
                    foreach (var call in body.Calls)
                    {
                        if (call.Frame.Depth > 0)
                        {
                            entered.Add(call.Syntax);
                        }
                    }
                }
            }
        }

        foreach (var body in all)
        {
            body.Calls.RemoveAll(call => call.Frame.Depth == 0 && entered.Contains(call.Syntax));
            body.Calls.Sort();
        }

        return all.ToImmutable();
    }

    private SetupBody? Run(SyntaxNode root, CancellationToken cancellation)
    {
        if (flow.Bodies.GraphOf(root, cancellation) is not { } graph)
        {
            return null;
        }

        var body = new SetupBody(root, []);
        var run = new FlowRun(flow, new SetupWatch(body, flow.Bodies, withEndpoints), SummaryChain.Empty, null, cancellation);
        var entry = root is BaseMethodDeclarationSyntax ? run.Given(FlowState.Empty, flow.Bodies.ModelOf(root.SyntaxTree).GetDeclaredSymbol(root, cancellation) as IMethodSymbol, run.Root) : FlowState.Empty;
        new GraphWalk(run, graph, run.Root, Value.Unknown, null).Run(PathSet.Of(entry));
        run.Functions.Run(run);
        body.IsKnown = !run.Exhausted;
        return body;
    }

    private ImmutableArray<INamedTypeSymbol> FindOptionsClasses(CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
        foreach (var tree in NamedFiles.Of(compilation).Mentioning(SetupNames.OptionsClasses, cancellation))
        {
            foreach (var declaration in SetupCode.In(tree, cancellation).OptionsClasses)
            {
                if (flow.Bodies.ModelOf(tree).GetDeclaredSymbol(declaration, cancellation) is INamedTypeSymbol type)
                {
                    found.Add(type);
                }
            }
        }

        return found.ToImmutable();
    }
}
