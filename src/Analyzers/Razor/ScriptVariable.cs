using System;

namespace CookieSecurity.Analyzers.Razor;

/// <summary>An object that a script makes before it hands it to a call: <c>const options = { method: 'POST' }; fetch(url, options);</c>.</summary>
internal static class ScriptVariable
{
    /// <summary>The call as if the object stood in it; the same call where its last argument is no variable, or one that is not assigned exactly once.</summary>
    public static ScriptCall Inlined(ScriptCall call, string script)
    {
        var name = call.Arguments.Substring(call.Arguments.LastIndexOf(',') + 1).Trim();
        return name.Length > 0 && Array.TrueForAll(name.ToCharArray(), ScriptCall.IsWordPart) && ObjectOf(name, script) is { } text
            ? call with { Arguments = call.Arguments + ", " + text }
            : call;
    }

    private static string? ObjectOf(string name, string script)
    {
        string? found = null;
        for (var at = script.IndexOf(name, StringComparison.Ordinal); at >= 0; at = script.IndexOf(name, at + name.Length, StringComparison.Ordinal))
        {
            var sign = CSharpText.SkipSpace(script, at + name.Length);
            if ((at > 0 && ScriptCall.IsWordPart(script[at - 1])) || !CSharpText.At(script, sign, '=') || CSharpText.At(script, sign + 1, '=') || CSharpText.At(script, sign + 1, '>'))
            {
                continue;
            }

            var brace = CSharpText.SkipSpace(script, sign + 1);
            if (found is not null || !CSharpText.At(script, brace, '{') || ScriptCall.EndOf(script, brace) is not (> 0 and var end))
            {
                return null;
            }

            found = script.Substring(brace, end + 1 - brace);
        }

        return found;
    }
}
