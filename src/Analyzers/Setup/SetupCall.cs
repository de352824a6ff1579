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

    /// <summary>The order in which calls of one body run: by the place of the outermost call that leads there, then by the next inner one.</summary>
    public int CompareTo(SetupCall? other)
    {
        if (other is null)
        {
            return 1;
        }

        var (own, others) = (Path(), other.Path());
        for (var i = 0; i < own.Count && i < others.Count; i++)
        {
            // A call ends where its own name and arguments do: `a.B().C()` runs B first.
            var order = own[i] == others[i] ? 0 : NameStart(own[i]).CompareTo(NameStart(others[i]));
            if (order != 0)
            {
                return order;
            }
        }

        return own.Count.CompareTo(others.Count);
    }

    private static int NameStart(SyntaxNode call) => Placement.OfCallName(call).SourceSpan.Start;

    private List<SyntaxNode> Path()
    {
        var path = new List<SyntaxNode> { Syntax };
        for (var frame = Frame; frame is not null; frame = frame.Outer)
        {
            if (frame.Call is { } call)
            {
                path.Add(call);
            }
        }

        path.Reverse();
        return path;
    }
}
