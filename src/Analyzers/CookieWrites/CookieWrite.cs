using System.Collections.Generic;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.CookieWrites;

/// <summary>
/// One call that writes or deletes a cookie, with all that is known of it on every way there: through a helper, the call is seen from the body
/// that made the options.
/// </summary>
internal sealed class CookieWrite(SyntaxNode call, SyntaxNode use, Frame frame, bool takesOptions, bool isDeletion)
{
    private readonly Dictionary<ObjectAtom, ObjectState> objects = new();
    private Value? name;
    private Value? content;
    private bool optionsAreUnknown;

    /// <summary>The writing call itself.</summary>
    public SyntaxNode Call { get; } = call;

    /// <summary>The call in the analyzed body: the writing one, or that of the helper which leads to it.</summary>
    public SyntaxNode Use { get; } = use;

    /// <summary>The calls that lead to the writing one.</summary>
    public Frame Frame { get; } = frame;

    /// <summary>
    /// The expression that found the cookie in the response, where nobody made it: what is known of it then holds when the body, or the lambda, is
    /// done. Null where the call hands the cookie over.
    /// </summary>
    public SyntaxNode? Found { get; init; }

    /// <summary>The assignments, and calls, that give a found cookie its content; in this body or in helpers.</summary>
    public ImmutableArray<SyntaxNode> Contents { get; init; } = ImmutableArray<SyntaxNode>.Empty;

    /// <summary>Whether the overload takes options at all.</summary>
    public bool TakesOptions { get; } = takesOptions;

    /// <summary>A <c>Delete</c>: it writes the cookie empty and in the past, with the attributes of its options.</summary>
    public bool IsDeletion { get; } = isDeletion;

    /// <summary>The argument that says the name; null where another body does.</summary>
    public SyntaxNode? NameArgument { get; private set; }

    /// <summary>The expression that is the cookie's content; null where another body says it.</summary>
    public ExpressionSyntax? ContentExpression { get; private set; }

    /// <summary>The argument of <see cref="Use"/> that carries the options; null where there is none.</summary>
    public SyntaxNode? OptionsArgument { get; private set; }

    /// <summary>The cookie's name where it is one constant; else null.</summary>
    public string? Name => name?.Text;

    /// <summary>What the name may be.</summary>
    public Value Names => name ?? Value.Unknown;

    /// <summary>The value is the antiforgery request token, on some way at least.</summary>
    public bool HoldsRequestToken => content?.Contains(Atom.RequestToken) == true;

    /// <summary>Nothing that could be judged reaches the call: no object, or one that is not known.</summary>
    public bool IsUnknown => TakesOptions && (optionsAreUnknown || objects.Count == 0);

    public IEnumerable<ObjectAtom> Objects => objects.Keys;

    public ImmutableArray<Fact> this[string member]
    {
        get
        {
            if (IsUnknown)
            {
                return Facts.Unknown;
            }

            var facts = ImmutableArray<Fact>.Empty;
            foreach (var state in objects.Values)
            {
                facts = Facts.Union(facts, state[member]);
            }

            return DebugCode.Forget(this, facts);
        }
    }

    /// <summary>One more way on which the call is reached.</summary>
    public void Reach(Argument? cookieName, Argument? cookieContent)
    {
        name = Joined(name, cookieName);
        content = Joined(content, cookieContent);
        if (Use == Call)
        {
            NameArgument ??= cookieName?.Syntax;
            ContentExpression ??= (cookieContent?.Syntax as ArgumentSyntax)?.Expression ?? cookieContent?.Syntax as ExpressionSyntax;
        }
    }

    /// <summary>One more way on which options reach the call.</summary>
    public void Reach(Value options, FlowState state, SyntaxNode? argument)
    {
        OptionsArgument ??= argument;
        foreach (var atom in options.Atoms)
        {
            if (atom is ObjectAtom found && state.StateOf(found) is { } known)
            {
                objects[found] = objects.TryGetValue(found, out var before) ? before.Join(known) : known;
            }
            else if (!atom.IsConstant(null))
            {
                optionsAreUnknown = true;
            }
        }
    }

    private static Value Joined(Value? before, Argument? argument)
    {
        var now = argument?.Value ?? Value.Unknown;
        return before?.With(now) ?? now;
    }
}
