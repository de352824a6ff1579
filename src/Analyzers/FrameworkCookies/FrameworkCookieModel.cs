using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.CookiePolicy;
using CookieSecurity.Analyzers.CookieUse;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.FrameworkCookies;

/// <summary>The framework's cookies that this compilation configures or brings in. Found when a rule first asks and once a compilation.</summary>
internal sealed class FrameworkCookieModel(FlowModel flow, SetupModel setup, OptionsConfiguration configuration, ApplicationMemory memory)
{
    private readonly object gate = new();
    private ImmutableArray<ConfiguredCookie> configured;

    /// <summary>Each cookie that somebody configures, and each scheme's on its own.</summary>
    public ImmutableArray<ConfiguredCookie> Configured(CancellationToken cancellation)
    {
        lock (gate)
        {
            return configured.IsDefault ? configured = Find(cancellation).ToImmutableArray() : configured;
        }
    }

    /// <summary>Whether code of this file had a part in what is configured: asked in files that write other cookies, without looking into any code.</summary>
    public bool MayBeSetIn(SyntaxTree tree, CancellationToken cancellation)
    {
        memory.Remember(() =>
        {
            Configured(cancellation);
            return new AllRead();
        });
        return memory.HasRead(tree);
    }

    /// <summary>A cookie with what is set on it, whether anything is or not.</summary>
    public ConfiguredCookie Of(TrackedType options, SchemeName name, CancellationToken cancellation)
    {
        var cookie = FrameworkCookie.All.First(one => one.Options == options);
        return new ConfiguredCookie(cookie, name, [.. configuration.Sources(options, name, cancellation)]);
    }

    /// <summary>The same of options that describe several cookies.</summary>
    public ConfiguredCookie Of(TrackedType options, string part, SchemeName name, CancellationToken cancellation)
    {
        var cookie = FrameworkCookie.All.First(one => one.Options == options && one.Part == part);
        return new ConfiguredCookie(cookie, name, [.. configuration.Sources(options, name, cancellation)]);
    }

    /// <summary>The first call of the framework that goes by one of the names; null where there is none.</summary>
    public SetupCall? First(CancellationToken cancellation, params string[] names)
    {
        foreach (var call in setup.Calls(cancellation))
        {
            if (call.IsFramework && System.Array.IndexOf(names, call.Name) >= 0)
            {
                return call;
            }
        }

        return null;
    }

    /// <summary>Whether code that cannot be seen is handed the services and may configure anything.</summary>
    public bool IsConfiguredElsewhere(CancellationToken cancellation) =>
        setup.Calls(cancellation).Any(static call => call.IsUnseen && SetupSurface.IsServices(call.Method));

    /// <summary>Whether users come from another site.</summary>
    public bool HasRemoteSignIn(CancellationToken cancellation) => setup.Calls(cancellation).Any(call => RemoteSignIn.IsRegistered(call, flow));

    private IEnumerable<ConfiguredCookie> Find(CancellationToken cancellation)
    {
        foreach (var cookie in FrameworkCookie.All)
        {
            foreach (var name in Names(cookie, cancellation))
            {
                yield return new ConfiguredCookie(cookie, name, [.. configuration.Sources(cookie.Options, name, cancellation).Where(source => !IsForNobody(cookie, source))]);
            }

            foreach (var call in setup.Calls(cancellation))
            {
                // Options that a middleware is handed while others are configured are reported as such.
                if (IsHanded(call, cookie.Kind) && OptionsSources.Replacing(call, cookie.Options) is { } own
                    && !configuration.Sources(cookie.Options, SchemeName.Default, cancellation).Any())
                {
                    yield return new ConfiguredCookie(cookie, SchemeName.Default, [own]);
                }
            }
        }
    }

    /// <summary>Says that all files which configure cookies have been read.</summary>
    private sealed class AllRead;

    private static bool IsHanded(SetupCall call, FrameworkCookieKind kind) => call.IsFramework
        && ((kind == FrameworkCookieKind.Session && call.Name == "UseSession") || (kind == FrameworkCookieKind.Consent && CookiePolicyModel.IsUse(call.Method)));

    /// <summary>Options of a scheme without a name are read by nobody.</summary>
    private static bool IsForNobody(FrameworkCookie cookie, OptionsSource source) => cookie.HasScheme && source.Name.IsDefault;

    private HashSet<SchemeName> Names(FrameworkCookie cookie, CancellationToken cancellation)
    {
        var names = new HashSet<SchemeName>();
        foreach (var source in configuration.Sources(cancellation))
        {
            if (source.Type != cookie.Options)
            {
                continue;
            }

            // Of options that belong to no scheme only those without a name are read.
            if (cookie.HasScheme)
            {
                if (!IsForNobody(cookie, source))
                {
                    names.Add(source.Name);
                }
            }
            else if (source.Name.MayReach(SchemeName.Default))
            {
                names.Add(SchemeName.Default);
            }
        }

        return names;
    }
}
