using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>
/// The parts of a file between <c>#if</c> and <c>#endif</c> whose condition asks for DEBUG: what of them is compiled for debugging only,
/// what is shipped, and which names they mention, in the text that this build leaves out too.
/// </summary>
internal sealed class DebugRegions
{
    private static readonly ConditionalWeakTable<SyntaxTree, DebugRegions> Known = new();
    private static readonly DebugRegions None = new(ImmutableArray<TextSpan>.Empty, ImmutableArray<TextSpan>.Empty, ImmutableArray<TextSpan>.Empty, ImmutableArray<TextSpan>.Empty, null);

    private readonly ImmutableArray<TextSpan> groups;
    private readonly ImmutableArray<TextSpan> debugOnly;
    private readonly ImmutableArray<TextSpan> shipped;
    private readonly ImmutableArray<TextSpan> differing;
    private readonly SourceText? text;

    private DebugRegions(
        ImmutableArray<TextSpan> groups, ImmutableArray<TextSpan> debugOnly, ImmutableArray<TextSpan> shipped, ImmutableArray<TextSpan> differing, SourceText? text)
    {
        this.differing = differing;
        this.groups = groups;
        this.debugOnly = debugOnly;
        this.shipped = shipped;
        this.text = text;
    }

    public bool IsEmpty => groups.IsEmpty;

    public static DebugRegions Of(SyntaxTree tree) => TreeText.Mentions(tree, DebugConditions.Symbol) ? Known.GetValue(tree, Read) : None;

    /// <summary>Compiled now, and never in a build without DEBUG.</summary>
    public bool IsDebugOnly(SyntaxNode node) => Contains(debugOnly, node);

    /// <summary>Compiled now, and in a build without DEBUG too, by a condition that says so.</summary>
    public bool IsShipped(SyntaxNode node) => Contains(shipped, node) && !IsDebugOnly(node);

    /// <summary>Whether the declaration is for debugging only, or holds a part that is.</summary>
    public bool Decides(SyntaxNode declaration)
    {
        if (IsDebugOnly(declaration))
        {
            return true;
        }

        foreach (var group in groups)
        {
            if (declaration.Span.Contains(group))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a part inside the scope has the word in it, compiled now or not.</summary>
    public bool Mentions(SyntaxNode scope, string word) => HasWord(groups, scope, word);

    /// <summary>Whether this build does more or less with the word inside the scope than one without DEBUG.</summary>
    public bool Differs(SyntaxNode scope, string word) => HasWord(differing, scope, word);

    private bool HasWord(ImmutableArray<TextSpan> spans, SyntaxNode scope, string word)
    {
        foreach (var span in spans)
        {
            if (span.OverlapsWith(scope.FullSpan) && HasWord(span, word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Contains(ImmutableArray<TextSpan> spans, SyntaxNode node)
    {
        foreach (var span in spans)
        {
            if (span.Contains(node.Span))
            {
                return true;
            }
        }

        return false;
    }

    private bool HasWord(TextSpan span, string word)
    {
        var content = text!.ToString(span);
        for (var at = content.IndexOf(word, System.StringComparison.Ordinal); at >= 0; at = content.IndexOf(word, at + 1, System.StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if ((at == 0 || !SyntaxFacts.IsIdentifierPartCharacter(content[at - 1])) && (end == content.Length || !SyntaxFacts.IsIdentifierPartCharacter(content[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static DebugRegions Read(SyntaxTree tree)
    {
        var groups = ImmutableArray.CreateBuilder<TextSpan>();
        var debugOnly = ImmutableArray.CreateBuilder<TextSpan>();
        var shipped = ImmutableArray.CreateBuilder<TextSpan>();
        var differing = ImmutableArray.CreateBuilder<TextSpan>();
        for (var directive = tree.GetRoot().GetFirstDirective(); directive is not null; directive = directive.GetNextDirective())
        {
            if (directive is not IfDirectiveTriviaSyntax opening || opening.GetRelatedDirectives() is not { Count: > 1 } related || !DebugConditions.AskForDebug(related))
            {
                continue;
            }

            groups.Add(TextSpan.FromBounds(opening.SpanStart, related[related.Count - 1].Span.End));
            bool? earlier = false;
            for (var i = 0; i + 1 < related.Count; i++)
            {
                var condition = (related[i] as ConditionalDirectiveTriviaSyntax)?.Condition;
                var holds = condition is null ? true : DebugConditions.WithoutDebug(condition);
                var span = TextSpan.FromBounds(related[i].Span.End, related[i + 1].SpanStart);
                var forDebugging = holds == false || earlier == true;
                var taken = related[i] is BranchingDirectiveTriviaSyntax { BranchTaken: true };
                if (taken)
                {
                    (forDebugging ? debugOnly : shipped).Add(span);
                }

                if (taken == forDebugging)
                {
                    differing.Add(span);
                }

                earlier = DebugConditions.Either(earlier, holds);
            }
        }

        return groups.Count == 0 ? None : new DebugRegions(groups.ToImmutable(), debugOnly.ToImmutable(), shipped.ToImmutable(), differing.ToImmutable(), tree.GetText());
    }
}
