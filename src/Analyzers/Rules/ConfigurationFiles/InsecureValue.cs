using System;
using CookieSecurity.Analyzers.Flow;

namespace CookieSecurity.Analyzers.Rules.ConfigurationFiles;

/// <summary>Which values of which members are wrong in a settings file, and what stands there instead.</summary>
/// <param name="Harm">What an attacker gains.</param>
/// <param name="Value">The right value, as JSON.</param>
internal sealed record InsecureValue(string Harm, string Value)
{
    private const string OverHttp = "the cookie is sent over plain http too, where anyone on the network can read it";
    private const string ToScript = "the cookie can be read by script, and one injected script steals it";
    private const string ToOtherSites = "requests of every other site carry the cookie";

    private static readonly InsecureValue Plain = new(OverHttp, "\"Always\"");
    private static readonly InsecureValue PlainFlag = new(OverHttp, "true");
    private static readonly InsecureValue Readable = new(ToScript, "true");
    private static readonly InsecureValue CrossSite = new(ToOtherSites, "\"Lax\"");
    private static readonly InsecureValue CrossSiteForgery = new(ToOtherSites, "\"Strict\"");
    private static readonly InsecureValue NoMinimum = new("every cookie that names no SameSite mode is sent to all sites", "\"Lax\"");

    /// <summary>Cheap, since it is asked for every setting: whether the value would be wrong in a member of that name.</summary>
    public static bool MayBe(string path, string value)
    {
        var name = path.Substring(path.LastIndexOf(':') + 1);
        return Is(name, Member.SecurePolicy) ? IsNone(value, "2")
            : Is(name, Member.SameSite) || Is(name, Member.MinimumSameSitePolicy) ? IsNone(value, "0")
            : (Is(name, Member.HttpOnly) || Is(name, Member.Secure)) && IsFalse(value);
    }

    /// <summary>Null where the member of that type may well have the value.</summary>
    /// <param name="type">The options.</param>
    /// <param name="part">The cookie of the options; empty for the options themselves.</param>
    /// <param name="member">The member, as the type spells it.</param>
    public static InsecureValue? Of(TrackedType type, string part, string member)
    {
        if (part.Length == 0)
        {
            return type == TrackedTypes.CookiePolicy ? member == Member.MinimumSameSitePolicy ? NoMinimum : null
                : type == TrackedTypes.CookieOptions ? member == Member.Secure ? PlainFlag : null
                : type == TrackedTypes.CookieBuilder && member == Member.SecurePolicy ? Plain : null;
        }

        // The consent cookie is for script and for other sites; remote sign-in comes back from another site.
        return member switch
        {
            Member.SecurePolicy => Plain,
            Member.HttpOnly when part != Member.ConsentCookie => Readable,
            Member.SameSite when part == Member.Cookie => type == TrackedTypes.Antiforgery ? CrossSiteForgery : CrossSite,
            _ => null,
        };
    }

    public static bool Is(string text, string member) => text.Equals(member, StringComparison.OrdinalIgnoreCase);

    private static bool IsNone(string value, string number) => Is(value.Trim(), "None") || value.Trim() == number;

    private static bool IsFalse(string value) => bool.TryParse(value, out var flag) && !flag;
}
