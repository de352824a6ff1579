using static CookieSecurity.Tests.FrameworkCookies.FrameworkCookieTest;

namespace CookieSecurity.Tests.FrameworkCookies;

/// <summary>CKS1006 and CKS1010 on cookies of the framework.</summary>
public sealed class BuilderAddressTests
{
    [Theory]
    [InlineData("services.AddSession(o => {|CKS1006:o.Cookie.Name = \"__Host-s\"|});")]
    [InlineData("services.AddSession(o => { o.Cookie.Name = \"__Secure-s\"; {|CKS1006:o.Cookie.SecurePolicy = CookieSecurePolicy.None|}; });")]
    [InlineData("services.AddAuthentication().AddCookie(o => { o.Cookie.Name = \"__Host-s\"; {|CKS1006:o.Cookie.Path = \"/in\"|}; });")]
    [InlineData("services.AddAuthentication().AddCookie(o => { o.Cookie.Name = \"__host-s\"; {|CKS1006:o.Cookie.Domain = \"shop.example\"|}; });")]
    [InlineData("services.AddAuthentication().AddOAuth(\"x\", o => {|CKS1006:o.CorrelationCookie.Name = \"__Host-c\"|});")]
    [InlineData("services.AddSession(o => { o.Cookie.SecurePolicy = CookieSecurePolicy.Always; {|CKS1010:o.Cookie.Domain = \".shop.example\"|}; });")]
    public Task Broken_promises_and_shared_domains_are_reported(string services) => Services("CKS1006,CKS1010,CKS2001", services);

    [Theory]
    [InlineData("services.AddAuthentication().AddCookie(o => o.Cookie.Name = \"__Host-s\");")]
    [InlineData("services.AddSession(o => { o.Cookie.Name = \"__Host-s\"; o.Cookie.SecurePolicy = CookieSecurePolicy.Always; });")]
    [InlineData("services.AddAuthentication().AddOAuth(\"x\", o => { o.CorrelationCookie.Name = \"__Host-c\"; o.CorrelationCookie.Path = \"/\"; });")]
    [InlineData("services.AddAuthentication().AddOpenIdConnect(o => o.NonceCookie = new() { Name = \"__Host-n\", SecurePolicy = CookieSecurePolicy.Always });")]
    [InlineData("services.AddAuthentication().AddCookie(o => { o.Cookie.Domain = args[0]; o.Cookie.Name = args[1]; });")]
    [InlineData("services.AddAuthentication().AddCookie(o => o.Cookie.Domain = \"localhost\");")]
    public Task Kept_promises_and_unknown_values_are_silent(string services) => Services("CKS1006,CKS1010,CKS2001", services);

    [Theory]
    [InlineData("CKS1006", "services.AddSession(o => {|CKS1006:o.Cookie.Name = \"__Host-s\"|});", "services.AddSession(o =>\n{\n    o.Cookie.Name = \"__Host-s\";\n    o.Cookie.SecurePolicy = CookieSecurePolicy.Always;\n});")]
    [InlineData("CKS1006", "services.AddAuthentication().AddOAuth(\"x\", o => {|CKS1006:o.CorrelationCookie.Name = \"__Host-c\"|}); // named", "services.AddAuthentication().AddOAuth(\"x\", o =>\n{\n    o.CorrelationCookie.Name = \"__Host-c\";\n    o.CorrelationCookie.Path = \"/\";\n}); // named")]
    [InlineData("CKS1006", "services.Configure<OpenIdConnectOptions>(\"b\", o =>\n{\n    {|CKS1006:o.CorrelationCookie.Name = \"__Host-c\"|}; // one\n    {|CKS1006:o.NonceCookie.Name = \"__Host-n\"|}; // two\n});", "services.Configure<OpenIdConnectOptions>(\"b\", o =>\n{\n    o.CorrelationCookie.Name = \"__Host-c\"; // one\n    o.CorrelationCookie.Path = \"/\";\n    o.NonceCookie.Name = \"__Host-n\"; // two\n    o.NonceCookie.Path = \"/\";\n});")]
    [InlineData("CKS1006", "services.Configure<OpenIdConnectOptions>(\"b\", Set);\nstatic void Set(OpenIdConnectOptions o)\n{\n    // named\n    {|CKS1006:o.NonceCookie.Name = \"__Host-n\"|};\n}", "services.Configure<OpenIdConnectOptions>(\"b\", Set);\nstatic void Set(OpenIdConnectOptions o)\n{\n    // named\n    o.NonceCookie.Name = \"__Host-n\";\n    o.NonceCookie.Path = \"/\";\n}")]
    [InlineData("CKS1006", "services.ConfigureOptions<Setup>();\nclass Setup : IPostConfigureOptions<OpenIdConnectOptions>\n{\n    public void PostConfigure(string? name, OpenIdConnectOptions o)\n    {\n        {|CKS1006:o.NonceCookie.Name = \"__Host-n\"|};\n    }\n}", "services.ConfigureOptions<Setup>();\nclass Setup : IPostConfigureOptions<OpenIdConnectOptions>\n{\n    public void PostConfigure(string? name, OpenIdConnectOptions o)\n    {\n        o.NonceCookie.Name = \"__Host-n\";\n        o.NonceCookie.Path = \"/\";\n    }\n}")]
    [InlineData("CKS1010", "services.AddSession(o => {|CKS1010:o.Cookie.Domain = \"shop.example\"|});", "services.AddSession();")]
    public Task The_fix_keeps_the_promise(string rule, string before, string after) => Fix(rule, before, after);
}
