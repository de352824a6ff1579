using System;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.WrittenCookieDescriptors;

namespace CookieSecurity.Analyzers.Rules.ResponseCookies;

/// <summary>CKS1011 a cookie that is to live longer than allowed. <c>Max-Age</c> decides where there is one; a builder's lifetime is its own matter.</summary>
internal static class LifetimeRule
{
    public static void Check(WriteContext context)
    {
        var write = context.Write;
        if (!write.TakesOptions || write.Objects.Any(static made => made.Site.Node is InvocationExpressionSyntax) || context.IsExempt(LongLife))
        {
            return;
        }

        var maxAge = write[Member.MaxAge];
        var member = maxAge.All(IsNone) ? Member.Expires : Member.MaxAge;
        var lifetime = member == Member.MaxAge ? maxAge : write[Member.Expires];
        var most = context.Options(LongLife).MaxCookieLifetime;
        var tooLong = lifetime.Where(fact => ConstantSpan.Of(fact.Atom) > most).ToImmutableArray();
        if (!tooLong.IsEmpty && lifetime.All(static fact => IsNone(fact) || ConstantSpan.Of(fact.Atom) is not null))
        {
            var length = ConstantSpan.Of(tooLong[0].Atom)!.Value;
            var text = length == TimeSpan.MaxValue ? "for ever" : Spelled(length);
            context.Report(LongLife, Squiggle(context, tooLong), Edits.Set(member, Allowed(member, most), tooLong), context.NameInMessage, text, Spelled(most));
        }
    }

    private static bool IsNone(Fact fact) => fact.Atom == Atom.Unset || fact.Atom.IsConstant(null);

    private static Location? Squiggle(WriteContext context, ImmutableArray<Fact> bad) =>
        bad.Length == 1 && bad[0].Origin is AssignmentExpressionSyntax { Left: not TupleExpressionSyntax } assignment && context.Body.IsHere(assignment, context.Write)
            ? assignment.Right.GetLocation()
            : Placement.OfFirst(context.Write, context.Body, bad);

    private static string Allowed(string member, TimeSpan most)
    {
        var isDays = most.Ticks % TimeSpan.TicksPerDay == 0;
        var days = FormattableString.Invariant($"{most.Ticks / TimeSpan.TicksPerDay}");
        var minutes = FormattableString.Invariant($"{most.Ticks / TimeSpan.TicksPerMinute}");
        return member == Member.MaxAge
            ? "global::System.TimeSpan." + (isDays ? $"FromDays({days})" : $"FromMinutes({minutes})")
            : "global::System.DateTimeOffset.UtcNow." + (isDays ? $"AddDays({days})" : $"AddMinutes({minutes})");
    }

    public static string Spelled(TimeSpan length) => length.Ticks >= TimeSpan.TicksPerDay
        ? FormattableString.Invariant($"{length.Ticks / TimeSpan.TicksPerDay} days")
        : FormattableString.Invariant($"{length.Ticks / TimeSpan.TicksPerMinute} minutes");
}
