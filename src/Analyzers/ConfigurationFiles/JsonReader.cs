using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.ConfigurationFiles;

/// <summary>
/// Reads a settings file as the framework's JSON configuration does: comments and trailing commas are allowed, and a key that is there twice
/// is refused. What the framework could not load says nothing here either, so a file that is being typed is silent.
/// </summary>
internal sealed class JsonReader
{
    private const int MostDepth = 64;

    private readonly string text;
    private readonly ImmutableArray<JsonSetting>.Builder found = ImmutableArray.CreateBuilder<JsonSetting>();
    private readonly HashSet<string> paths = new(StringComparer.OrdinalIgnoreCase);
    private int position;

    private JsonReader(string text) => this.text = text;

    /// <summary>Every value of the file; none where it cannot be loaded, which is another thing than a file without values.</summary>
    public static ImmutableArray<JsonSetting> Read(string text, out bool isLoadable)
    {
        var reader = new JsonReader(text);
        isLoadable = reader.IsNext('{') && reader.ReadObject(string.Empty, 1) && reader.SkipBlanks() && reader.position == text.Length;
        return isLoadable ? reader.found.ToImmutable() : ImmutableArray<JsonSetting>.Empty;
    }

    private static string Join(string path, string key) => path.Length == 0 ? key : path + ":" + key;

    private bool ReadValue(string path, int depth)
    {
        if (!SkipBlanks() || position == text.Length || depth > MostDepth)
        {
            return false;
        }

        var start = position;
        return text[position] switch
        {
            '{' => ReadObject(path, depth + 1),
            '[' => ReadArray(path, depth + 1),
            '"' => ReadString() is { } value && Add(path, value, start),
            _ => ReadWord() is { } word && Add(path, word, start),
        };
    }

    private bool ReadObject(string path, int depth)
    {
        position++;
        while (!IsNext('}'))
        {
            if (!IsNext('"') || ReadString() is not { } key || !IsNext(':'))
            {
                return false;
            }

            position++;
            if (!ReadValue(Join(path, key), depth) || !EndItem('}'))
            {
                return false;
            }
        }

        position++;
        return true;
    }

    private bool ReadArray(string path, int depth)
    {
        position++;
        for (var index = 0; !IsNext(']'); index++)
        {
            if (!ReadValue(Join(path, FormattableString.Invariant($"{index}")), depth) || !EndItem(']'))
            {
                return false;
            }
        }

        position++;
        return true;
    }

    /// <summary>A comma, which the last item may have as well, or the end of the list.</summary>
    private bool EndItem(char close)
    {
        if (IsNext(','))
        {
            position++;
            return true;
        }

        return IsNext(close);
    }

    private bool IsNext(char wanted) => SkipBlanks() && position < text.Length && text[position] == wanted;

    private bool Add(string path, string value, int start)
    {
        found.Add(new JsonSetting(path, value, TextSpan.FromBounds(start, position)));
        return paths.Add(path);
    }

    /// <summary>Null where it does not end, or holds what a text may not.</summary>
    private string? ReadString()
    {
        var value = new StringBuilder();
        for (position++; position < text.Length; position++)
        {
            var character = text[position];
            if (character == '"')
            {
                position++;
                return value.ToString();
            }

            if (character < ' ' || (character == '\\' && !ReadEscape(ref character)))
            {
                return null;
            }

            value.Append(character);
        }

        return null;
    }

    private bool ReadEscape(ref char character)
    {
        if (++position == text.Length)
        {
            return false;
        }

        switch (text[position])
        {
            case '"' or '\\' or '/':
                character = text[position];
                return true;
            case 'b' or 'f' or 'n' or 'r' or 't':
                character = ' ';
                return true;
            case 'u' when position + 4 < text.Length && ushort.TryParse(text.Substring(position + 1, 4), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var code):
                character = (char)code;
                position += 4;
                return true;
            default:
                return false;
        }
    }

    private string? ReadWord()
    {
        var start = position;
        while (position < text.Length && (char.IsLetterOrDigit(text[position]) || text[position] is '+' or '-' or '.'))
        {
            position++;
        }

        var word = text.Substring(start, position - start);
        return word switch
        {
            "true" or "false" => word,
            "null" => string.Empty,
            _ => word.Length > 0 && (char.IsDigit(word[0]) || word[0] == '-') && char.IsDigit(word[word.Length - 1]) ? word : null,
        };
    }

    /// <summary>False where a comment does not end.</summary>
    private bool SkipBlanks()
    {
        while (position < text.Length)
        {
            if (text[position] is ' ' or '\t' or '\r' or '\n' or '\uFEFF')
            {
                position++;
                continue;
            }

            if (text[position] != '/' || position + 1 == text.Length)
            {
                return true;
            }

            var isLine = text[position + 1] == '/';
            if (!isLine && text[position + 1] != '*')
            {
                return true;
            }

            var end = isLine ? text.IndexOfAny(['\r', '\n'], position) : text.IndexOf("*/", position + 2, StringComparison.Ordinal);
            if (end < 0 && !isLine)
            {
                return false;
            }

            position = end < 0 ? text.Length : isLine ? end : end + 2;
        }

        return true;
    }
}
