using System;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.ConfigurationFiles;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis.Text;
using static CookieSecurity.Analyzers.Descriptors.ConfigurationFileDescriptors;

namespace CookieSecurity.Analyzers.Rules.ConfigurationFiles;

/// <summary>CKS6002 a <c>web.config</c> that leaves the cookies of System.Web unsafe. An element that is not there says nothing.</summary>
internal static class WebConfigRule
{
    private const string True = "true";
    private const string OverHttp = "cookies are sent over plain http too, where anyone on the network can read them";
    private const string ToScript = "cookies can be read by script, and one injected script steals them";

    public static void Check(SettingsFileContext file)
    {
        var elements = WebConfigFile.Of(file.Text).Elements;
        foreach (var element in elements)
        {
            switch (element.Name)
            {
                case HttpCookieDefaults.Element when IsIn(element, "system.web") && !HttpCookieDefaults.AreRewritten(elements) && element["configSource"] is null && file.Covers(InsecureWebConfig):
                    CheckCookies(file, element);
                    break;
                case "forms" when IsIn(element, "authentication") && element.Parent!["mode"]?.Value == "Forms" && file.Covers(InsecureWebConfig):
                    CheckForms(file, element);
                    break;
                case "sessionState" when IsIn(element, "system.web") && element["mode"]?.Value != "Off" && file.Covers(InsecureWebConfig):
                    CheckSession(file, element);
                    break;
            }
        }
    }

    private static bool IsIn(WebConfigElement element, string parent) => element.Parent?.Name == parent;

    /// <summary>What is false is shown where it stands; what is missing, once, at the element.</summary>
    private static void CheckCookies(SettingsFileContext file, WebConfigElement element)
    {
        var secure = IsOff(file, element, HttpCookieDefaults.RequireSsl, whenMissing: true);
        var httpOnly = IsOff(file, element, HttpCookieDefaults.HttpOnlyCookies, whenMissing: true);
        var secureAttribute = element[HttpCookieDefaults.RequireSsl];
        var httpOnlyAttribute = element[HttpCookieDefaults.HttpOnlyCookies];
        if (secure && secureAttribute is not null)
        {
            Set(file, secureAttribute, True, OverHttp);
        }

        if (httpOnly && httpOnlyAttribute is not null)
        {
            Set(file, httpOnlyAttribute, True, ToScript);
        }

        var lacksSecure = secure && secureAttribute is null;
        var lacksHttpOnly = httpOnly && httpOnlyAttribute is null;
        if (lacksSecure || lacksHttpOnly)
        {
            var missing = (lacksHttpOnly ? " " + HttpCookieDefaults.HttpOnlyCookies + "=\"true\"" : string.Empty) + (lacksSecure ? " " + HttpCookieDefaults.RequireSsl + "=\"true\"" : string.Empty);
            var end = element.Attributes.IsEmpty ? element.Place.End : element.Attributes[element.Attributes.Length - 1].Place.End;
            Report(
                file,
                element.Place,
                new TextSpan(end, 0),
                missing,
                "httpCookies lacks" + missing.Replace("=\"true\" ", " and ").Replace("=\"true\"", string.Empty),
                lacksSecure ? OverHttp : ToScript,
                missing.TrimStart());
        }
    }

    private static void CheckForms(SettingsFileContext file, WebConfigElement element)
    {
        if (IsOff(file, element, HttpCookieDefaults.RequireSsl, whenMissing: false))
        {
            Set(file, element[HttpCookieDefaults.RequireSsl]!, True, "the sign-in cookie is sent over plain http too, where anyone on the network can take the user's place");
        }
    }

    private static void CheckSession(SettingsFileContext file, WebConfigElement element)
    {
        if (element["cookieless"] is { } cookieless
            && (WebConfigFile.Flag(cookieless) == true || cookieless.Value is "UseUri" or "AutoDetect" or "UseDeviceProfile")
            && !IsTransformed(file, element, cookieless.Name))
        {
            Set(file, cookieless, "UseCookies", "the session's id stands in addresses, which lie in logs, histories and referrers");
        }
    }

    private static bool IsOff(SettingsFileContext file, WebConfigElement element, string name, bool whenMissing) =>
        (element[name] is { } attribute ? WebConfigFile.Flag(attribute) == false : whenMissing) && !IsTransformed(file, element, name);

    /// <summary>Whether what is deployed has another value.</summary>
    private static bool IsTransformed(SettingsFileContext file, WebConfigElement element, string name)
    {
        foreach (var changed in WebConfigFile.Transformed(element.Name, name, file.Files, file.Cancellation))
        {
            if (!string.Equals(changed.Value, element[name]?.Value ?? "false", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static void Set(SettingsFileContext file, WebConfigAttribute attribute, string value, string harm)
    {
        var text = attribute.Name + "=\"" + value + "\"";
        Report(file, attribute.Place, attribute.ValuePlace, value, attribute.Name + " is " + attribute.Value, harm, text);
    }

    private static void Report(SettingsFileContext file, TextSpan squiggle, TextSpan target, string value, string what, string harm, string better)
    {
        var edit = new ProposedEdit(EditKind.ReplaceText, string.Empty, value, ImmutableArray.Create(file.Place(target))) { Title = "Set " + better };
        file.Report(InsecureWebConfig, squiggle, edit, what, harm, better);
    }
}
