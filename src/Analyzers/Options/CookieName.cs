using System;

namespace CookieSecurity.Analyzers.Options;

/// <summary>What a cookie's name says of its content.</summary>
internal static class CookieName
{
    private static readonly string[] CredentialWords =
    [
        "session", "sid", "auth", "token", "jwt", "identity", "login", "refresh", "remember", "credential",
    ];

    private static readonly string[] ForgeryTokenWords = ["xsrf", "csrf", "antiforgery"];

    private static readonly string[] KnownSessionCookies = ["JSESSIONID", "PHPSESSID", "ASPSESSIONID", "connect.sid"];

    /// <summary>
    /// Whether the name contains a credential's word. Words are split at every non-letter and at each change from lower to upper case
    /// and compared whole, without case: <c>authToken</c> yes; <c>author</c>, <c>sideNav</c>, <c>remembered</c> no.
    /// </summary>
    public static bool LooksLikeCredential(string name)
    {
        var credential = false;
        for (var start = 0; start < name.Length;)
        {
            if (!char.IsLetter(name[start]))
            {
                start++;
                continue;
            }

            var end = start + 1;
            while (end < name.Length && char.IsLetter(name[end]) && !(char.IsLower(name[end - 1]) && char.IsUpper(name[end])))
            {
                end++;
            }

            if (Contains(ForgeryTokenWords, name, start, end - start))
            {
                return false;
            }

            credential |= Contains(CredentialWords, name, start, end - start);
            start = end;
        }

        return credential || Contains(KnownSessionCookies, name, 0, name.Length);
    }

    private static bool Contains(string[] words, string text, int start, int length)
    {
        foreach (var word in words)
        {
            if (word.Length == length && string.Compare(word, 0, text, start, length, StringComparison.OrdinalIgnoreCase) == 0)
            {
                return true;
            }
        }

        return false;
    }
}
