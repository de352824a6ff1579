using CookieSecurity.Tests.Infrastructure;
using static CookieSecurity.Tests.FrameworkCookies.FrameworkCookieTest;

namespace CookieSecurity.Tests.FrameworkCookies;

/// <summary>CKS2011 and CKS2012: configurations that never arrive.</summary>
public sealed class SchemeTests
{
    [Theory]
    [InlineData("services.{|CKS2011:Configure<CookieAuthenticationOptions>|}(o => o.LoginPath = \"/\");")]
    [InlineData("services.{|CKS2011:PostConfigure<OpenIdConnectOptions>|}(o => o.ClientId = \"a\");")]
    [InlineData("services.{|CKS2011:AddOptions<CookieAuthenticationOptions>|}().Configure(o => o.LoginPath = \"/\");")]
    [InlineData("services.{|CKS2011:Configure<CookieAuthenticationOptions>|}(Options.DefaultName, o => o.LoginPath = \"/\");")]
    [InlineData("services.{|CKS2011:AddOptions<OpenIdConnectOptions>|}().Configure<IConfiguration>((o, c) => o.ClientId = c[\"id\"]);")]
    public Task A_scheme_without_its_name_is_reported(string services) => Services("CKS2011", services);

    [Theory]
    [InlineData("services.Configure<CookieAuthenticationOptions>(\"Cookies\", o => o.LoginPath = \"/\");")]
    [InlineData("services.Configure<CookieAuthenticationOptions>(name: null, o => o.LoginPath = \"/\");")]
    [InlineData("services.ConfigureAll<CookieAuthenticationOptions>(o => o.LoginPath = \"/\");")]
    [InlineData("services.PostConfigureAll<CookieAuthenticationOptions>(o => o.LoginPath = \"/\");")]
    [InlineData("services.AddOptions<CookieAuthenticationOptions>(\"Cookies\").Configure(o => o.LoginPath = \"/\");")]
    [InlineData("services.Configure<SessionOptions>(o => o.Cookie.Name = \"s\");")]
    [InlineData("services.Configure<AuthenticationOptions>(o => o.DefaultScheme = \"a\");")]
    [InlineData("services.Configure<CookieAuthenticationOptions>(Set); services.Configure<CookieAuthenticationOptions>(\"Cookies\", Set); static void Set(CookieAuthenticationOptions o) => o.LoginPath = \"/\";")]
    public Task Named_and_other_options_are_silent(string services) => Services("CKS2011", services);

    [Theory]
    [InlineData("services.{|CKS2011:Configure<CookieAuthenticationOptions>|}(o => o.LoginPath = \"/\");", "services.ConfigureAll<CookieAuthenticationOptions>(o => o.LoginPath = \"/\");")]
    [InlineData("services.AddIdentity<IdentityUser, IdentityRole>();\nservices.{|CKS2011:Configure<CookieAuthenticationOptions>|}(o => o.LoginPath = \"/\");", "services.AddIdentity<IdentityUser, IdentityRole>();\nservices.ConfigureApplicationCookie(o => o.LoginPath = \"/\");")]
    [InlineData("services.AddAuthentication().AddCookie();\nservices.{|CKS2011:Configure<CookieAuthenticationOptions>|}(o => o.LoginPath = \"/\");", "services.AddAuthentication().AddCookie();\nservices.Configure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, o => o.LoginPath = \"/\");")]
    [InlineData("services.AddAuthentication().AddCookie(\"shop\");\nservices.{|CKS2011:PostConfigure<CookieAuthenticationOptions>|}(/* late */ o => o.LoginPath = \"/\");", "services.AddAuthentication().AddCookie(\"shop\");\nservices.PostConfigure<CookieAuthenticationOptions>(/* late */ \"shop\", o => o.LoginPath = \"/\");")]
    [InlineData("services.AddAuthentication().AddCookie(\"a\").AddCookie(\"b\");\nservices.{|CKS2011:Configure<CookieAuthenticationOptions>|}(o => o.LoginPath = \"/\");", "services.AddAuthentication().AddCookie(\"a\").AddCookie(\"b\");\nservices.ConfigureAll<CookieAuthenticationOptions>(o => o.LoginPath = \"/\");")]
    public Task The_fix_lets_it_arrive(string before, string after) => Fix("CKS2011", before, after);

    [Theory]
    [InlineData("services.{|CKS2012:ConfigureApplicationCookie|}(o => o.LoginPath = \"/in\"); services.AddIdentity<IdentityUser, IdentityRole>();")]
    [InlineData("services.{|CKS2012:ConfigureApplicationCookie|}(o => o.Events.OnRedirectToLogin = _ => Task.CompletedTask); services.AddIdentity<IdentityUser, IdentityRole>();")]
    [InlineData("services.{|CKS2012:ConfigureApplicationCookie|}(o => o.Events = new CookieAuthenticationEvents()); services.AddAuthentication().AddIdentityCookies();")]
    [InlineData("services.{|CKS2012:ConfigureApplicationCookie|}(o => o.AccessDeniedPath = \"/no\"); services.AddDefaultIdentity<IdentityUser>();")]
    public Task What_Identity_overwrites_is_reported(string services) => Services("CKS2012", services);

    [Theory]
    [InlineData("services.ConfigureApplicationCookie(o => o.Cookie.Name = \"s\"); services.AddIdentity<IdentityUser, IdentityRole>();")]
    [InlineData("services.ConfigureApplicationCookie(o => o.AccessDeniedPath = \"/no\"); services.AddIdentity<IdentityUser, IdentityRole>();")]
    [InlineData("services.AddIdentity<IdentityUser, IdentityRole>(); services.ConfigureApplicationCookie(o => o.LoginPath = \"/in\");")]
    [InlineData("services.ConfigureApplicationCookie(o => o.LoginPath = \"/in\");")]
    [InlineData("services.ConfigureApplicationCookie(o => { if (flag) o.LoginPath = \"/in\"; }); services.AddIdentity<IdentityUser, IdentityRole>();")]
    public Task What_is_kept_is_silent(string services) => Services("CKS2012", services);

    [Fact]
    public Task The_fix_moves_it_behind() => Fix(
        "CKS2012",
        "// where to sign in\nservices.{|CKS2012:ConfigureApplicationCookie|}(o => o.LoginPath = \"/in\");\nservices.AddIdentity<IdentityUser, IdentityRole>();\nservices.AddRazorPages();",
        "services.AddIdentity<IdentityUser, IdentityRole>();\n// where to sign in\nservices.ConfigureApplicationCookie(o => o.LoginPath = \"/in\");\nservices.AddRazorPages();");
}
