using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CookieSecurity.Analyzers.Options;

/// <summary>
/// The <c>.editorconfig</c> settings as they hold for one rule in one file: <c>cookie_security.{ID}.{option}</c> before
/// <c>cookie_security.{option}</c>. A value that cannot be read falls back to the default.
/// </summary>
internal readonly struct CookieSecurityOptions(AnalyzerConfigOptions file, AnalyzerConfigOptions global, string ruleId)
{
    private const string Prefix = "cookie_security.";

    /// <summary>Code that a Razor file became is under the settings of that file.</summary>
    public static CookieSecurityOptions For(AnalyzerOptions options, Location place, bool isGenerated, string ruleId)
    {
        var provider = options.AnalyzerConfigOptionsProvider;
        var file = isGenerated && AdditionalFileOf(options, place) is { } additional ? provider.GetOptions(additional) : provider.GetOptions(place.SourceTree!);
        return new CookieSecurityOptions(file, provider.GlobalOptions, ruleId);
    }

    /// <summary>The settings for a file that is no code.</summary>
    public static CookieSecurityOptions For(AnalyzerOptions options, AdditionalText file, string ruleId)
    {
        var provider = options.AnalyzerConfigOptionsProvider;
        return new CookieSecurityOptions(provider.GetOptions(file), provider.GlobalOptions, ruleId);
    }

    /// <summary>Names of cookies that no rule about written cookies reports.</summary>
    public NameList ExemptCookies => NameList.Parse(Find("exempt_cookies"));

    /// <summary>Names of cookies that script may read.</summary>
    public NameList ScriptReadableCookies => NameList.ScriptReadable.With(Find("script_readable_cookies"));

    /// <summary>What a cookie policy that this compilation cannot see enforces.</summary>
    public NameList CookiePolicy => NameList.Parse(Find("cookie_policy"));

    /// <summary>The shortest time for which browsers are to be told to use https only.</summary>
    public TimeSpan MinHstsMaxAge => Span("min_hsts_max_age", TimeSpan.FromDays(365));

    /// <summary>A proxy that this compilation cannot see lets nothing through but https.</summary>
    public bool HttpsIsExternal => string.Equals(Find("https")?.Trim(), "external", StringComparison.OrdinalIgnoreCase);
    /// <summary>The longest that a cookie may be told to live; browsers cap it there themselves.</summary>
    public TimeSpan MaxCookieLifetime => Span("max_cookie_lifetime", TimeSpan.FromDays(400));

    public bool AnalyzeTests => Flag("analyze_tests", whenAbsent: false);

    public bool ReportRazor => Flag("report_razor", whenAbsent: true);

    private static AdditionalText? AdditionalFileOf(AnalyzerOptions options, Location place)
    {
        var mapped = place.GetMappedLineSpan();
        if (mapped.HasMappedPath)
        {
            foreach (var file in options.AdditionalFiles)
            {
                if (string.Equals(file.Path, mapped.Path, StringComparison.OrdinalIgnoreCase))
                {
                    return file;
                }
            }
        }

        return null;
    }

    private bool Flag(string option, bool whenAbsent) => bool.TryParse(Find(option)?.Trim(), out var value) ? value : whenAbsent;

    /// <summary>A span such as <c>400.00:00:00</c>, longer than none.</summary>
    private TimeSpan Span(string option, TimeSpan whenAbsent) =>
        TimeSpan.TryParseExact(Find(option)?.Trim(), "c", null, out var value) && value > TimeSpan.Zero ? value : whenAbsent;

    private string? Find(string option)
    {
        var own = Prefix + ruleId + "." + option;
        var general = Prefix + option;
        return file.TryGetValue(own, out var value) || global.TryGetValue(own, out value)
            || file.TryGetValue(general, out value) || global.TryGetValue(general, out value)
            ? value
            : null;
    }
}
