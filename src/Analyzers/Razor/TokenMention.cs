using System;

namespace CookieSecurity.Analyzers.Razor;

/// <summary>Whether a text names the antiforgery token in one of the ways in which people do.</summary>
internal static class TokenMention
{
    private static readonly string[] Names = ["antiforgery", "RequestVerification", "csrf", "xsrf", "GetAndStoreTokens", "GetTokens", "FormFieldName"];

    public static bool In(string text)
    {
        foreach (var name in Names)
        {
            for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                if (!DeclinesAt(text, at + name.Length))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary><c>antiforgery: false</c> asks for none.</summary>
    private static bool DeclinesAt(string text, int position)
    {
        const string no = "false";
        return CSharpText.At(text, position, ':') && string.CompareOrdinal(text, CSharpText.SkipSpace(text, position + 1), no, 0, no.Length) == 0;
    }
}
