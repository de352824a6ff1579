using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;

namespace CookieSecurity.Analyzers.Configuration;

/// <summary>Who sets what on the options of the framework, and what they hold in the end.</summary>
/// <param name="flow">What is known of the code.</param>
/// <param name="setup">The calls that configure.</param>
/// <param name="bindings">What settings files have to say to these.</param>
internal sealed class OptionsConfiguration(FlowModel flow, SetupModel setup, SettingsBinding bindings)
{
    private readonly object gate = new();
    private ImmutableArray<OptionsSource> sources;

    /// <summary>Every place of this compilation that configures followed options, in the order of the files, calls in the order in which they run.</summary>
    public ImmutableArray<OptionsSource> Sources(CancellationToken cancellation)
    {
        lock (gate)
        {
            return sources.IsDefault ? sources = Find(cancellation) : sources;
        }
    }

    /// <summary>Those that configure this type, for this name or one that may be it.</summary>
    public IEnumerable<OptionsSource> Sources(TrackedType type, SchemeName name, CancellationToken cancellation)
    {
        foreach (var source in Sources(cancellation))
        {
            if (source.Type == type && source.Name.MayReach(name))
            {
                yield return source;
            }
        }
    }

    /// <summary>What a member of the options holds in the end; <see cref="Atom.Unset"/> where nothing sets it.</summary>
    public ImmutableArray<Fact> Of(TrackedType type, SchemeName name, string member, CancellationToken cancellation) =>
        Settled.In(Sources(type, name, cancellation), name, source => source.Of(member));

    /// <summary>The same of a member of a part: <c>Cookie.SecurePolicy</c>.</summary>
    public ImmutableArray<Fact> Of(TrackedType type, SchemeName name, string part, string member, CancellationToken cancellation) =>
        Settled.In(Sources(type, name, cancellation), name, source => source.Of(part, member));

    private ImmutableArray<OptionsSource> Find(CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<OptionsSource>();
        foreach (var call in setup.Calls(cancellation))
        {
            foreach (var source in OptionsSources.Of(call))
            {
                found.Add(bindings.Inform(source, cancellation));
            }
        }

        foreach (var type in setup.OptionsClasses(cancellation))
        {
            found.AddRange(OptionsClasses.Of(type, flow, cancellation));
        }

        return found.ToImmutable();
    }
}
