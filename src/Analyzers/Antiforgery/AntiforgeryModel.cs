using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Pipeline;
using CookieSecurity.Analyzers.Setup;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Antiforgery;

/// <summary>
/// What validates requests against forgery: for the whole application, found out when a rule first asks and kept over keystrokes, and for
/// each attribute, filter and piece of code.
/// </summary>
internal sealed class AntiforgeryModel
{
    private readonly Compilation compilation;
    private readonly FlowModel flow;
    private readonly SetupModel setup;
    private readonly PipelineModel pipelines;
    private readonly ApplicationMemory memory;

    public AntiforgeryModel(Compilation compilation, FlowModel flow, SetupModel setup, PipelineModel pipelines, ApplicationMemory memory)
    {
        this.compilation = compilation;
        this.flow = flow;
        this.setup = setup;
        this.pipelines = pipelines;
        this.memory = memory;
        Checks = new HandValidation(compilation, flow, memory);
        Requests = new HandedRequests(flow, memory);
        Effects = new FilterEffects(flow, Checks, Requests);
        Lists = new FilterLists(flow, Effects);
        Controllers = new Controllers(compilation);
    }

    /// <summary>What MVC takes for a controller.</summary>
    public Controllers Controllers { get; }

    /// <summary>Whether code validates by itself.</summary>
    public HandValidation Checks { get; }

    /// <summary>Whether code gives the request to other code that may.</summary>
    public HandedRequests Requests { get; }

    /// <summary>What attributes and filters do.</summary>
    public FilterEffects Effects { get; }

    /// <summary>What is put into lists of filters.</summary>
    public FilterLists Lists { get; }

    /// <summary>What stands between single actions and forged requests; <paramref name="own"/> names what a person says validates.</summary>
    public ActionProtection Actions(Options.NameList own, CancellationToken cancellation) => new(flow, this, own, cancellation);

    /// <summary>What protects every request.</summary>
    public ApplicationProtection Application(CancellationToken cancellation) =>
        memory.Remember(() => new ProtectionReader(compilation, flow, setup, pipelines, this, memory, cancellation).Read());
}
