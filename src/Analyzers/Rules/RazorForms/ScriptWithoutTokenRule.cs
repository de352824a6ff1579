using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Analyzers.Razor;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.Rules.RazorForms;

/// <summary>A script in a Razor file that posts, where nothing in the file mentions the token (CWE-352).</summary>
internal static class ScriptWithoutTokenRule
{
    public static void Check(RazorFileContext file)
    {
        if (!file.Covers(RazorDescriptors.ScriptWithoutToken))
        {
            return;
        }

        foreach (var (script, start, runs) in Scripts(file.Markup))
        {
            foreach (var post in runs ? ScriptPost.In(script) : [])
            {
                if (MentionsToken(file) || file.Razor.HasTokensOnly(file.Options(RazorDescriptors.ScriptWithoutToken), file.Cancellation))
                {
                    return;
                }

                file.Report(RazorDescriptors.ScriptWithoutToken, new TextSpan(start + post.Span.Start, post.Span.Length), ImmutableArray<ProposedEdit>.Empty, post.Verb);
            }
        }
    }

    /// <summary>Script elements, and what attributes such as <c>onclick</c> run, with where each begins and whether browsers run it.</summary>
    private static IEnumerable<(string Script, int Start, bool Runs)> Scripts(MarkupFile file)
    {
        var runs = true;
        foreach (var item in file.Items)
        {
            if (item is MarkupScript script)
            {
                yield return (script.Text, script.Span.Start, runs);
            }
            else if (item is MarkupTag tag)
            {
                runs = Runs(tag);
                foreach (var attribute in tag.Attributes)
                {
                    if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
                    {
                        yield return (attribute.Value, attribute.ValueStart, true);
                    }
                }
            }
        }
    }

    /// <summary>Data and templates are kept in script elements, too; of one that names a file the content is passed over.</summary>
    /// <remarks>https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element</remarks>
    private static bool Runs(MarkupTag tag) => tag.Attribute("src") is null
        && (tag.Attribute("type") is not { HasCode: false, Value: { Length: > 0 } type } || type.Trim().Equals("module", StringComparison.OrdinalIgnoreCase)
            || type.IndexOf("javascript", StringComparison.OrdinalIgnoreCase) >= 0 || type.IndexOf("ecmascript", StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>A script takes the token from wherever the page has it, under whatever name the application gave it.</summary>
    private static bool MentionsToken(RazorFileContext file)
    {
        foreach (var (script, _, _) in Scripts(file.Markup))
        {
            if (TokenMention.In(script) || file.Razor.NamesToken(script, file.Cancellation))
            {
                return true;
            }
        }

        return false;
    }
}
