namespace CookieSecurity.Analyzers.Pipeline;

internal enum PipelineKind
{
    /// <summary>Of a <c>WebApplication</c>, which adds routing, authentication, authorization and endpoints by itself.</summary>
    WebApplication,

    /// <summary>Of a host: <c>Startup.Configure</c>, or <c>Configure(app => …)</c> of a web host builder.</summary>
    Host,

    /// <summary>A branch of another pipeline: <c>UseWhen</c>, <c>Map</c>, <c>MapWhen</c>.</summary>
    Branch,

    /// <summary>A part of somebody's pipeline: an extension that nobody here calls, a startup filter, a builder that came from somewhere.</summary>
    Part,
}
