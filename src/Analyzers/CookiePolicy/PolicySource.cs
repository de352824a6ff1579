using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.CookiePolicy;

/// <summary>
/// One place that sets policy options, as the state in which it leaves a fresh options object: a delegate, a method of an options class, or
/// something that cannot be seen.
/// </summary>
/// <param name="Settings">What it leaves behind; null where it is not known.</param>
/// <param name="State">The state around it, in which its callbacks are to be run.</param>
/// <param name="Code">The code that it was run by.</param>
/// <param name="RunsLast">A <c>PostConfigure</c>.</param>
internal sealed record PolicySource(ObjectState? Settings, FlowState State, CodeContext Code, bool RunsLast)
{
    /// <summary>The code whose order of sources is known.</summary>
    public object Body => Code is null ? this : Code.Graph.OriginalOperation.Syntax;

    /// <summary>Null where the call does not concern the options that the middleware reads.</summary>
    public static PolicySource? Of(WatchedCall call)
    {
        var runsLast = call.Method.Name is "PostConfigure" or "PostConfigureAll";
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is { Name: "name", Type.SpecialType: SpecialType.System_String })
            {
                if (argument.Value.Text is { Length: > 0 })
                {
                    return null;
                }

                if (argument.Value.Text is null && !argument.Value.IsAlways(null))
                {
                    return new PolicySource(null, call.State, call.Code, runsLast);
                }
            }
        }

        foreach (var argument in call.Arguments)
        {
            if (argument.Value.Single is DelegateAtom configure)
            {
                return Run(configure, call, runsLast);
            }
        }

        return new PolicySource(null, call.State, call.Code, runsLast);
    }

    /// <summary>Options that <c>UseCookiePolicy</c> is handed take the place of all configured ones; null where it is handed none.</summary>
    public static PolicySource? Replacing(WatchedCall use)
    {
        foreach (var argument in use.Arguments)
        {
            var isSpelled = argument.Syntax != use.Syntax;
            if (isSpelled && (use.Code.Run.Model.Types.CookiePolicy!.Covers(argument.Parameter?.Type) || argument.Parameter is { IsParams: true }))
            {
                ObjectState? settings = null;
                var isKnown = true;
                foreach (var atom in argument.Value.Atoms)
                {
                    var state = atom is ObjectAtom found ? use.State.StateOf(found) : null;
                    isKnown &= state is { Escaped: false };
                    settings = state is null ? settings : settings?.Join(state) ?? state;
                }

                return new PolicySource(isKnown ? settings : null, use.State, use.Code, RunsLast: false);
            }
        }

        return null;
    }

    /// <summary>The <c>Configure</c> method of a class that implements one of the options interfaces.</summary>
    public static PolicySource Of(IMethodSymbol method, bool runsLast, FlowRun run)
    {
        var graph = run.Model.Bodies.GraphOf(method, run.Cancellation);
        if (graph is null)
        {
            return new PolicySource(null, FlowState.Empty, null!, runsLast);
        }

        var code = new CodeContext(run, graph, run.Root, Value.Unknown, method);
        return Run(new Callback(method, graph, Value.Unknown), code, FlowState.Empty, runsLast);
    }

    private static PolicySource Run(DelegateAtom configure, WatchedCall call, bool runsLast) =>
        Callback.Of(configure, call.Code) is { } callback
            ? Run(callback, call.Code, call.State, runsLast)
            : new PolicySource(null, call.State, call.Code, runsLast);

    private static PolicySource Run(Callback callback, CodeContext code, FlowState state, bool runsLast)
    {
        var type = code.Run.Model.Types.CookiePolicy!;
        var site = code.Frame.SiteOf(callback.Graph.OriginalOperation.Syntax, type);
        var after = callback.Run(code, state, site, ObjectState.Fresh(site), out var settings);
        return new PolicySource(settings, after ?? state, code, runsLast);
    }
}
