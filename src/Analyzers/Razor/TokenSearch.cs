using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;

namespace CookieSecurity.Analyzers.Razor;

/// <summary>
/// Looks for what writes an antiforgery token: <c>@Html.AntiForgeryToken()</c>, <c>&lt;AntiforgeryToken /&gt;</c>, a hidden input, and the same in
/// partial views and components. Whatever writes markup that cannot be seen from here may write one.
/// </summary>
internal sealed class TokenSearch(RazorFiles files, MarkupFile file, CancellationToken cancellation)
{
    private const int Deepest = 5;

    public TokenPresence In(ImmutableArray<MarkupItem> items) => In(items, file, 0);

    private TokenPresence In(ImmutableArray<MarkupItem> items, MarkupFile around, int depth)
    {
        var found = TokenPresence.Absent;
        foreach (var item in items)
        {
            var here = item switch
            {
                MarkupTag { IsEnd: false } tag => In(tag, around, depth),
                MarkupCode code => In(code, around, depth),
                _ => TokenPresence.Absent,
            };
            if (here == TokenPresence.Present)
            {
                return here;
            }

            found = here > found ? here : found;
        }

        return found;
    }

    private TokenPresence In(MarkupTag tag, MarkupFile around, int depth)
    {
        if (around.IsComponent && char.IsUpper(tag.Name[0]))
        {
            return tag.Name == "AntiforgeryToken" ? TokenPresence.Present
                : FrameworkMarkup.IsComponent(tag.Name) ? TokenPresence.Absent
                : InFiles(files.ComponentsNamed(tag.Name, cancellation), depth);
        }

        if (tag.Is("partial"))
        {
            return tag.Attribute("name") is { HasCode: false, Value: var name } ? InFiles(files.Partials(name, cancellation), depth) : TokenPresence.Unknown;
        }

        if (tag.Is("component") || tag.Is("render-body") || (FrameworkMarkup.IsCustom(tag.Name) && !FrameworkMarkup.IsTagHelper(tag.Name)))
        {
            return TokenPresence.Unknown;
        }

        return tag.Attribute("name") is not { } named ? TokenPresence.Absent
            : TokenMention.In(named.Value) ? TokenPresence.Present
            : named.HasCode && tag.Attribute("type") is { } type && (type.HasCode || type.Value.Equals("hidden", StringComparison.OrdinalIgnoreCase)) ? TokenPresence.Unknown
            : TokenPresence.Absent;
    }

    private TokenPresence In(MarkupCode code, MarkupFile around, int depth)
    {
        if (code.Place == CodePlace.Attribute)
        {
            return TokenPresence.Absent;
        }

        if (TokenMention.In(code.Text))
        {
            return TokenPresence.Present;
        }

        if (RenderedCalls.PartialIn(code.Text) is { } name)
        {
            return InFiles(files.Partials(name, cancellation), depth);
        }

        return RenderedCalls.MayWrite(code.Text, code.Place) || (code.Place == CodePlace.Rendered && around.IsComponent && Fragments.MayBe(code.Text, around))
            ? TokenPresence.Unknown
            : TokenPresence.Absent;
    }

    /// <summary>In any of the files: which of them is meant is not known. One that lies elsewhere may do anything.</summary>
    private TokenPresence InFiles(IEnumerable<MarkupFile> candidates, int depth)
    {
        var found = TokenPresence.Absent;
        var any = false;
        foreach (var candidate in candidates)
        {
            any = true;
            var here = !candidate.IsUnderstood || depth == Deepest ? TokenPresence.Unknown : In(candidate.Items, candidate, depth + 1);
            found = here > found ? here : found;
        }

        return any ? found : TokenPresence.Unknown;
    }
}
