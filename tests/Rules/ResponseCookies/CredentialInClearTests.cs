using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.ResponseCookies;

/// <summary>CKS1012: credentials that a cookie carries in the clear.</summary>
public sealed class CredentialInClearTests
{
    private const string Rule = "CKS1012";

    private static string Source(string statements) => $$"""
        #nullable disable
        using System.Security.Claims;
        using System.Text;
        using System.Text.Json;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.DataProtection;
        using Microsoft.AspNetCore.Identity;

        class AppUser { public string Name { get; set; } }

        class Shop
        {
            private readonly string apiKey;
            private readonly IDataProtector protector;
            private readonly HttpContext context;
            private HttpResponse Response => context.Response;
            public string ConnectionString { get; set; }
            private string Seal(string text) => protector.Protect(text);
            private static string Shorten(string text) => text;

            public async Task Handle(string password, string userName, string resetToken, string passwordHash, int passwordLength, ClaimsPrincipal user, AppUser appUser, bool flag)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;

    [Theory]
    [InlineData("password")]
    [InlineData("apiKey")]
    [InlineData("this.apiKey")]
    [InlineData("ConnectionString")]
    [InlineData("$\"{userName}:{password}\"")]
    [InlineData("userName + \":\" + password")]
    [InlineData("Uri.EscapeDataString(password)")]
    [InlineData("Convert.ToBase64String(Encoding.UTF8.GetBytes(password))")]
    [InlineData("password.Trim()")]
    [InlineData("password ?? \"\"")]
    [InlineData("flag ? password : \"\"")]
    [InlineData("JsonSerializer.Serialize(user)")]
    [InlineData("JsonSerializer.Serialize(appUser)")]
    [InlineData("JsonSerializer.Serialize(new IdentityUser())")]
    public Task A_credential_is_reported(string value) => ApplicationTest.Library(Rule, Source($$"""Response.Cookies.Append("c", {|CKS1012:{{value}}|});"""));

    [Theory]
    [InlineData("""var accessToken = await context.GetTokenAsync("access_token"); Response.Cookies.Append("c", {|CKS1012:accessToken|});""")]
    [InlineData("""var value = password; Response.Cookies.Append("c", {|CKS1012:value|}, new CookieOptions { Secure = true });""")]
    [InlineData("""Response.Cookies.Append("c", {|CKS1012:password|}!);""")]
    [InlineData("""string refresh_token = Shorten("x"); Response.Cookies.Append("c", {|CKS1012:refresh_token|});""")]
    public Task A_local_is_judged_by_what_it_holds_and_then_by_its_name(string statements) => ApplicationTest.Library(Rule, Source(statements));

    [Theory]
    [InlineData("""Response.Cookies.Append("c", protector.Protect(password));""")]
    [InlineData("""var secret = protector.Protect(password); Response.Cookies.Append("c", secret);""")]
    [InlineData("""string secret; secret = protector.Protect(password); Response.Cookies.Append("c", secret);""")]
    [InlineData("""var password2 = Seal(password); Response.Cookies.Append("c", password2);""")]
    [InlineData("""var secret = Seal(userName); Response.Cookies.Append("c", secret);""")]
    [InlineData("""Response.Cookies.Append("c", Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(password))));""")]
    [InlineData("""Response.Cookies.Append("c", new PasswordHasher<AppUser>().HashPassword(appUser, password));""")]
    [InlineData("""Response.Cookies.Append("c", userName);""")]
    [InlineData("""Response.Cookies.Append("c", passwordHash);""")]
    [InlineData("""Response.Cookies.Append("c", passwordLength.ToString());""")]
    [InlineData("""Response.Cookies.Append("password", userName);""")]
    [InlineData("""Response.Cookies.Append("c", JsonSerializer.Serialize(userName));""")]
    [InlineData("""Response.Cookies.Delete("c");""")]
    public Task What_is_protected_hashed_or_no_credential_is_silent(string statements) => ApplicationTest.Library(Rule, Source(statements));

    [Fact]
    public Task An_exempt_cookie_is_silent() =>
        ApplicationTest.Library(Rule, Source("""Response.Cookies.Append("c", password);"""), test => test.Configure("cookie_security.exempt_cookies = c"));
}
