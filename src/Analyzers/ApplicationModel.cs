using System;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading;
using CookieSecurity.Analyzers.Antiforgery;
using CookieSecurity.Analyzers.Authentication;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.ConfigurationFiles;
using CookieSecurity.Analyzers.CookiePolicy;
using CookieSecurity.Analyzers.CookieUse;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Endpoints;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.FrameworkCookies;
using CookieSecurity.Analyzers.Pipeline;
using CookieSecurity.Analyzers.HeaderWrites;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.SignIn;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers;

/// <summary>What is true of the whole application: one for each compilation, shared by all analyzers, each part computed when first asked for.</summary>
internal sealed class ApplicationModel
{
    private static readonly ConditionalWeakTable<Compilation, ApplicationModel> Models = new();

    private readonly Lazy<ApplicationMemory> memory;
    private readonly Lazy<FlowModel> flow;
    private readonly Lazy<CookieWriteModel> cookieWrites;
    private readonly Lazy<HeldCookieModel?> heldCookies;
    private readonly Lazy<OwnWrappers> ownWrappers;
    private readonly Lazy<AppendedCookies> appendedCookies;
    private readonly Lazy<HeaderWriteModel> headerWrites;
    private readonly Lazy<SignInCookies> signInCookies;
    private readonly Lazy<SetupModel> setup;
    private readonly Lazy<OptionsConfiguration> configuration;
    private readonly Lazy<CookiePolicyModel> cookiePolicy;
    private readonly Lazy<FrameworkCookieModel> frameworkCookies;
    private readonly Lazy<PipelineModel> pipeline;
    private readonly Lazy<CookieUseModel> cookieUse;
    private readonly Lazy<EndpointModel> endpoints;
    private readonly Lazy<FormUse> formUse;
    private readonly Lazy<TokenNeeds> tokenNeeds;
    private readonly Lazy<AuthenticationModel> authentication;
    private readonly Lazy<AntiforgeryModel> antiforgery;
    private readonly Lazy<SignInSchemes> signInSchemes;
    private readonly Lazy<BoundSections> boundSections;

    private readonly ProductionSettings settings;

    private ApplicationModel(Compilation compilation, CookieTypes types, ProductionSettings settings)
    {
        Types = types;
        this.settings = settings;
        memory = new Lazy<ApplicationMemory>(() => ApplicationMemory.Of(compilation, settings, CancellationToken.None));
        flow = new Lazy<FlowModel>(() => Create(new KnownSymbols(compilation, types), new TrackedSymbols(compilation, types), NoDependencies.Instance));

        // What the setup reads decides whether it may be remembered; what the rules about written cookies read does not.
        var setupFlow = new Lazy<FlowModel>(() => Create(Flow.Symbols, Flow.Types, Memory));
        cookieWrites = new Lazy<CookieWriteModel>(() => new CookieWriteModel(Flow));
        heldCookies = new Lazy<HeldCookieModel?>(() => types.ClassicCookie is { } classic ? new HeldCookieModel(Flow, classic) : null);
        ownWrappers = new Lazy<OwnWrappers>(() => new OwnWrappers(compilation, types));
        appendedCookies = new Lazy<AppendedCookies>(() => new AppendedCookies(compilation, Flow, CookieWrites));
        headerWrites = new Lazy<HeaderWriteModel>(() => new HeaderWriteModel(compilation, Flow));
        signInCookies = new Lazy<SignInCookies>(() => new SignInCookies(Setup, Configuration));
        setup = new Lazy<SetupModel>(() => new SetupModel(compilation, setupFlow.Value));
        configuration = new Lazy<OptionsConfiguration>(() => new OptionsConfiguration(setupFlow.Value, Setup, new SettingsBinding(compilation, setupFlow.Value, settings, Memory)));
        cookiePolicy = new Lazy<CookiePolicyModel>(() => new CookiePolicyModel(Setup, Configuration, Memory));
        frameworkCookies = new Lazy<FrameworkCookieModel>(() => new FrameworkCookieModel(Flow, Setup, Configuration, Memory));
        pipeline = new Lazy<PipelineModel>(() => new PipelineModel(Flow, Setup));
        cookieUse = new Lazy<CookieUseModel>(() => new CookieUseModel(compilation, Flow, Setup));
        formUse = new Lazy<FormUse>(() => new FormUse(compilation));
        endpoints = new Lazy<EndpointModel>(() => new EndpointModel(Flow, new SetupModel(compilation, Flow, withEndpoints: true), Pipeline));
        authentication = new Lazy<AuthenticationModel>(() => new AuthenticationModel(compilation, Flow, Setup, Configuration, Memory));
        antiforgery = new Lazy<AntiforgeryModel>(() => new AntiforgeryModel(compilation, Flow, Setup, Pipeline, Memory));
        tokenNeeds = new Lazy<TokenNeeds>(() => new TokenNeeds(Endpoints, Antiforgery, FormUse, Flow));
        signInSchemes = new Lazy<SignInSchemes>(() => new SignInSchemes(Flow, Setup, Configuration));
        boundSections = new Lazy<BoundSections>(() => new BoundSections(compilation, Flow, Configuration));

        FlowModel Create(KnownSymbols symbols, TrackedSymbols tracked, IDependencies dependencies) => new(
            compilation, symbols, tracked, Memory.Remember(static () => new MemberVerdicts()), Memory.Remember(static () => new LastingSummaries()), dependencies);
    }

    /// <summary>What the triggers compare with; everything else waits for a trigger.</summary>
    public CookieTypes Types { get; }

    /// <summary>What holds from keystroke to keystroke.</summary>
    public ApplicationMemory Memory => memory.Value;

    public FlowModel Flow => flow.Value;

    public CookieWriteModel CookieWrites => cookieWrites.Value;

    /// <summary>The cookies that bodies write by asking a response of System.Web for them; null where there is no such thing.</summary>
    public HeldCookieModel? HeldCookies => heldCookies.Value;

    /// <summary>The methods of the user's own that may write cookies.</summary>
    public OwnWrappers OwnWrappers => ownWrappers.Value;

    /// <summary>The cookies that any code of this compilation appends.</summary>
    public AppendedCookies AppendedCookies => appendedCookies.Value;

    /// <summary>The cookies that are written as headers.</summary>
    public HeaderWriteModel HeaderWrites => headerWrites.Value;

    /// <summary>The cookies of the application's sign-in schemes.</summary>
    public SignInCookies SignInCookies => signInCookies.Value;

    /// <summary>The calls that set up the application.</summary>
    public SetupModel Setup => setup.Value;

    /// <summary>Who sets what on the framework's options.</summary>
    public OptionsConfiguration Configuration => configuration.Value;

    public CookiePolicyModel CookiePolicy => cookiePolicy.Value;

    /// <summary>The cookies that the framework writes, as they are configured.</summary>
    public FrameworkCookieModel FrameworkCookies => frameworkCookies.Value;

    /// <summary>The order of middleware.</summary>
    public PipelineModel Pipeline => pipeline.Value;

    /// <summary>Whether there are cookies to protect.</summary>
    public CookieUseModel CookieUse => cookieUse.Value;

    /// <summary>Everything that is mapped, and what is said of it.</summary>
    public EndpointModel Endpoints => endpoints.Value;

    /// <summary>Whether endpoints may take forms.</summary>
    public FormUse FormUse => formUse.Value;

    /// <summary>What is mapped that needs the antiforgery middleware.</summary>
    public TokenNeeds TokenNeeds => tokenNeeds.Value;

    /// <summary>How requests are authenticated.</summary>
    public AuthenticationModel Authentication => authentication.Value;

    /// <summary>What validates requests against forgery.</summary>
    public AntiforgeryModel Antiforgery => antiforgery.Value;

    /// <summary>Which cookie schemes there are, and how their cookies are validated.</summary>
    public SignInSchemes SignInSchemes => signInSchemes.Value;

    /// <summary>The sections of configuration files that options are bound to.</summary>
    public BoundSections BoundSections => boundSections.Value;

    /// <summary>Null where the compilation references nothing that our rules look at.</summary>
    /// <param name="compilation">The code.</param>
    /// <param name="files">What the compiler was handed beside it.</param>
    /// <param name="cancellation">Stops it.</param>
    public static ApplicationModel? Of(Compilation compilation, ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        if (!Models.TryGetValue(compilation, out var model))
        {
            return CookieTypes.In(compilation) is { } types
                ? Models.GetValue(compilation, key => new ApplicationModel(key, types, ProductionSettings.In(files, cancellation)))
                : null;
        }

        // A keystroke in a settings file leaves the code as it was.
        var settings = ProductionSettings.In(files, cancellation);
        if (!model.settings.IsSameAs(settings))
        {
            model = new ApplicationModel(compilation, model.Types, settings);
            Models.Remove(compilation);
            model = Models.GetValue(compilation, _ => model);
        }

        return model;
    }
}
