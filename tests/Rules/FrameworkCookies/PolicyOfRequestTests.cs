using static CookieSecurity.Tests.FrameworkCookies.FrameworkCookieTest;

namespace CookieSecurity.Tests.FrameworkCookies;

/// <summary>CKS2002: cookies of the framework that are Secure as the request is.</summary>
public sealed class PolicyOfRequestTests
{
    [Theory]
    [InlineData("services.AddSession(o => {|CKS2002:o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest|});")]
    [InlineData("services.AddSession(o => {|CKS2002:o.Cookie.SecurePolicy = default|});")]
    [InlineData("services.AddAuthentication().{|CKS2002:AddCookie|}();")]
    [InlineData("services.AddAuthentication().{|CKS2002:AddCookie|}(\"a\", o => o.LoginPath = \"/\").AddCookie(\"b\", o => o.Cookie.SecurePolicy = CookieSecurePolicy.Always);")]
    [InlineData("services.{|CKS2002:AddIdentity<IdentityUser, IdentityRole>|}();")]
    [InlineData("services.AddIdentity<IdentityUser, IdentityRole>(); services.{|CKS2002:ConfigureApplicationCookie|}(o => o.LoginPath = \"/\");")]
    [InlineData("services.{|CKS2002:{|CKS2002:AddControllersWithViews|}|}();")]
    [InlineData("services.{|CKS2002:AddRazorPages|}().AddSessionStateTempDataProvider();")]
    [InlineData("services.{|CKS2002:AddRazorPages|}(); services.{|CKS2002:Configure<CookieTempDataProviderOptions>|}(o => o.Cookie.Name = \"t\");")]
    public Task As_the_request_is_reported(string services) => Services("CKS2002", services);

    [Theory]
    [InlineData("services.AddControllers();")]
    [InlineData("services.AddAuthentication().AddCookie(o => o.Cookie.SecurePolicy = CookieSecurePolicy.Always);")]
    [InlineData("services.AddAuthentication().AddCookie(o => o.Cookie.SecurePolicy = CookieSecurePolicy.None);")]
    [InlineData("services.AddAuthentication().AddCookie(\"a\"); services.Configure<CookieAuthenticationOptions>(\"a\", o => o.Cookie.SecurePolicy = CookieSecurePolicy.Always);")]
    [InlineData("services.AddIdentity<IdentityUser, IdentityRole>(); services.ConfigureApplicationCookie(o => o.Cookie.SecurePolicy = CookieSecurePolicy.Always);")]
    [InlineData("services.AddSession(o => o.Cookie.SecurePolicy = flag ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always);")]
    public Task Everything_else_is_silent(string services) => Services("CKS2002", services);

    [Theory]
    [InlineData("services.AddAuthentication().{|CKS2002:AddCookie|}(\"a\");", "services.AddAuthentication().AddCookie(\"a\", options => options.Cookie.SecurePolicy = CookieSecurePolicy.Always);")]
    [InlineData("services.{|CKS2002:AddIdentity<IdentityUser, IdentityRole>|}();", "services.AddIdentity<IdentityUser, IdentityRole>();\nservices.ConfigureApplicationCookie(options => options.Cookie.SecurePolicy = CookieSecurePolicy.Always);")]
    [InlineData("services.{|CKS2002:AddRazorPages|}().AddSessionStateTempDataProvider();", "services.AddRazorPages().AddSessionStateTempDataProvider();\nservices.AddAntiforgery(options => options.Cookie.SecurePolicy = CookieSecurePolicy.Always);")]
    public Task The_fix_sets_the_policy(string before, string after) => Fix("CKS2002", before, after);
}
