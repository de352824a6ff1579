using System;
using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
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
            names[name] = mentioned = Positions(tree, name, new TextSpan(0, tree.Length)).Any();
        }

        return mentioned;
    }

    /// <summary>Where in a part of the file the text stands, also as a part of longer words, in source order.</summary>
    public static IEnumerable<int> Positions(SyntaxTree tree, string sought, TextSpan part)
    {
        var text = tree.GetText();
        var chunk = Math.Max(ChunkLength, 2 * sought.Length);
        var buffer = ArrayPool<char>.Shared.Rent(chunk);
        try
        {
            // Chunks overlap by the text's length less one, so that none is missed at a seam, and none found twice.
            for (var start = part.Start; start < part.End; start += chunk - sought.Length + 1)
            {
                var length = Math.Min(chunk, part.End - start);
                text.CopyTo(start, buffer, 0, length);
                for (var from = 0; buffer.AsSpan(from, length - from).IndexOf(sought.AsSpan()) is >= 0 and var index; from += index + 1)
                {
                    yield return start + from + index;
                }
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer);
        }
    }
}
