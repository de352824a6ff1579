using CookieSecurity.Tests.FrameworkCookies;

namespace CookieSecurity.Tests.Configuration;

/// <summary>Options of the framework that describe a cookie, and how they are registered.</summary>
/// <param name="Type">The options.</param>
/// <param name="Cookie">Their member that describes the cookie.</param>
/// <param name="Rule">The rule that forbids it to be without Secure.</param>
/// <param name="Add">The call that registers them, up to their delegate.</param>
/// <param name="StaticAdd">The same, not called on anything.</param>
/// <param name="Delegate">The name of the parameter that takes the delegate.</param>
/// <param name="Name">The scheme that they belong to; empty for options that have none.</param>
internal sealed record ConfiguredOptions(string Type, string Cookie, string Rule, string Add, string StaticAdd, string Delegate, string Name = "")
{
    public static readonly ConfiguredOptions[] All =
    [
        new("SessionOptions", "Cookie", "CKS2001", "services.AddSession(", "SessionServiceCollectionExtensions.AddSession(services, ", "configure"),
        new("AntiforgeryOptions", "Cookie", "CKS2001", "services.AddAntiforgery(", "AntiforgeryServiceCollectionExtensions.AddAntiforgery(services, ", "setupAction"),
        new("CookiePolicyOptions", "ConsentCookie", "CKS2001", "services.AddCookiePolicy(", "CookiePolicyServiceCollectionExtensions.AddCookiePolicy(services, ", "configureOptions"),
        new("CookieTempDataProviderOptions", "Cookie", "CKS2001", "services.AddMvc().AddCookieTempDataProvider(", "MvcViewFeaturesMvcBuilderExtensions.AddCookieTempDataProvider(services.AddMvc(), ", "setupAction"),
        new("CookieAuthenticationOptions", "Cookie", "CKS2001", "services.AddAuthentication().AddCookie(\"a\", ", "CookieExtensions.AddCookie(services.AddAuthentication(), \"a\", ", "configureOptions", "a"),
        new("OpenIdConnectOptions", "CorrelationCookie", "CKS2006", "services.AddAuthentication().AddOpenIdConnect(\"b\", ", "OpenIdConnectExtensions.AddOpenIdConnect(services.AddAuthentication(), \"b\", ", "configureOptions", "b"),
    ];

    /// <summary>
    /// A program in which all of them are configured in one shape. In a shape <c>$T</c> is the type, <c>$A</c> the registration up to the delegate,
    /// <c>$S</c> the same as a static call, <c>$P</c> the parameter for the delegate, <c>$C</c> the cookie, <c>$N</c> the name as a first argument,
    /// <c>$n</c> the name alone, <c>$i</c> a number of its own, <c>#</c> the assignment on <c>o</c>, <c>#c</c> the same on the
    /// <c>cookie</c>, <c>##</c> in an initializer; types follow behind <c>|</c>.
    /// </summary>
    public static Task Program(string shape, string value, bool isReported, IEnumerable<ConfiguredOptions>? types = null)
    {
        var parts = shape.Split('|');
        var statements = new List<string>();
        var declarations = new List<string>();
        foreach (var options in types ?? All)
        {
            statements.Add("{ " + options.In(parts[0], value, isReported) + " }");
            declarations.Add(parts.Length > 1 ? options.In(parts[1], value, isReported) : string.Empty);
        }

        return FrameworkCookieTest.Services("CKS2001,CKS2006", string.Join('\n', statements.Concat(declarations)));
    }

    private string In(string part, string value, bool isReported) => part
        .Replace("#c", Marked("cookie.SecurePolicy = " + value, isReported))
        .Replace("##", Marked("SecurePolicy = " + value, isReported))
        .Replace("#", Marked("o." + Cookie + ".SecurePolicy = " + value, isReported))
        .Replace("$T", Type)
        .Replace("$A", Add)
        .Replace("$S", StaticAdd)
        .Replace("$P", Delegate)
        .Replace("$C", Cookie)
        .Replace("$N", Name.Length > 0 ? "\"" + Name + "\", " : string.Empty)
        .Replace("$n", Name.Length > 0 ? "\"" + Name + "\"" : string.Empty)
        .Replace("$i", Array.IndexOf(All, this).ToString(System.Globalization.CultureInfo.InvariantCulture));

    private string Marked(string code, bool isReported) => isReported ? "{|" + Rule + ":" + code + "|}" : code;
}
