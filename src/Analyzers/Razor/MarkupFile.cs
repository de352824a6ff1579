using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.Razor;

/// <summary>What a <c>.cshtml</c> or <c>.razor</c> file consists of. Kept with its text, so that a keystroke elsewhere does not read it again.</summary>
internal sealed class MarkupFile
{
    private static readonly ConditionalWeakTable<SourceText, MarkupFile> Views = new();
    private static readonly ConditionalWeakTable<SourceText, MarkupFile> Components = new();

    private readonly ConditionalWeakTable<SourceText, MarkupFile> kind;
    private ImmutableArray<MarkupForm> forms;
    private int sentByScript;

    private MarkupFile(SourceText text, ConditionalWeakTable<SourceText, MarkupFile> kind)
    {
        this.kind = kind;
        var items = MarkupScanner.Scan(text.ToString(), IsComponent);
        IsUnderstood = !items.IsDefault;
        Items = IsUnderstood ? items : ImmutableArray<MarkupItem>.Empty;
    }

    /// <summary>False where it is unfinished or malformed: then nothing is known of it.</summary>
    public bool IsUnderstood { get; }

    public bool IsComponent => kind == Components;

    /// <summary>In source order.</summary>
    public ImmutableArray<MarkupItem> Items { get; }

    /// <summary>The forms that end.</summary>
    public ImmutableArray<MarkupForm> Forms => forms.IsDefault ? forms = MarkupForm.In(Items, IsComponent) : forms;

    /// <summary>Whether a script or other code of this file deals with tokens or with what forms send, outside of the forms: then it may add one.</summary>
    public bool IsSentByScript => (sentByScript == 0 ? sentByScript = FindScript() ? 1 : -1 : sentByScript) > 0;

    /// <summary>The part of each directive behind its keyword.</summary>
    public IEnumerable<MarkupDirective> Directives()
    {
        foreach (var item in Items)
        {
            if (item is MarkupDirective directive)
            {
                yield return directive;
            }
        }
    }

    public static bool IsView(string path) => path.EndsWith(".cshtml", StringComparison.OrdinalIgnoreCase);

    public static bool IsComponentPath(string path) => path.EndsWith(".razor", StringComparison.OrdinalIgnoreCase);

    /// <summary>Null where the file is neither or cannot be read.</summary>
    public static MarkupFile? Of(AdditionalText file, CancellationToken cancellation)
    {
        var isComponent = IsComponentPath(file.Path);
        return (isComponent || IsView(file.Path)) && file.GetText(cancellation) is { } text ? Of(text, isComponent) : null;
    }

    public static MarkupFile Of(SourceText text, bool isComponent) => isComponent
        ? Components.GetValue(text, static key => new MarkupFile(key, Components))
        : Views.GetValue(text, static key => new MarkupFile(key, Views));

    private bool FindScript()
    {
        var inside = new HashSet<TextSpan>();
        foreach (var form in Forms)
        {
            foreach (var item in form.Content)
            {
                inside.Add(item.Span);
            }
        }

        foreach (var item in Items)
        {
            var mayAdd = item switch
            {
                MarkupScript script => TokenMention.In(script.Text) || script.Text.IndexOf("preventDefault", StringComparison.Ordinal) >= 0,
                MarkupCode { Place: not CodePlace.Attribute } code => TokenMention.In(code.Text) && !inside.Contains(item.Span),
                MarkupDirective { Keyword: "inject" } directive => TokenMention.In(directive.Argument),
                MarkupTag { IsEnd: false } tag => tag.Attribute("name") is { } name && TokenMention.In(name.Value) && !inside.Contains(item.Span),
                _ => false,
            };
            if (mayAdd)
            {
                return true;
            }
        }

        return false;
    }
}
