using System.Runtime.CompilerServices;
using CookieSecurity.Analyzers.CookiePolicy;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers;

/// <summary>What is true of the whole application: one for each compilation, shared by all analyzers, each part computed when first asked for.</summary>
internal sealed class ApplicationModel
{
    private static readonly ConditionalWeakTable<Compilation, ApplicationModel> Models = new();

    private ApplicationModel(Compilation compilation, KnownSymbols symbols)
    {
        Symbols = symbols;
        Flow = new FlowModel(compilation, symbols);
        CookieWrites = new CookieWriteModel(symbols, Flow);
        CookiePolicy = new CookiePolicyModel(compilation, symbols, Flow);
    }

    public KnownSymbols Symbols { get; }

    public FlowModel Flow { get; }

    public CookieWriteModel CookieWrites { get; }

    public CookiePolicyModel CookiePolicy { get; }

    /// <summary>Null where the compilation references nothing that our rules look at.</summary>
    public static ApplicationModel? Of(Compilation compilation)
    {
        if (Models.TryGetValue(compilation, out var model))
        {
            return model;
        }

        return KnownSymbols.In(compilation) is { } symbols
            ? Models.GetValue(compilation, key => new ApplicationModel(key, symbols))
            : null;
    }
}
