using System.Collections.Generic;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.CookiePolicy;

/// <summary>Gathers the calls that put the cookie policy to use, and those that configure it. Calls under a development check are never reached.</summary>
internal sealed class PolicyWatch(KnownSymbols symbols) : IFlowWatch
{
    public List<WatchedCall> Uses { get; } = new();

    public List<WatchedCall> Configurations { get; } = new();

    public bool Watches(IMethodSymbol method) => IsUse(method) || IsConfiguration(method);

    public void Reached(WatchedCall call) => (IsUse(call.Method) ? Uses : Configurations).Add(call);

    private bool IsUse(IMethodSymbol method) =>
        (method.Name == "UseCookiePolicy" && method.ContainingType.Is(symbols.CookiePolicyBuilderExtensions))
        || (method.Name == "UseMiddleware" && method.TypeArguments.Length == 1 && method.TypeArguments[0].Is(symbols.CookiePolicyMiddleware));

    private bool IsConfiguration(IMethodSymbol method)
    {
        switch (method.Name)
        {
            case "AddCookiePolicy":
                return method.IsFrameworkCode("Microsoft");
            case "Configure" or "PostConfigure" or "ConfigureAll" or "PostConfigureAll" or "Bind" or "BindConfiguration":
                return method.IsFrameworkCode("Microsoft") && IsOfPolicy(method);
            default:
                return false;
        }
    }

    /// <summary>The options type is the method's own argument, or that of the <c>OptionsBuilder</c> it belongs to or extends.</summary>
    private bool IsOfPolicy(IMethodSymbol method) =>
        (method.TypeArguments.Length > 0 && method.TypeArguments[0].Is(symbols.CookiePolicyOptions))
        || (method.ContainingType.TypeArguments.Length == 1 && method.ContainingType.TypeArguments[0].Is(symbols.CookiePolicyOptions));
}
