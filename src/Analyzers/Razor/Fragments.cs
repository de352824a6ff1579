using System;

namespace CookieSecurity.Analyzers.Razor;

/// <summary>Whether a name that a component writes may stand for markup, as <c>@ChildContent</c> does.</summary>
internal static class Fragments
{
    private const string Fragment = "RenderFragment";

    /// <summary>A name with a capital that this file does not declare comes from a base class or a second part, and may be anything.</summary>
    public static bool MayBe(string expression, MarkupFile file)
    {
        if (expression.Length == 0 || !char.IsUpper(expression[0]) || CSharpText.WordEnd(expression, 0) != expression.Length)
        {
            return false;
        }

        var isDeclared = false;
        foreach (var item in file.Items)
        {
            if (item is MarkupCode { Place: CodePlace.Members, Text: var members })
            {
                if (members.IndexOf(Fragment, StringComparison.Ordinal) >= 0)
                {
                    return true;
                }

                isDeclared |= members.IndexOf(expression, StringComparison.Ordinal) >= 0;
            }
        }

        return !isDeclared;
    }
}
