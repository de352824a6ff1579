using System;
using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.Values;

/// <summary>Arithmetic of constant lengths of time and points in time; unknown where the operation throws or is another one.</summary>
internal static class SpanArithmetic
{
    /// <summary>A value that came about in more operations than this is one that a loop is growing.</summary>
    private const int MostSteps = 4;

    public static Atom Combine(BinaryOperatorKind kind, Atom left, Atom right)
    {
        try
        {
            return (left, right) switch
            {
                (SpanAtom one, SpanAtom other) => Add(kind, one.Length, other.Length) is { } sum ? Span(sum, one.Steps + other.Steps) : Atom.Unknown,
                (InstantAtom moment, SpanAtom span) when moment.FromNow != TimeSpan.MaxValue && moment.FromNow != TimeSpan.MinValue =>
                    Add(kind, moment.FromNow, span.Length) is { } moved ? Instant(moved, moment.Steps + span.Steps) : Atom.Unknown,
                (InstantAtom one, InstantAtom other) when kind == BinaryOperatorKind.Subtract => Span(one.FromNow - other.FromNow, one.Steps + other.Steps),
                (SpanAtom span, ConstantAtom factor) => SpanParts.NumberOf(factor) is { } number ? Scale(kind, span, number) : Atom.Unknown,
                (ConstantAtom, SpanAtom) when kind == BinaryOperatorKind.Multiply => Combine(kind, right, left),
                _ => Atom.Unknown,
            };
        }
        catch (OverflowException)
        {
            return Atom.Unknown;
        }
    }

    private static TimeSpan? Add(BinaryOperatorKind kind, TimeSpan one, TimeSpan other) => kind switch
    {
        BinaryOperatorKind.Add => one + other,
        BinaryOperatorKind.Subtract => one - other,
        _ => null,
    };

    private static Atom Scale(BinaryOperatorKind kind, SpanAtom span, double factor)
    {
        var ticks = kind switch
        {
            BinaryOperatorKind.Multiply => span.Length.Ticks * factor,
            BinaryOperatorKind.Divide => span.Length.Ticks / factor,
            _ => double.NaN,
        };
        return ticks > TimeSpan.MinValue.Ticks && ticks < TimeSpan.MaxValue.Ticks ? Span(new TimeSpan((long)ticks), span.Steps) : Atom.Unknown;
    }

    private static Atom Span(TimeSpan length, int steps) => steps < MostSteps ? new SpanAtom(length, steps + 1) : Atom.Unknown;

    private static Atom Instant(TimeSpan fromNow, int steps) => steps < MostSteps ? new InstantAtom(fromNow, steps + 1) : Atom.Unknown;
}
