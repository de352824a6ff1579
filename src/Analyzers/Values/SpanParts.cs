using System;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Values;

/// <summary>Lengths of time that are spelled in days, hours, minutes and so on.</summary>
internal static class SpanParts
{
    private const string FactoryPrefix = "From";

    /// <summary>
    /// <c>TimeSpan.FromDays(30)</c>, <c>FromHours(1, minutes: 30)</c>, <c>new TimeSpan(30, 0, 0)</c>: each parameter says its unit, the only one of
    /// the older factories by the factory's name. Null for other methods.
    /// </summary>
    public static Value? Of(IMethodSymbol method, ImmutableArray<Argument> arguments)
    {
        var isFactory = method.Name.StartsWith(FactoryPrefix, StringComparison.Ordinal);
        if (method.MethodKind != MethodKind.Constructor && !isFactory)
        {
            return null;
        }

        var sum = TimeSpan.Zero;
        foreach (var argument in arguments)
        {
            var unit = argument.Parameter is not { } parameter || (isFactory && parameter.Name == "value") ? method.Name.Substring(FactoryPrefix.Length) : parameter.Name;
            if (arguments.Length == 1)
            {
                return argument.Value.Select(number => Of(unit, number));
            }

            if (argument.Value.Single is not { } single || Of(unit, single) is not SpanAtom part)
            {
                return Value.Unknown;
            }

            try
            {
                sum += part.Length;
            }
            catch (OverflowException)
            {
                return Value.Unknown;
            }
        }

        return Value.Of(new SpanAtom(sum, 0));
    }

    /// <param name="unit">Such as <c>Days</c>, in any case.</param>
    /// <param name="number">How many.</param>
    public static Atom Of(string unit, Atom number)
    {
        if (NumberOf(number) is not { } amount)
        {
            return Atom.Unknown;
        }

        var ticks = unit.ToUpperInvariant() switch
        {
            // The shortest that a month or a year can be meant to be.
            "YEARS" => amount * 365 * TimeSpan.TicksPerDay,
            "MONTHS" => ((Math.Truncate(amount / 12) * 365) + (amount % 12 * 30)) * TimeSpan.TicksPerDay,
            "DAYS" => amount * TimeSpan.TicksPerDay,
            "HOURS" => amount * TimeSpan.TicksPerHour,
            "MINUTES" => amount * TimeSpan.TicksPerMinute,
            "SECONDS" => amount * TimeSpan.TicksPerSecond,
            "MILLISECONDS" => amount * TimeSpan.TicksPerMillisecond,
            "MICROSECONDS" => amount * TimeSpan.TicksPerMillisecond / 1000,
            "TICKS" => amount,
            _ => double.NaN,
        };

        // Not a unit, or longer than there is time: the call throws.
        return ticks > TimeSpan.MinValue.Ticks && ticks < TimeSpan.MaxValue.Ticks ? new SpanAtom(new TimeSpan((long)ticks), 0) : Atom.Unknown;
    }

    public static double? NumberOf(Atom atom) => atom is ConstantAtom constant
        ? constant.Value switch
        {
            int number => number,
            long number => number,
            double number => number,
            float number => number,
            short number => number,
            byte number => number,
            uint number => number,
            _ => null,
        }
        : null;
}
