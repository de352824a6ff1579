using System;
using CookieSecurity.Analyzers.Flow;

namespace CookieSecurity.Analyzers.Values;

/// <summary>A constant length of time.</summary>
/// <param name="Length">How long.</param>
/// <param name="Steps">How many operations led to it: a sum that a loop grows is not followed for ever.</param>
internal sealed record SpanAtom(TimeSpan Length, int Steps) : Atom;

/// <summary>A point in time that is a constant way from the moment in which the code runs: <c>DateTimeOffset.UtcNow.AddDays(30)</c>.</summary>
/// <param name="FromNow">How far; <see cref="TimeSpan.MaxValue"/> for the end of time, <see cref="TimeSpan.MinValue"/> for its beginning.</param>
/// <param name="Steps">How many operations led to it.</param>
internal sealed record InstantAtom(TimeSpan FromNow, int Steps) : Atom
{
    public static readonly InstantAtom Now = new(TimeSpan.Zero, 0);
    public static readonly InstantAtom Never = new(TimeSpan.MaxValue, 0);
    public static readonly InstantAtom LongAgo = new(TimeSpan.MinValue, 0);
}
