using System;
using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.Triggers;

/// <summary>
/// Which files mention a name at all, asked before any of them is looked at more closely. What was learnt of a tree is kept with that tree,
/// so that a keystroke reads one tree again.
/// </summary>
internal static class TreeText
{
    private const int ChunkLength = 32 * 1024;

    private static readonly ConditionalWeakTable<SyntaxTree, ConcurrentDictionary<string, bool>> Learnt = new();

    public static bool Mentions(SyntaxTree tree, string name)
    {
        var names = Learnt.GetValue(tree, static _ => new ConcurrentDictionary<string, bool>(StringComparer.Ordinal));
        if (!names.TryGetValue(name, out var mentioned))
        {
            names[name] = mentioned = Contains(tree.GetText(), name);
        }

        return mentioned;
    }

    /// <summary>Where in a part of the file the text stands, also as a part of longer words, in source order.</summary>
    public static ImmutableArray<int> Positions(SyntaxTree tree, string sought, TextSpan part)
    {
        var text = tree.GetText();
        var found = ImmutableArray.CreateBuilder<int>();
        var buffer = ArrayPool<char>.Shared.Rent(ChunkLength);
        try
        {
            for (var start = part.Start; start < part.End; start += ChunkLength - sought.Length)
            {
                var length = Math.Min(ChunkLength, part.End - start);
                text.CopyTo(start, buffer, 0, length);
                for (var from = 0; buffer.AsSpan(from, length - from).IndexOf(sought.AsSpan()) is >= 0 and var index; from += index + 1)
                {
                    if (found.Count == 0 || found[found.Count - 1] < start + from + index)
                    {
                        found.Add(start + from + index);
                    }
                }

                if (start + length == part.End)
                {
                    break;
                }
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }

        return found.ToImmutable();
    }

    private static bool Contains(SourceText text, string name)
    {
        var buffer = ArrayPool<char>.Shared.Rent(ChunkLength);
        try
        {
            // Chunks overlap by the name's length, so that none is missed at a seam.
            for (var start = 0; start < text.Length; start += ChunkLength - name.Length)
            {
                var length = Math.Min(ChunkLength, text.Length - start);
                text.CopyTo(start, buffer, 0, length);
                if (buffer.AsSpan(0, length).IndexOf(name.AsSpan()) >= 0)
                {
                    return true;
                }

                if (start + length == text.Length)
                {
                    break;
                }
            }

            return false;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }
}
