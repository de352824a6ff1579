using System;
using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.Flow;

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
