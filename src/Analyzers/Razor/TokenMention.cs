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
            if (text.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
