using System;

namespace CookieSecurity.Analyzers.Rules.Sessions;

/// <summary>Lengths of time in messages and in code.</summary>
internal static class SpanText
{
    private const double DaysOfYear = 365;

    public static string Spoken(TimeSpan span)
    {
        if (span >= TimeSpan.FromDays(100 * DaysOfYear))
        {
            return "ever";
        }

        var (unit, count) = Whole(span);
        return count + " " + (count == 1 ? unit.Substring(0, unit.Length - 1) : unit).ToLowerInvariant();
    }

    /// <summary><c>FromDays(30)</c>, in the largest unit that says it without a rest.</summary>
    public static (string Unit, long Count) Whole(TimeSpan span) =>
        span.Ticks % TimeSpan.TicksPerDay == 0 ? ("Days", span.Ticks / TimeSpan.TicksPerDay)
        : span.Ticks % TimeSpan.TicksPerHour == 0 ? ("Hours", span.Ticks / TimeSpan.TicksPerHour)
        : span.Ticks % TimeSpan.TicksPerMinute == 0 ? ("Minutes", span.Ticks / TimeSpan.TicksPerMinute)
        : ("Seconds", span.Ticks / TimeSpan.TicksPerSecond);
}
