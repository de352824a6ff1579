using System;
using System.Collections.Immutable;

namespace CookieSecurity.Analyzers.Razor;

/// <summary>A form with what stands in it.</summary>
/// <param name="Tag">Its start tag.</param>
/// <param name="Content">Between its tags.</param>
internal sealed record MarkupForm(MarkupTag Tag, ImmutableArray<MarkupItem> Content)
{
    private const string Name = "form";

    /// <summary>The forms of these items. HTML nests none; one that does not end is none yet.</summary>
    public static ImmutableArray<MarkupForm> In(ImmutableArray<MarkupItem> items, bool isComponent)
    {
        ImmutableArray<MarkupForm>.Builder? found = null;
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i] is MarkupTag { IsEnd: false, IsClosed: false } tag && IsForm(tag, isComponent) && EndOf(items, i, isComponent) is > 0 and var end)
            {
                (found ??= ImmutableArray.CreateBuilder<MarkupForm>()).Add(new MarkupForm(tag, ImmutableArray.Create(items, i + 1, end - i - 1)));
                i = end;
            }
        }

        return found?.ToImmutable() ?? ImmutableArray<MarkupForm>.Empty;
    }

    /// <summary>With or without a prefix (<c>th:form</c>). Components are told from elements by case.</summary>
    public static bool IsForm(MarkupTag tag, bool isComponent) =>
        isComponent ? tag.Name == Name : tag.Is(Name) || tag.Name.EndsWith(":" + Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Zero where another form begins first, or none ends.</summary>
    private static int EndOf(ImmutableArray<MarkupItem> items, int start, bool isComponent)
    {
        for (var i = start + 1; i < items.Length; i++)
        {
            if (items[i] is MarkupTag tag && IsForm(tag, isComponent))
            {
                return tag.IsEnd ? i : 0;
            }
        }

        return 0;
    }
}
