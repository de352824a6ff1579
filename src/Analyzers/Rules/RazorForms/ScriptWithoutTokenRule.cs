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

        foreach (var item in file.Markup.Items)
        {
            if (item is not MarkupScript script)
            {
                continue;
            }

            foreach (var post in ScriptPost.In(script.Text))
            {
                if (MentionsToken(file) || file.Razor.HasTokensOnly(file.Options(RazorDescriptors.ScriptWithoutToken), file.Cancellation))
                {
                    return;
                }

                file.Report(RazorDescriptors.ScriptWithoutToken, new TextSpan(script.Span.Start + post.Span.Start, post.Span.Length), ImmutableArray<ProposedEdit>.Empty, post.Verb);
            }
        }
    }

    /// <summary>A script takes the token from wherever the page has it, under whatever name the application gave it.</summary>
    private static bool MentionsToken(RazorFileContext file)
    {
        foreach (var item in file.Markup.Items)
        {
            if (item is MarkupScript script && (TokenMention.In(script.Text) || file.Razor.NamesToken(script.Text, file.Cancellation)))
            {
                return true;
            }
        }

        return false;
    }
}
