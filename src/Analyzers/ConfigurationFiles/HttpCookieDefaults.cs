using System;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.ConfigurationFiles;

/// <summary>
/// What a new <c>System.Web.HttpCookie</c> holds before code sets anything: the constructor copies <c>httpCookies</c> of <c>web.config</c>.
/// An explicit value in code replaces that.
/// </summary>
/// <remarks>https://learn.microsoft.com/dotnet/api/system.web.configuration.httpcookiessection</remarks>
/// <param name="Secure">Null where it cannot be seen: a library, a file that is not well formed, a value that is put in later.</param>
/// <param name="HttpOnly">As <paramref name="Secure"/>.</param>
internal sealed record HttpCookieDefaults(bool? Secure, bool? HttpOnly)
{
    public const string Element = "httpCookies";
    public const string RequireSsl = "requireSSL";
    public const string HttpOnlyCookies = "httpOnlyCookies";

    private static readonly HttpCookieDefaults Unknown = new(null, null);

    public static HttpCookieDefaults In(ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        foreach (var file in files)
        {
            if (WebConfigFile.IsOne(file.Path) && file.GetText(cancellation) is { } text)
            {
                var elements = WebConfigFile.Of(text).Elements;
                return elements.IsEmpty || AreRewritten(elements) ? Unknown : new HttpCookieDefaults(Find(elements, RequireSsl, files, cancellation), Find(elements, HttpOnlyCookies, files, cancellation));
            }
        }

        return Unknown;
    }

    /// <summary>Whether the web server changes the headers of cookies on their way out.</summary>
    public static bool AreRewritten(ImmutableArray<WebConfigElement> elements)
    {
        foreach (var element in elements)
        {
            if (element["serverVariable"] is { } variable && variable.Value.Equals("RESPONSE_Set_Cookie", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>One element, or transformation, that says otherwise makes the whole unknown: which one holds depends on the place.</summary>
    private static bool? Find(ImmutableArray<WebConfigElement> elements, string attribute, ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        bool? value = null;
        var isFirst = true;
        foreach (var element in elements)
        {
            if (element.Name == Element)
            {
                var one = element["configSource"] is null ? element[attribute] is { } found ? WebConfigFile.Flag(found) : false : null;
                value = isFirst || value == one ? one : null;
                isFirst = false;
            }
        }

        value = isFirst ? false : value;
        foreach (var changed in WebConfigFile.Transformed(Element, attribute, files, cancellation))
        {
            value = WebConfigFile.Flag(changed) == value ? value : null;
        }

        return value;
    }
}
