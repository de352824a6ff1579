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

        foreach (var (script, start) in Scripts(file.Markup))
        {
            foreach (var post in ScriptPost.In(script))
            {
                if (MentionsToken(file) || file.Razor.HasTokensOnly(file.Options(RazorDescriptors.ScriptWithoutToken), file.Cancellation))
                {
                    return;
                }

                file.Report(RazorDescriptors.ScriptWithoutToken, new TextSpan(start + post.Span.Start, post.Span.Length), ImmutableArray<ProposedEdit>.Empty, post.Verb);
            }
        }
    }

    /// <summary>Script elements, and what attributes such as <c>onclick</c> run, with where each begins.</summary>
    private static IEnumerable<(string Script, int Start)> Scripts(MarkupFile file)
    {
        foreach (var item in file.Items)
        {
            if (item is MarkupScript script)
            {
                yield return (script.Text, script.Span.Start);
            }
            else if (item is MarkupTag tag)
            {
                foreach (var attribute in tag.Attributes)
                {
                    if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase))
                    {
                        yield return (attribute.Value, attribute.ValueStart);
                    }
                }
            }
        }
    }

    /// <summary>A script takes the token from wherever the page has it, under whatever name the application gave it.</summary>
    private static bool MentionsToken(RazorFileContext file)
    {
        foreach (var (script, _) in Scripts(file.Markup))
        {
            if (TokenMention.In(script) || file.Razor.NamesToken(script, file.Cancellation))
            {
                return true;
            }
        }

        return false;
    }
}
