using System;
using System.Collections.Generic;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Setup;

/// <summary>
/// One call that sets up the application, as it is reached outside of development: with the calls that lead to it through the application's
/// own helpers, and what is known of its arguments on each way there.
/// </summary>
internal sealed class SetupCall(SetupBody body, WatchedCall first) : IComparable<SetupCall>
{
    private readonly List<WatchedCall> ways = [first];

    /// <summary>The code that was run to reach it.</summary>
    public SetupBody Body { get; } = body;

    /// <summary>The call, or the method group that stands for one.</summary>
    public SyntaxNode Syntax { get; } = first.Syntax;

    public IMethodSymbol Method { get; } = first.Method;

    /// <summary>The helpers that lead to it; the root frame where it stands in the body itself.</summary>
    public Frame Frame { get; } = first.Code.Frame;

    public string Name => Method.Name;

    public bool IsFramework => Method.IsFromFramework();

    /// <summary>Whether it may do anything: neither the framework's nor of a package that does what its name says.</summary>
    public bool IsUnseen => !KnownPackages.IsUnderstood(Method);

    /// <summary>What is known on each way to the call.</summary>
    public IReadOnlyList<WatchedCall> Ways => ways;

    /// <summary>What the call is made on.</summary>
    public Value Receiver
    {
        get
        {
            var value = ways[0].Receiver;
            for (var i = 1; i < ways.Count; i++)
            {
                value = value.With(ways[i].Receiver);
            }

            return value;
        }
    }

    /// <summary>What the call gives back.</summary>
    public SetupAtom Result => new(Syntax, Frame);

    public void Reach(WatchedCall way) => ways.Add(way);

    /// <summary>The name in the source, which a report underlines.</summary>
    public Location NameLocation => Placement.OfCallName(Syntax);

    /// <summary>The argument for the parameter on all ways; null where the method has no such parameter.</summary>
    public Value? Argument(string parameter)
    {
        Value? value = null;
        foreach (var way in ways)
        {
            if (way.Argument(parameter) is { } argument)
            {
                value = value?.With(argument.Value) ?? argument.Value;
            }
        }

        return value;
    }

    /// <summary>Whether the argument is written in the source, not a parameter's default.</summary>
    public bool Spells(string parameter) => first.Argument(parameter) is { } argument && argument.Syntax != Syntax;

    public int CompareTo(SetupCall? other) => other is null ? 1 : CallOrder.Compare(Syntax, Frame, other.Syntax, other.Frame);
}
