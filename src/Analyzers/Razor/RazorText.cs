using System;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.Razor;

/// <summary>What one look at the text of a Razor file tells, before anything of it is read. Kept with the text.</summary>
internal sealed class RazorText
{
    private const string Antiforgery = "antiforgery";

    /// <summary>What a script cannot do without that sends a request.</summary>
    private static readonly string[] Requests = ["fetch", "ajax", ".post", "axios", "XMLHttpRequest"];

    private static readonly string[] Interactive = ["rendermode", "render-mode"];

    private static readonly ConditionalWeakTable<SourceText, RazorText> Learnt = new();

    private readonly SourceText source;

    // Asked by several threads at once, so that each is one number: 1 for yes, -1 for no, 0 where it was not asked yet.
    private int maySendByScript;
    private int mentionsRenderMode;

    private RazorText(SourceText source)
    {
        this.source = source;
        var text = source.ToString();
        MayPost = Mentions(text, "form") && (Mentions(text, "post") || Mentions(text, Antiforgery));
        MayOptOut = MayPost && MayOptOutIn(text);
    }

    /// <summary>Whether a form in it may be posted at all.</summary>
    public bool MayPost { get; }

    /// <summary>Whether a form in it may get no token where others get one by themselves.</summary>
    public bool MayOptOut { get; }

    /// <summary>Whether a script in it may send a request.</summary>
    public bool MaySendByScript => (maySendByScript == 0 ? maySendByScript = MentionsAny(source.ToString(), Requests) ? 1 : -1 : maySendByScript) > 0;

    /// <summary>Whether it makes components interactive.</summary>
    public bool MentionsRenderMode => (mentionsRenderMode == 0 ? mentionsRenderMode = MentionsAny(source.ToString(), Interactive) ? 1 : -1 : mentionsRenderMode) > 0;

    public static RazorText Of(SourceText text) => Learnt.GetValue(text, static key => new RazorText(key));

    /// <summary>By an address of its own, by asking for no token, by <c>&lt;!form&gt;</c>, or by other tag helpers than those of the folder.</summary>
    private static bool MayOptOutIn(string text) =>
        HasAction(text) || Mentions(text, Antiforgery) || Mentions(text, "<!form") || Mentions(text, "taghelper");

    /// <summary>An attribute <c>action</c>, which <c>asp-action</c> is none.</summary>
    private static bool HasAction(string text)
    {
        const string action = "action";
        for (var at = IndexOf(text, action, 0); at >= 0; at = IndexOf(text, action, at + action.Length))
        {
            if (at == 0 || !(CSharpText.IsWordPart(text[at - 1]) || text[at - 1] is '-' or '.'))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MentionsAny(string text, string[] words)
    {
        foreach (var word in words)
        {
            if (Mentions(text, word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Mentions(string text, string word) => IndexOf(text, word, 0) >= 0;

    private static int IndexOf(string text, string word, int start) => text.IndexOf(word, start, StringComparison.OrdinalIgnoreCase);
}
