using System;
using System.Buffers;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.Triggers;

/// <summary>
/// Where a file mentions the names that rules start from. Found by one pass over the text, before anything is bound, and kept with the tree,
/// so that a keystroke reads one file again.
/// </summary>
internal sealed class NameIndex
{
    private const int ChunkLength = 32 * 1024;

    private static readonly NameIndex Nothing = new(ImmutableArray<Mention>.Empty);

    private static readonly ConditionalWeakTable<SyntaxTree, NameIndex> Learnt = new();

    private readonly ImmutableArray<Mention> mentions;

    private NameIndex(ImmutableArray<Mention> mentions)
    {
        this.mentions = mentions;
    }

    public bool IsEmpty => mentions.IsEmpty;

    public static NameIndex Of(SyntaxTree tree) => Learnt.GetValue(tree, static key => Read(key));

    /// <summary>Whether the text has one of the names in it, in code or not.</summary>
    public bool Mentions(NameSet names)
    {
        foreach (var mention in mentions)
        {
            if (names.Contains(mention.Name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The identifiers in the code that are one of the names, in source order.</summary>
    public IEnumerable<SyntaxToken> Tokens(SyntaxNode root, NameSet names)
    {
        foreach (var mention in mentions)
        {
            if (names.Contains(mention.Name))
            {
                var token = root.FindToken(mention.Position);
                if (token.RawKind == (int)SyntaxKind.IdentifierToken && token.Span.Contains(mention.Position) && token.ValueText == mention.Name)
                {
                    yield return token;
                }
            }
        }
    }

    /// <summary>Where the text has one of the names, in code or not, in source order.</summary>
    public IEnumerable<int> Positions(NameSet names)
    {
        foreach (var mention in mentions)
        {
            if (names.Contains(mention.Name))
            {
                yield return mention.Position;
            }
        }
    }

    private static NameIndex Read(SyntaxTree tree)
    {
        if (!tree.TryGetText(out var text))
        {
            return Nothing;
        }

        ImmutableArray<Mention>.Builder? found = null;
        var buffer = ArrayPool<char>.Shared.Rent(ChunkLength);
        try
        {
            var length = 0;
            var hash = 0;
            for (var start = 0; start < text.Length; start += ChunkLength)
            {
                var count = Math.Min(ChunkLength, text.Length - start);
                text.CopyTo(start, buffer, 0, count);
                for (var i = 0; i < count; i++)
                {
                    var character = buffer[i];
                    if (IsPartOfWord(character))
                    {
                        hash = TriggerNames.Add(hash, character);
                        length++;
                    }
                    else if (length > 0)
                    {
                        Note(text, start + i, length, hash, ref found);
                        (length, hash) = (0, 0);
                    }
                }
            }

            Note(text, text.Length, length, hash, ref found);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }

        return found is null ? Nothing : new NameIndex(found.ToImmutable());
    }

    private static bool IsPartOfWord(char character) =>
        (uint)(character - 'a') <= 'z' - 'a' || (uint)(character - 'A') <= 'Z' - 'A' || (uint)(character - '0') <= 9 || character == '_' || character > 127;

    private static void Note(SourceText text, int end, int length, int hash, ref ImmutableArray<Mention>.Builder? found)
    {
        if (TriggerNames.Find(hash, length) is { } name && text.ToString(new TextSpan(end - length, length)) == name)
        {
            found ??= ImmutableArray.CreateBuilder<Mention>();
            found.Add(new Mention(name, end - length));
        }
    }

    private readonly record struct Mention(string Name, int Position);
}
