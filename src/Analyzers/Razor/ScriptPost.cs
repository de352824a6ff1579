using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.Razor;

/// <summary>A call in a script that sends a request other than a get.</summary>
/// <param name="Span">The name of the call with what it is called on, counted from the script's beginning.</param>
/// <param name="Verb">POST, PUT, PATCH or DELETE.</param>
internal sealed record ScriptPost(TextSpan Span, string Verb)
{
    private static readonly string[] Verbs = ["POST", "PUT", "PATCH", "DELETE"];

    /// <summary>What serializes a whole form takes its token along.</summary>
    private static readonly string[] WholeForms = ["serialize", "new FormData(", "URLSearchParams("];

    public static IEnumerable<ScriptPost> In(string script)
    {
        var isRequestObject = script.IndexOf("XMLHttpRequest", StringComparison.Ordinal) >= 0;
        foreach (var written in ScriptCall.In(script))
        {
            var call = IsSending(written.Name) ? ScriptVariable.Inlined(written, script) : written;
            var verb = (call.Receiver, call.Name) switch
            {
                ("" or "window" or "self", "fetch") => VerbIn(call, "method"),
                ("$" or "jQuery", "ajax") => VerbIn(call, "method") ?? VerbIn(call, "type"),
                ("$" or "jQuery", "post") => "POST",
                ("axios", "post" or "put" or "patch" or "delete") => VerbOf(call.Name),
                ("", "axios") or ("axios", "request") => VerbIn(call, "method"),
                (not "", "open") when isRequestObject => call.FirstText is { } first ? VerbOf(first) : null,
                _ => null,
            };
            if (verb is not null && !LeadsElsewhere(call) && !SendsForm(call))
            {
                yield return new ScriptPost(call.Span, verb);
            }
        }
    }

    /// <summary>Names that may send what a variable holds.</summary>
    private static bool IsSending(string name) => name is "fetch" or "ajax" or "axios" or "request";

    private static string? VerbOf(string text)
    {
        foreach (var verb in Verbs)
        {
            if (verb.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return verb;
            }
        }

        return null;
    }

    private static string? VerbIn(ScriptCall call, string property)
    {
        for (var at = call.Arguments.IndexOf(property, StringComparison.Ordinal); at >= 0; at = call.Arguments.IndexOf(property, at + 1, StringComparison.Ordinal))
        {
            if (ScriptCall.TextAfterColon(call.Arguments, at, property.Length) is { } text)
            {
                return VerbOf(text);
            }
        }

        return null;
    }

    /// <summary>To another host, which the token is none of the business of.</summary>
    private static bool LeadsElsewhere(ScriptCall call)
    {
        foreach (var text in call.Texts())
        {
            if (text.StartsWith("//", StringComparison.Ordinal) || text.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https:", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool SendsForm(ScriptCall call)
    {
        foreach (var whole in WholeForms)
        {
            if (call.Arguments.IndexOf(whole, StringComparison.Ordinal) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
