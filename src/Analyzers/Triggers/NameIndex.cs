using System;
using System.Buffers;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CookieSecurity.Analyzers.Triggers;

/// <summary>
/// Where a file mentions the names that rules start from. Found by one pass over the text, before anything is bound, and kept with the tree,
/// so that a keystroke reads one file again.
/// </summary>
internal sealed class NameIndex
{
    private const int ChunkLength = 32 * 1024;

    /// <summary>Up to here the compiler keeps a text as one string, and hands that out.</summary>
    private const int LongestString = 40 * 1024;

    private const byte NoWord = 0;
    private const byte Part = 1;
    private const byte Capital = 2;

    private static readonly TriggerName? AnyController = TriggerNames.Find(ProtectionNames.AnyController);

    private static readonly NameIndex Nothing = new(ImmutableArray<Mention>.Empty);

    private static readonly ConditionalWeakTable<SyntaxTree, NameIndex> Learnt = new();

    private readonly ImmutableArray<Mention> mentions;
    private readonly NameBits names = new();

    /// <summary>What each character of ASCII is in a word: constant data, which the loop over every file reads without a look at any field.</summary>
    private static ReadOnlySpan<byte> Kinds =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0,
        0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
        2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 1,
        0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
    ];

    private NameIndex(ImmutableArray<Mention> mentions)
    {
        this.mentions = mentions;
        foreach (var mention in mentions)
        {
            names.Add(mention.Name);
        }
    }

    public bool IsEmpty => mentions.IsEmpty;

    public static NameIndex Of(SyntaxTree tree) => Learnt.GetValue(tree, static key => Read(key));

    /// <summary>Whether the text has one of the names in it, in code or not.</summary>
    public bool Mentions(NameSet wanted) => wanted.Overlaps(names);

    /// <summary>The identifiers in the code that are one of the names, in source order.</summary>
    public IEnumerable<SyntaxToken> Tokens(SyntaxNode root, NameSet wanted)
    {
        foreach (var mention in mentions)
        {
            if (wanted.Contains(mention.Name.Text))
            {
                var token = root.FindToken(mention.Position);
                if (token.RawKind == (int)SyntaxKind.IdentifierToken && token.Span.Contains(mention.Position) && token.ValueText == mention.Name.Text)
                {
                    yield return token;
                }
            }
        }
    }

    /// <summary>Where the text has one of the names, in code or not, in source order.</summary>
    public IEnumerable<int> Positions(NameSet wanted)
    {
        foreach (var mention in mentions)
        {
            if (wanted.Contains(mention.Name.Text))
            {
                yield return mention.Position;
            }
        }
    }

    private static NameIndex Read(SyntaxTree tree)
    {
        // An editor may have put the text aside: it is asked for, so that no file is ever passed over.
        var text = tree.GetText();
        ImmutableArray<Mention>.Builder? found = null;
        if (text.Length <= LongestString)
        {
            Read(text.ToString().AsSpan(), 0, isLast: true, ref found);
            return found is null ? Nothing : new NameIndex(found.ToImmutable());
        }

        var buffer = ArrayPool<char>.Shared.Rent(ChunkLength);
        try
        {
            for (var start = 0; start < text.Length;)
            {
                var count = Math.Min(ChunkLength, text.Length - start);
                text.CopyTo(start, buffer, 0, count);
                start += Read(new ReadOnlySpan<char>(buffer, 0, count), start, isLast: start + count == text.Length, ref found);
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }

        return found is null ? Nothing : new NameIndex(found.ToImmutable());
    }

    /// <returns>How many characters are done with: a word that the chunk cuts is left for the next one.</returns>
    private static int Read(ReadOnlySpan<char> chunk, int offset, bool isLast, ref ImmutableArray<Mention>.Builder? found)
    {
        var kinds = Kinds;
        var position = 0;
        while (true)
        {
            while (position < chunk.Length && KindOf(chunk[position], kinds) == NoWord)
            {
                position++;
            }

            if (position == chunk.Length)
            {
                return position;
            }

            // Every name starts with a capital.
            var begin = position;
            var hash = 0;
            if (KindOf(chunk[begin], kinds) == Capital)
            {
                for (; position < chunk.Length && KindOf(chunk[position], kinds) != NoWord; position++)
                {
                    hash = TriggerNames.Add(hash, chunk[position]);
                }
            }
            else
            {
                do
                {
                    position++;
                }
                while (position < chunk.Length && KindOf(chunk[position], kinds) != NoWord);
            }

            if (position == chunk.Length && !isLast && begin > 0)
            {
                return begin;
            }

            if (hash == 0)
            {
                continue;
            }

            var word = chunk.Slice(begin, position - begin);
            var name = TriggerNames.Find(hash, word.Length) is { } candidate && word.SequenceEqual(candidate.Text.AsSpan()) ? candidate
                : word[word.Length - 1] == 'r' && word.EndsWith(ProtectionNames.ControllerSuffix.AsSpan()) ? AnyController
                : null;
            if (name is not null)
            {
                found ??= ImmutableArray.CreateBuilder<Mention>();
                found.Add(new Mention(name, offset + begin));
            }
        }
    }

    private static byte KindOf(char character, ReadOnlySpan<byte> kinds) => character < kinds.Length ? kinds[character] : Part;

    private readonly record struct Mention(TriggerName Name, int Position);
}
