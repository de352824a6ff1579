using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>
/// What helpers return in all compilations in which the same is declared, so that a keystroke in one file does not bind the helpers of others
/// anew. Kept is what a helper's own file says alone, and what holds on to nothing of one compilation.
/// </summary>
internal sealed class LastingSummaries
{
    private readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<(int Position, HelperArguments Arguments), Summary>> known = new();

    public Summary? Of(IMethodSymbol helper, HelperArguments arguments)
    {
        var declared = helper.DeclaringSyntaxReferences[0];
        return known.TryGetValue(declared.SyntaxTree, out var summaries) && summaries.TryGetValue((declared.Span.Start, arguments), out var summary) ? summary : null;
    }

    public void Add(IMethodSymbol helper, HelperArguments arguments, Summary summary, Bodies bodies, CancellationToken cancellation)
    {
        var declared = helper.DeclaringSyntaxReferences[0];
        if (arguments.AreLasting && summary.ToKeep() is { } kept && new OwnFile(declared.SyntaxTree, bodies, cancellation).SaysAllOf(helper))
        {
            known.GetValue(declared.SyntaxTree, static _ => new())[(declared.Span.Start, arguments)] = kept;
        }
    }
}
