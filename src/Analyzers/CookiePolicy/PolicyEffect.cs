using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Flow;

namespace CookieSecurity.Analyzers.CookiePolicy;

/// <summary>What options of the cookie policy, gathered from all their sources, do to a cookie that says nothing.</summary>
internal static class PolicyEffect
{
    private const int SameAsRequest = 0;
    private const int Always = 1;
    private const int SameSiteLax = 1;
    private const int SameSiteStrict = 2;

    /// <summary>Where a source is not known, neither is what it may have set.</summary>
    public static CookiePolicyInForce Of(IReadOnlyList<OptionsSource> sources)
    {
        var onAppend = OnAppendCookie(sources);
        return new CookiePolicyInForce(
            Combine(Decide(sources, Member.Secure, static value => value is Always ? Enforcement.Yes : value is SameAsRequest ? Enforcement.ByRequest : Enforcement.No), onAppend.Secure),
            Combine(Decide(sources, Member.HttpOnly, static value => value is Always ? Enforcement.Yes : Enforcement.No), onAppend.HttpOnly),
            Combine(Decide(sources, Member.MinimumSameSitePolicy, static value => value is SameSiteLax or SameSiteStrict ? Enforcement.Yes : Enforcement.No), onAppend.SameSite));
    }

    /// <summary><c>OnAppendCookie</c> runs after the policy and has the last word where it sets something; null where it does not.</summary>
    private static Enforcement Combine(Enforcement policy, Enforcement? callback) => callback ?? policy;

    private static Enforcement Decide(IReadOnlyList<OptionsSource> sources, string member, Func<object?, Enforcement> enforces)
    {
        Enforcement? result = null;
        foreach (var fact in Settled.In(sources, SchemeName.Default, source => source.Of(member)))
        {
            var one = fact.Atom == Atom.Unset ? Enforcement.No
                : fact.Atom is ConstantAtom constant ? enforces(constant.Value)
                : Enforcement.Unknown;
            result = result is null || result == one ? one : Enforcement.Unknown;
        }

        return result ?? Enforcement.No;
    }

    private static (Enforcement? Secure, Enforcement? HttpOnly, Enforcement? SameSite) OnAppendCookie(IReadOnlyList<OptionsSource> sources)
    {
        (Enforcement? Secure, Enforcement? HttpOnly, Enforcement? SameSite) result = default;
        var isFirst = true;
        foreach (var source in sources)
        {
            foreach (var fact in source.Of(Member.OnAppendCookie))
            {
                if (fact.Atom != Atom.Unset && !fact.Atom.IsConstant(null))
                {
                    var one = OfCallback(source, fact.Atom as DelegateAtom);
                    result = isFirst || result == one ? one : (Enforcement.Unknown, Enforcement.Unknown, Enforcement.Unknown);
                    isFirst = false;
                }
            }
        }

        return result;
    }

    private static (Enforcement? Secure, Enforcement? HttpOnly, Enforcement? SameSite) OfCallback(OptionsSource source, DelegateAtom? target)
    {
        if (target is null || source.Code is not { } code || Callback.Of(target, code) is not { } callback)
        {
            return (Enforcement.Unknown, Enforcement.Unknown, Enforcement.Unknown);
        }

        var node = callback.Graph.OriginalOperation.Syntax;
        var state = source.After;
        var cookie = Objects.Allocate(code.Frame, node, TrackedTypes.CookieOptions, ref state);
        var context = Objects.Allocate(code.Frame, node, TrackedTypes.AppendCookieContext, ref state);
        state = state.Update(context, state.StateOf(context)!.Set(Member.CookieOptions, Facts.Of(Value.Of(cookie), node, Member.CookieOptions)));
        return callback.Run(code, state, context)?.StateOf(cookie) is not { } left
            ? (Enforcement.Unknown, Enforcement.Unknown, Enforcement.Unknown)
            : (Written(left[Member.Secure], static value => value is true),
                Written(left[Member.HttpOnly], static value => value is true),
                Written(left[Member.SameSite], static value => value is SameSiteLax or SameSiteStrict));
    }

    /// <summary>Null where the callback leaves the member as it is.</summary>
    private static Enforcement? Written(ImmutableArray<Fact> facts, Func<object?, bool> enforces)
    {
        Enforcement? result = null;
        var untouched = 0;
        foreach (var fact in facts)
        {
            if (fact.Atom == Atom.Unset)
            {
                untouched++;
                continue;
            }

            var one = fact.Atom is ConstantAtom constant ? enforces(constant.Value) ? Enforcement.Yes : Enforcement.No : Enforcement.Unknown;
            result = result is null || result == one ? one : Enforcement.Unknown;
        }

        return untouched > 0 && result is not null ? Enforcement.Unknown : result;
    }
}
