using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Sessions;

/// <summary>CKS4004: Identity's cookie, registered by hand.</summary>
public sealed class PlainIdentityCookieTests
{
    private const string Rule = "CKS4001, CKS4002, CKS4003, CKS4004";
    private const string Core = "builder.Services.AddIdentityCore<IdentityUser>();\n";

    private static Task Verify(string code) => IdentityProgram.Reports(Rule, code);

    [Theory]
    [InlineData(Core + "builder.Services.AddAuthentication().{|CKS4004:AddCookie|}(IdentityConstants.ApplicationScheme);")]
    [InlineData("builder.Services.AddAuthentication().{|CKS4004:AddCookie|}(IdentityConstants.ApplicationScheme, o => o.LoginPath = \"/in\");\n" + Core)]
    [InlineData(Core + "builder.Services.AddAuthentication().{|CKS4004:AddCookie|}(\"Identity.Application\").AddCookie();")]
    [InlineData(Core + "CookieExtensions.{|CKS4004:AddCookie|}(builder.Services.AddAuthentication(), IdentityConstants.ApplicationScheme);")]
    [InlineData(Core + "builder.Services.AddAuthentication().{|CKS4004:AddCookie|}(IdentityConstants.ApplicationScheme, o => o.Events.OnValidatePrincipal = c => Task.CompletedTask);")]
    [InlineData(Core + "builder.Services.AddAuthentication().{|CKS4004:AddCookie|}(IdentityConstants.ApplicationScheme, o => o.EventsType = typeof(CookieAuthenticationEvents));")]
    public Task A_cookie_without_the_check_is_reported(string code) => Verify(code);

    [Theory]
    [InlineData(Core + "builder.Services.AddAuthentication().AddIdentityCookies();")]
    [InlineData(Core + "builder.Services.AddAuthentication().AddCookie();")]
    [InlineData(Core + "builder.Services.AddAuthentication().AddCookie(args[0]);")]
    [InlineData(Core + "builder.Services.AddAuthentication().AddCookie(IdentityConstants.ExternalScheme);")]
    [InlineData(Core + "builder.Services.AddAuthentication().AddCookie(IdentityConstants.ApplicationScheme, o => o.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync);")]
    [InlineData(Core + "builder.Services.AddAuthentication().AddCookie(IdentityConstants.ApplicationScheme); builder.Services.ConfigureApplicationCookie(o => o.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync);")]
    [InlineData("builder.Services.AddAuthentication().AddCookie(IdentityConstants.ApplicationScheme);")]
    [InlineData(Core + "if (builder.Environment.IsDevelopment()) builder.Services.AddAuthentication().AddCookie(IdentityConstants.ApplicationScheme);")]
    public Task A_cookie_with_the_check_or_of_nobody_is_silent(string code) => Verify(code);

    [Theory]
    [InlineData(
        "builder.Services.AddAuthentication().{|CKS4004:AddCookie|}(IdentityConstants.ApplicationScheme); // who",
        "builder.Services.AddAuthentication().AddIdentityCookies(); // who")]
    [InlineData(
        "builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).{|CKS4004:AddCookie|}(IdentityConstants.ApplicationScheme, o => o.LoginPath = \"/in\");",
        "builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(o => o.LoginPath = \"/in\"));")]
    [InlineData(
        "builder.Services.AddAuthentication().AddCookie(IdentityConstants.TwoFactorRememberMeScheme).{|CKS4004:AddCookie|}(IdentityConstants.ApplicationScheme, o => o.LoginPath = \"/in\");",
        "builder.Services.AddAuthentication().AddCookie(IdentityConstants.TwoFactorRememberMeScheme).AddApplicationCookie().Configure(o => o.LoginPath = \"/in\");")]
    [InlineData(
        "var authentication = builder.Services.AddAuthentication();\nauthentication.{|CKS4004:AddCookie|}(IdentityConstants.ApplicationScheme);",
        "var authentication = builder.Services.AddAuthentication();\nauthentication.AddIdentityCookies();")]
    public Task The_fix_registers_it_as_Identity_does(string before, string after) => IdentityProgram.Fix(Rule, Core + before, Core + after);

    [Theory]
    [InlineData("builder.Services.AddAuthentication().AddCookie(IdentityConstants.ExternalScheme).{|CKS4004:AddCookie|}(IdentityConstants.ApplicationScheme);")]
    [InlineData("builder.Services.AddAuthentication().{|CKS4004:AddCookie|}(IdentityConstants.ApplicationScheme).AddCookie();")]
    public Task Where_it_would_not_fit_nothing_is_offered(string code) => IdentityProgram.Fix(Rule, Core + code, Core + code);
}
