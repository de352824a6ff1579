using static CookieSecurity.Tests.FrameworkCookies.FrameworkCookieTest;

namespace CookieSecurity.Tests.FrameworkCookies;

/// <summary>CKS2004 and CKS2010: SameSite lowered on a cookie, or by the policy for all.</summary>
public sealed class SameSiteTests
{
    [Theory]
    [InlineData("services.AddSession(o => {|CKS2004:o.Cookie.SameSite = SameSiteMode.None|});")]
    [InlineData("services.AddAntiforgery(o => {|CKS2004:o.Cookie.SameSite = SameSiteMode.Unspecified|});")]
    [InlineData("services.AddAuthentication().AddCookie(o => {|CKS2004:o.Cookie.SameSite = flag ? SameSiteMode.None : SameSiteMode.Unspecified|});")]
    [InlineData("services.ConfigureExternalCookie(o => {|CKS2004:o.Cookie.SameSite = SameSiteMode.None|});")]
    [InlineData("services.AddAuthentication().AddOpenIdConnect(); services.ConfigureApplicationCookie(o => {|CKS2004:o.Cookie.SameSite = SameSiteMode.None|});")]
    public Task Lowering_is_reported(string services) => Services("CKS2004", services);

    [Theory]
    [InlineData("services.AddSession(o => o.Cookie.SameSite = SameSiteMode.Strict);")]
    [InlineData("services.AddSession(o => o.Cookie.SameSite = flag ? SameSiteMode.None : SameSiteMode.Lax);")]
    [InlineData("services.AddAuthentication().AddOpenIdConnect(); services.ConfigureExternalCookie(o => o.Cookie.SameSite = SameSiteMode.None);")]
    [InlineData("services.AddAuthentication().AddOpenIdConnect(o => o.CorrelationCookie.SameSite = SameSiteMode.None);")]
    [InlineData("services.Configure<CookieTempDataProviderOptions>(o => o.Cookie.SameSite = SameSiteMode.None);")]
    public Task Everything_else_is_silent(string services) => Services("CKS2004", services);

    [Theory]
    [InlineData("services.AddSession(o => {|CKS2004:o.Cookie.SameSite = SameSiteMode.None|});", "services.AddSession(o => o.Cookie.SameSite = SameSiteMode.Lax);")]
    [InlineData("services.AddAntiforgery(o => {|CKS2004:o.Cookie.SameSite = SameSiteMode.None|}); // why", "services.AddAntiforgery(o => o.Cookie.SameSite = SameSiteMode.Strict); // why")]
    public Task The_fix_sets_what_it_was(string before, string after) => Fix("CKS2004", before, after);

    [Theory]
    [InlineData("services.Configure<CookiePolicyOptions>(o => {|CKS2010:o.MinimumSameSitePolicy = SameSiteMode.None|});")]
    [InlineData("services.AddCookiePolicy(o => {|CKS2010:o.MinimumSameSitePolicy = default|});")]
    [InlineData("services.Configure<CookiePolicyOptions>(o => { if (flag) {|CKS2010:o.MinimumSameSitePolicy = SameSiteMode.None|}; });")]
    [InlineData("WebApplication.Create(args).UseCookiePolicy(new CookiePolicyOptions { {|CKS2010:MinimumSameSitePolicy = SameSiteMode.None|} });")]
    public Task A_minimum_of_None_is_reported(string services) => Services("CKS2010", services);

    [Theory]
    [InlineData("services.Configure<CookiePolicyOptions>(o => o.MinimumSameSitePolicy = SameSiteMode.Unspecified);")]
    [InlineData("services.Configure<CookiePolicyOptions>(o => o.MinimumSameSitePolicy = (SameSiteMode)args.Length);")]
    [InlineData("services.Configure<CookiePolicyOptions>(o => { o.MinimumSameSitePolicy = SameSiteMode.None; o.MinimumSameSitePolicy = SameSiteMode.Lax; });")]
    [InlineData("services.Configure<CookiePolicyOptions>(\"x\", o => o.MinimumSameSitePolicy = SameSiteMode.None);")]
    public Task Another_minimum_is_silent(string services) => Services("CKS2010", services);

    [Fact]
    public Task The_fix_of_the_policy_leaves_cookies_alone() => Fix(
        "CKS2010",
        "services.Configure<CookiePolicyOptions>(o => {|CKS2010:o.MinimumSameSitePolicy = SameSiteMode.None|});",
        "services.Configure<CookiePolicyOptions>(o => o.MinimumSameSitePolicy = SameSiteMode.Unspecified);");
}
