using System;
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

    private readonly Lazy<CookieWriteModel> cookieWrites;
    private readonly Lazy<CookiePolicyModel> cookiePolicy;

    private ApplicationModel(Compilation compilation, CookieTypes types)
    {
        Types = types;
        var flow = new Lazy<FlowModel>(() => new FlowModel(compilation, new KnownSymbols(compilation, types)));
        cookieWrites = new Lazy<CookieWriteModel>(() => new CookieWriteModel(flow.Value));
        cookiePolicy = new Lazy<CookiePolicyModel>(() => new CookiePolicyModel(compilation, flow.Value));
    }

    /// <summary>What the triggers compare with; everything else waits for a trigger.</summary>
    public CookieTypes Types { get; }

    public CookieWriteModel CookieWrites => cookieWrites.Value;

    public CookiePolicyModel CookiePolicy => cookiePolicy.Value;

    /// <summary>Null where the compilation references nothing that our rules look at.</summary>
    public static ApplicationModel? Of(Compilation compilation)
    {
        if (Models.TryGetValue(compilation, out var model))
        {
            return model;
        }

        return CookieTypes.In(compilation) is { } types
            ? Models.GetValue(compilation, key => new ApplicationModel(key, types))
            : null;
    }
}
