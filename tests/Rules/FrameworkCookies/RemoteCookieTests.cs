using static CookieSecurity.Tests.FrameworkCookies.FrameworkCookieTest;

namespace CookieSecurity.Tests.FrameworkCookies;

/// <summary>CKS2006: correlation and nonce cookies that are less than they were made.</summary>
public sealed class RemoteCookieTests
{
    [Theory]
    [InlineData("services.AddAuthentication().AddOpenIdConnect(o => {|CKS2006:o.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest|});")]
    [InlineData("services.AddAuthentication().AddOpenIdConnect(o => {|CKS2006:o.CorrelationCookie.SecurePolicy = CookieSecurePolicy.None|});")]
    [InlineData("services.AddAuthentication().AddGoogle(o => {|CKS2006:o.CorrelationCookie.SameSite = SameSiteMode.Lax|});")]
    [InlineData("services.AddAuthentication().AddOAuth(\"x\", o => {|CKS2006:o.CorrelationCookie.SameSite = SameSiteMode.Unspecified|});")]
    [InlineData("services.Configure<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme, o => {|CKS2006:o.NonceCookie.SecurePolicy = CookieSecurePolicy.None|});")]
    public Task Softening_is_reported_by_this_rule_alone(string services) => Services("CKS2001,CKS2002,CKS2006", services);

    [Theory]
    [InlineData("services.AddAuthentication().AddOpenIdConnect(o => o.NonceCookie.SecurePolicy = CookieSecurePolicy.Always);")]
    [InlineData("services.AddAuthentication().AddOpenIdConnect(o => o.NonceCookie.SameSite = flag ? SameSiteMode.None : SameSiteMode.Lax);")]
    [InlineData("services.AddAuthentication().AddOpenIdConnect(o => o.NonceCookie.Name = \"n\");")]
    [InlineData("services.Configure<OpenIdConnectOptions>(o => o.NonceCookie.SecurePolicy = CookieSecurePolicy.None);")]
    public Task Everything_else_is_silent(string services) => Services("CKS2001,CKS2002,CKS2006", services);

    [Fact]
    public Task The_fix_takes_the_settings_away() => Fix(
        "CKS2006",
        "services.AddAuthentication().AddOpenIdConnect(o =>\n{\n    o.ClientId = \"shop\";\n    {|CKS2006:o.NonceCookie.SecurePolicy = CookieSecurePolicy.None|};\n    {|CKS2006:o.CorrelationCookie.SameSite = SameSiteMode.Lax|};\n});",
        "services.AddAuthentication().AddOpenIdConnect(o =>\n{\n    o.ClientId = \"shop\";\n});");
}
