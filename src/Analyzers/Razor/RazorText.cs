using System;
using System.Buffers;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.Razor;

/// <summary>What one look at the text of a Razor file tells, before anything of it is read. Kept with the text.</summary>
internal sealed class RazorText
{
    private const int ChunkLength = 16 * 1024;

    private static readonly ConditionalWeakTable<SourceText, RazorText> Learnt = new();

    private static readonly string[] Sending = ["post", "antiforgery", "put", "patch", "delete"];

    /// <summary>What a form or script that sends no token cannot do without, in a view whose forms get one by themselves.</summary>
    private static readonly string[] Telling = [" action", "\taction", "\naction", "antiforgery", "<!form", "taghelper", "fetch", "ajax", ".post", "axios", "xmlhttprequest"];
    private static readonly string[] Interactive = ["rendermode", "render-mode"];

    private readonly Lazy<bool> renderMode;

    private RazorText(SourceText text)
    {
        MaySend = Mentions(text, Sending);
        IsTelling = MaySend && Mentions(text, Telling);
        renderMode = new Lazy<bool>(() => Mentions(text, Interactive));
    }

    /// <summary>Whether a form or a script in it may send anything.</summary>
    public bool MaySend { get; }

    /// <summary>Whether a form in it may get no token where others get one by themselves, or a script may send none.</summary>
    public bool IsTelling { get; }

    /// <summary>Whether it makes components interactive.</summary>
    public bool MentionsRenderMode => renderMode.Value;

    public static RazorText Of(SourceText text) => Learnt.GetValue(text, static key => new RazorText(key));

    private static bool Mentions(SourceText text, string[] words)
    {
        const int overlap = 16;
        var begins = new bool[128];
        foreach (var word in words)
        {
            begins[word[0]] = begins[char.ToUpperInvariant(word[0])] = true;
        }

        var buffer = ArrayPool<char>.Shared.Rent(ChunkLength);
        try
        {
            // Chunks overlap by more than a word, so that none is missed at a seam.
            for (var start = 0; start < text.Length; start += ChunkLength - overlap)
            {
                var length = Math.Min(ChunkLength, text.Length - start);
                text.CopyTo(start, buffer, 0, length);
                for (var i = 0; i < length; i++)
                {
                    // Most characters begin none of the words.
                    if (!begins[buffer[i] & 127])
                    {
                        continue;
                    }

                    foreach (var word in words)
                    {
                        if (char.ToLowerInvariant(buffer[i]) == word[0] && Matches(buffer, i, length, word))
                        {
                            return true;
                        }
                    }
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

    private static bool Matches(char[] text, int start, int length, string word)
    {
        if (start + word.Length > length)
        {
            return false;
        }

        for (var i = 1; i < word.Length; i++)
        {
            if (char.ToLowerInvariant(text[start + i]) != word[i])
            {
                return false;
            }
        }

        return true;
    }
}
