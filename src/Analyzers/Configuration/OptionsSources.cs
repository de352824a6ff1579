using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Configuration;

/// <summary>Finds the places that configure options, whichever shape they come in.</summary>
internal static class OptionsSources
{
    /// <summary>What a setup call configures; nothing where it is not one that configures followed options.</summary>
    public static IEnumerable<OptionsSource> Of(SetupCall call)
    {
        foreach (var way in call.Ways)
        {
            if (Configured(way, way.Code.Run.Model.Types) is { } type && Of(call, way, type) is { } source)
            {
                yield return source;
            }
        }

        foreach (var unseen in OptionsServices.Of(call))
        {
            yield return unseen;
        }
    }

    /// <summary>The options object that a middleware is handed in place of the configured ones; null where it is handed none.</summary>
    public static OptionsSource? Replacing(SetupCall use, TrackedType type)
    {
        foreach (var argument in use.Ways[0].Arguments)
        {
            var isSpelled = argument.Syntax != use.Syntax;
            if (!isSpelled || !(use.Ways[0].Code.Run.Model.Types.Covers(type, argument.Parameter?.Type) || argument.Parameter is { IsParams: true }))
            {
                continue;
            }

            var way = use.Ways[0];
            ObjectState? settings = null;
            var isKnown = use.Ways.Count == 1;
            foreach (var atom in argument.Value.Atoms)
            {
                var state = atom is ObjectAtom found ? way.State.StateOf(found) : null;
                isKnown &= state is { Escaped: false };
                settings = state is null ? settings : settings?.Join(state) ?? state;
            }

            return new OptionsSource(type, SchemeName.Default, isKnown ? settings : null, way.State, way.Code, use, RunsLast: false);
        }

        return null;
    }

    private static OptionsSource? Of(SetupCall call, WatchedCall way, TrackedType type)
    {
        var runsLast = call.Name is "PostConfigure" or "PostConfigureAll";
        var name = SchemeNames.Of(way);
        if (DelegateOf(way, type) is not { } argument)
        {
            // `Configure<T>(section)`, `Bind`: set by what the section says.
            return IsPlainConfiguration(call.Method) && HasArguments(way) ? new OptionsSource(type, name, null, way.State, way.Code, call, runsLast) : null;
        }

        if (argument.Value.IsAlways(null) || argument.Syntax == way.Syntax)
        {
            return null;
        }

        if (argument.Value.Single is not DelegateAtom configure || Callback.Of(configure, way.Code) is not { } callback)
        {
            return new OptionsSource(type, name, null, way.State, way.Code, call, runsLast);
        }

        var (settings, after) = callback.Configure(way.Code, way.State, type);
        return new OptionsSource(type, name, settings, after, way.Code, call, runsLast);
    }

    /// <summary>The options that the call is about: those of its delegate, of its own type argument, or of the builder that it is made on.</summary>
    private static TrackedType? Configured(WatchedCall way, TrackedSymbols types)
    {
        foreach (var argument in way.Arguments)
        {
            if (OptionsOf(argument.Parameter?.Type) is { } handed && types.Of(way.Code.Resolve(handed)) is { } byDelegate)
            {
                return byDelegate;
            }
        }

        if (!IsPlainConfiguration(way.Method))
        {
            return null;
        }

        foreach (var atom in way.Receiver.Atoms)
        {
            if (atom is OptionsBuilderAtom builder)
            {
                return types.Of(builder.Options);
            }
        }

        var arguments = way.Method.TypeArguments.IsEmpty ? way.Method.ContainingType.TypeArguments : way.Method.TypeArguments;
        return arguments.IsEmpty ? null : types.Of(way.Code.Resolve(arguments[0]));
    }

    private static bool IsPlainConfiguration(IMethodSymbol method) =>
        method.Name is "Configure" or "PostConfigure" or "ConfigureAll" or "PostConfigureAll" or "Bind" or "BindConfiguration";

    /// <summary>More than the services, or the builder, that an extension method is called on.</summary>
    private static bool HasArguments(WatchedCall way) => way.Arguments.Length > (way.Method.IsExtensionMethod ? 1 : 0);

    private static Argument? DelegateOf(WatchedCall way, TrackedType type)
    {
        foreach (var argument in way.Arguments)
        {
            if (OptionsOf(argument.Parameter?.Type) is { } handed && way.Code.Run.Model.Types.Covers(type, way.Code.Resolve(handed)))
            {
                return argument;
            }
        }

        return null;
    }

    /// <summary><c>T</c> of an <c>Action&lt;T&gt;</c> or <c>Action&lt;T, TDependency …&gt;</c>.</summary>
    private static ITypeSymbol? OptionsOf(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Delegate, Name: "Action", TypeArguments.Length: > 0 } action ? action.TypeArguments[0] : null;
}
