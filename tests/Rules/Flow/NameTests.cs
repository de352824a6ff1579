using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Flow;

/// <summary>Names of cookies: where they are constants, and what they say.</summary>
public sealed class NameTests
{
    private const string Members = """
        private const string Name = "sid";
        private static readonly string Field = "session";
        private readonly string instance = "auth";
        private static string Static => "token";
        private static string Helper(string part) => part + "-token";
        class Names { public const string Sid = "sid"; public class sid { } public static readonly string Login = "login"; }
        """;

    [Theory]
    [InlineData("\"sid\"")]
    [InlineData("\"session\"")]
    [InlineData("\"authToken\"")]
    [InlineData("\"auth-token\"")]
    [InlineData("\"my.jwt\"")]
    [InlineData("\"REFRESH_TOKEN\"")]
    [InlineData("\"rememberMe\"")]
    [InlineData("\"User.Identity\"")]
    [InlineData("\"credential\"")]
    [InlineData("\"JSESSIONID\"")]
    [InlineData("\"PHPSESSID\"")]
    [InlineData("\"ASPSESSIONID\"")]
    [InlineData("\"connect.sid\"")]
    [InlineData("\"login2\"")]
    [InlineData("Name")]
    [InlineData("Field")]
    [InlineData("instance")]
    [InlineData("Static")]
    [InlineData("Helper(\"x\")")]
    [InlineData("Names.Sid")]
    [InlineData("Names.Login")]
    [InlineData("nameof(Names.sid)")]
    [InlineData("$\"{Name}\"")]
    [InlineData("$\"app-{Name}\"")]
    [InlineData("\"app-\" + Name")]
    [InlineData("flag ? \"sid\" : \"sid\"")]
    [InlineData("Microsoft.AspNetCore.Session.SessionDefaults.CookieName")]
    [InlineData("Microsoft.AspNetCore.Identity.IdentityConstants.ApplicationScheme")]
    public Task An_explicit_HttpOnly_false_on_a_credential_is_reported(string name) => RuleTest.BodyWith(
        Members,
        $$"""Response.Cookies.Append({{name}}, id, new CookieOptions { {|CKS1002:HttpOnly = false|}, Secure = true, SameSite = SameSiteMode.Lax });""");

    [Theory]
    [InlineData("\"author\"")]
    [InlineData("\"sideNav\"")]
    [InlineData("\"remembered\"")]
    [InlineData("\"sessions\"")]
    [InlineData("\"authtoken\"")]
    [InlineData("\"xsrfToken\"")]
    [InlineData("\"csrf-token\"")]
    [InlineData("\"antiforgery.token\"")]
    [InlineData("\"RequestVerification\"")]
    [InlineData("\"basket\"")]
    [InlineData("id")]
    [InlineData("\"sid\" + id")]
    [InlineData("$\"sid{id}\"")]
    [InlineData("configuration[\"name\"]")]
    [InlineData("flag ? \"sid\" : \"basket\"")]
    [InlineData("Microsoft.AspNetCore.Localization.CookieRequestCultureProvider.DefaultCookieName")]
    public Task An_explicit_HttpOnly_false_on_another_name_is_a_decision(string name) => RuleTest.BodyWith(
        Members,
        $$"""Response.Cookies.Append({{name}}, id, new CookieOptions { HttpOnly = false, Secure = true, SameSite = SameSiteMode.Lax });""");

    [Theory]
    [InlineData("\"basket\"")]
    [InlineData("\"sid\"")]
    [InlineData("id")]
    [InlineData("$\"x{id}\"")]
    public Task HttpOnly_unset_is_reported_under_any_name(string name) => RuleTest.Body(
        $$"""Response.Cookies.Append({{name}}, id, {|CKS1002:new CookieOptions { Secure = true, SameSite = SameSiteMode.Lax }|});""");

    [Theory]
    [InlineData("\"XSRF-TOKEN\"")]
    [InlineData("\"X-XSRF-TOKEN\"")]
    [InlineData("\"csrf\"")]
    [InlineData("\"X-CSRF\"")]
    [InlineData("\".AspNetCore.Culture\"")]
    [InlineData("\"cookieConsent\"")]
    [InlineData("\"theme\"")]
    [InlineData("\"dark-theme-v2\"")]
    [InlineData("\"lang\"")]
    [InlineData("\"Language\"")]
    [InlineData("\"locale\"")]
    [InlineData("\"userTimezone\"")]
    [InlineData("Microsoft.AspNetCore.Localization.CookieRequestCultureProvider.DefaultCookieName")]
    public Task A_script_readable_name_excuses_HttpOnly_alone(string name) => RuleTest.Body($$"""
        Response.Cookies.Append({{name}}, id, {|CKS1003:{|CKS1001:new CookieOptions { IsEssential = true }|}|});
        Response.Cookies.{|CKS1001:Append|}({{name}}, id);
        """);

    [Theory]
    [InlineData("\"slang\"")]
    [InlineData("\"languages\"")]
    [InlineData("\"localeId\"")]
    [InlineData("\"myXSRF\"")]
    [InlineData("id")]
    public Task Another_name_does_not_excuse_it(string name) => RuleTest.Body(
        $$"""Response.Cookies.Append({{name}}, id, {|CKS1002:new CookieOptions { Secure = true, SameSite = SameSiteMode.Lax }|});""");

    [Theory]
    [InlineData("tokens.RequestToken")]
    [InlineData("tokens.RequestToken!")]
    [InlineData("tokens.RequestToken ?? \"\"")]
    [InlineData("tokens.RequestToken ?? string.Empty")]
    [InlineData("tokens!.RequestToken!")]
    [InlineData("antiforgery.GetAndStoreTokens(context).RequestToken")]
    [InlineData("antiforgery.GetTokens(context).RequestToken")]
    [InlineData("antiforgery.GetAndStoreTokens(context)?.RequestToken")]
    [InlineData("local")]
    [InlineData("matched")]
    public Task The_request_token_is_for_script(string value) => RuleTest.Library(Tokens($$"""
        var local = tokens.RequestToken;
        if (tokens is { RequestToken: { } matched })
        {
            response.Cookies.Append("basket", {{value}}, new CookieOptions { Secure = true, SameSite = SameSiteMode.Lax });
            response.Cookies.Append("token", {{value}}, new CookieOptions { HttpOnly = false, Secure = true, SameSite = SameSiteMode.Lax });
            response.Cookies.{|CKS1001:Append|}("basket", {{value}});
        }
        """));

    [Theory]
    [InlineData("tokens.CookieToken")]
    [InlineData("tokens.HeaderName")]
    [InlineData("\"RequestToken\"")]
    [InlineData("own.RequestToken")]
    public Task Another_token_is_not(string value) => RuleTest.Library(Tokens($$"""
        response.Cookies.Append("basket", {{value}}, {|CKS1002:new CookieOptions { Secure = true, SameSite = SameSiteMode.Lax }|});
        """));

    private static string Tokens(string statements) => $$"""
        #nullable disable
        using Microsoft.AspNetCore.Antiforgery;
        class Own { public string RequestToken => Guid.NewGuid().ToString(); }
        class Shop
        {
            void Handle(HttpContext context, HttpResponse response, IAntiforgery antiforgery, AntiforgeryTokenSet tokens, Own own)
            {
                {{statements}}
            }
        }
        """;
}
