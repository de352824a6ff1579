using System;
using System.Collections.Generic;
using System.Collections.Immutable;
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
    public static CookiePolicyInForce Of(IReadOnlyList<PolicySource> sources)
    {
        var onAppend = OnAppendCookie(sources);
        return new CookiePolicyInForce(
            Combine(Decide(sources, Member.Secure, static value => value is Always ? Enforcement.Yes : value is SameAsRequest ? Enforcement.ByRequest : Enforcement.No), onAppend.Secure),
            Combine(Decide(sources, Member.HttpOnly, static value => value is Always ? Enforcement.Yes : Enforcement.No), onAppend.HttpOnly),
            Combine(Decide(sources, Member.MinimumSameSitePolicy, static value => value is SameSiteLax or SameSiteStrict ? Enforcement.Yes : Enforcement.No), onAppend.SameSite));
    }

    /// <summary><c>OnAppendCookie</c> runs after the policy and has the last word where it sets something; null where it does not.</summary>
    private static Enforcement Combine(Enforcement policy, Enforcement? callback) => callback ?? policy;

    /// <summary><c>PostConfigure</c> runs after <c>Configure</c>; within one body the last write wins, between bodies the order is not known.</summary>
    private static Enforcement Decide(IReadOnlyList<PolicySource> sources, string member, Func<object?, Enforcement> enforces)
    {
        var result = Enforcement.No;
        foreach (var runsLast in new[] { false, true })
        {
            var bodies = new Dictionary<object, Enforcement>();
            foreach (var source in sources)
            {
                if (source.RunsLast == runsLast && (source.Settings is not { } state || Touches(state[member])))
                {
                    var before = bodies.TryGetValue(source.Body, out var earlier) ? earlier : result;
                    bodies[source.Body] = source.Settings is { } settings ? After(before, settings[member], enforces) : Enforcement.Unknown;
                }
            }

            Enforcement? phase = null;
            foreach (var body in bodies.Values)
            {
                phase = phase is null || phase == body ? body : Enforcement.Unknown;
            }

            result = phase ?? result;
        }

        return result;
    }

    private static bool Touches(ImmutableArray<Fact> facts)
    {
        foreach (var fact in facts)
        {
            if (fact.Atom != Atom.Unset)
            {
                return true;
            }
        }

        return false;
    }

    private static Enforcement After(Enforcement before, ImmutableArray<Fact> facts, Func<object?, Enforcement> enforces)
    {
        Enforcement? result = null;
        foreach (var fact in facts)
        {
            var one = fact.Atom == Atom.Unset ? before
                : fact.Atom is not ConstantAtom constant ? Enforcement.Unknown
                : enforces(constant.Value);
            result = result is null || result == one ? one : Enforcement.Unknown;
        }

        return result ?? before;
    }

    private static (Enforcement? Secure, Enforcement? HttpOnly, Enforcement? SameSite) OnAppendCookie(IReadOnlyList<PolicySource> sources)
    {
        (Enforcement? Secure, Enforcement? HttpOnly, Enforcement? SameSite) result = default;
        var isFirst = true;
        foreach (var source in sources)
        {
            foreach (var fact in source.Settings?[Member.OnAppendCookie] ?? Facts.Unknown)
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

    private static (Enforcement? Secure, Enforcement? HttpOnly, Enforcement? SameSite) OfCallback(PolicySource source, DelegateAtom? target)
    {
        var types = source.Code?.Run.Model.Types;
        if (target is null || types?.AppendCookieContext is not { } contextType || Callback.Of(target, source.Code!) is not { } callback)
        {
            return (Enforcement.Unknown, Enforcement.Unknown, Enforcement.Unknown);
        }

        var node = callback.Graph.OriginalOperation.Syntax;
        var cookieSite = source.Code!.Frame.SiteOf(node, types.CookieOptions);
        var cookie = new ObjectAtom(cookieSite, Older: false);
        var contextSite = source.Code.Frame.SiteOf(node, contextType);
        var context = ObjectState.Fresh(contextSite).Set(Member.CookieOptions, Facts.Of(Value.Of(cookie), node, Member.CookieOptions));
        var after = callback.Run(source.Code, source.State.Update(cookie, ObjectState.Fresh(cookieSite)), contextSite, context, out _);
        return after?.StateOf(cookie) is not { } left
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
