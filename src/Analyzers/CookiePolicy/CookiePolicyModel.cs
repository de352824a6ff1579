using System.Collections.Generic;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.CookiePolicy;

/// <summary>
/// The cookie policy that this compilation puts in force: a <c>UseCookiePolicy</c> call, with the options that it is handed or those that the
/// services are configured with. Looked for once a compilation, when a cookie first needs it.
/// </summary>
internal sealed class CookiePolicyModel(Compilation compilation, FlowModel flow)
{
    private CookiePolicyInForce? known;

    public CookiePolicyInForce InForce(CancellationToken cancellation) => known ??= Find(cancellation);

    private CookiePolicyInForce Find(CancellationToken cancellation)
    {
        if (flow.Types.CookiePolicy is null)
        {
            return CookiePolicyInForce.None;
        }

        var watch = new PolicyWatch(flow.Symbols);
        var sources = new List<PolicySource>();
        foreach (var node in PolicyTrees.Mentions(compilation, cancellation))
        {
            var run = new FlowRun(flow, watch, SummaryChain.Empty, null, cancellation);
            if (flow.Bodies.ModelOf(node.SyntaxTree).GetDeclaredSymbol(node, cancellation) is INamedTypeSymbol type)
            {
                AddOptionsClass(type, run, sources);
            }
            else if (flow.Bodies.GraphOf(node, cancellation) is { } graph)
            {
                new GraphWalk(run, graph, run.Root, Value.Unknown, null).Run(PathSet.Of(FlowState.Empty));
                run.Functions.Run(run);
            }
        }

        if (watch.Uses.Count == 0)
        {
            return CookiePolicyInForce.None;
        }

        foreach (var call in watch.Configurations)
        {
            if (PolicySource.Of(call) is { } source)
            {
                sources.Add(source);
            }
        }

        return Strongest(watch.Uses, sources);
    }

    /// <summary>A class that implements <c>IConfigureOptions</c>, <c>IConfigureNamedOptions</c> or <c>IPostConfigureOptions</c> of the policy's options.</summary>
    private void AddOptionsClass(INamedTypeSymbol type, FlowRun run, List<PolicySource> sources)
    {
        foreach (var implemented in type.AllInterfaces)
        {
            var runsLast = implemented.Is(flow.Symbols.PostConfigureOptions);
            if (!(runsLast || implemented.Is(flow.Symbols.ConfigureOptions) || implemented.Is(flow.Symbols.ConfigureNamedOptions))
                || !implemented.TypeArguments[0].Is(flow.Symbols.CookiePolicyOptions))
            {
                continue;
            }

            foreach (var member in implemented.GetMembers())
            {
                if (type.FindImplementationForInterfaceMember(member) is IMethodSymbol method)
                {
                    sources.Add(PolicySource.Of(method, runsLast, run));
                }
            }
        }
    }

    private static CookiePolicyInForce Strongest(List<WatchedCall> uses, List<PolicySource> services)
    {
        var result = CookiePolicyInForce.None;
        foreach (var use in uses)
        {
            var policy = PolicyEffect.Of(PolicySource.Replacing(use) is { } own ? new[] { own } : services);
            result = new CookiePolicyInForce(
                Stronger(result.Secure, policy.Secure), Stronger(result.HttpOnly, policy.HttpOnly), Stronger(result.SameSite, policy.SameSite));
        }

        return result;
    }

    private static Enforcement Stronger(Enforcement one, Enforcement other) =>
        one == Enforcement.Yes || other == Enforcement.Yes ? Enforcement.Yes
        : one == Enforcement.Unknown || other == Enforcement.Unknown ? Enforcement.Unknown
        : one == Enforcement.ByRequest || other == Enforcement.ByRequest ? Enforcement.ByRequest
        : Enforcement.No;
}
