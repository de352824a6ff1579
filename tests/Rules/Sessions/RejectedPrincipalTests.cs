using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Sessions;

/// <summary>CKS4006: a principal that is rejected and keeps its cookie.</summary>
public sealed class RejectedPrincipalTests
{
    private const string Rule = "CKS4006";

    private static Task Verify(string code, string types = "") => IdentityProgram.Reports(Rule, code, types);

    private static string Handler(string code) => "builder.Services.AddAuthentication().AddCookie(o => o.Events.OnValidatePrincipal = " + code + ");";

    [Theory]
    [InlineData("c => { c.{|CKS4006:RejectPrincipal|}(); return Task.CompletedTask; }")]
    [InlineData("async c => { if (c.Principal is null) c.{|CKS4006:RejectPrincipal|}(); await Task.Yield(); }")]
    [InlineData("async c => c.{|CKS4006:RejectPrincipal|}()")]
    [InlineData("async c => { c?.{|CKS4006:RejectPrincipal|}(); }")]
    [InlineData("async c => { c.{|CKS4006:RejectPrincipal|}(); await c.HttpContext.SignOutAsync(\"Other\"); }")]
    [InlineData("async c => { c.{|CKS4006:RejectPrincipal|}(); await c.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme); }")]
    public Task A_rejection_alone_is_reported(string handler) => Verify(Handler(handler));

    [Theory]
    [InlineData("async c => { c.RejectPrincipal(); await c.HttpContext.SignOutAsync(); }")]
    [InlineData("async c => { c.RejectPrincipal(); await c.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme); }")]
    [InlineData("async c => { c.RejectPrincipal(); await c.HttpContext.SignOutAsync(c.Scheme.Name); }")]
    [InlineData("async c => { c.RejectPrincipal(); await AuthenticationHttpContextExtensions.SignOutAsync(c.HttpContext, \"Cookies\"); }")]
    [InlineData("async c => { c.RejectPrincipal(); await Helper.Out(c.HttpContext); }")]
    [InlineData("async c => { await c.HttpContext.SignOutAsync(scheme: args[0]); c.RejectPrincipal(); }")]
    [InlineData("c => { c.RejectPrincipal(); return c.HttpContext.SignOutAsync(); }")]
    public Task A_rejection_with_a_sign_out_is_silent(string handler) =>
        Verify(Handler(handler), "static class Helper { public static Task Out(HttpContext context) => context.SignOutAsync(\"Cookies\"); }");

    [Fact]
    public Task Identitys_manager_signs_out_of_Identitys_cookie() => Verify(
        IdentityProgram.AddIdentity + "builder.Services.ConfigureApplicationCookie(o => o.Events.OnValidatePrincipal = async c => { c.RejectPrincipal(); await c.HttpContext.RequestServices.GetRequiredService<SignInManager<IdentityUser>>().SignOutAsync(); });");

    [Fact]
    public Task Events_of_a_class_are_judged_alike() => Verify(
        "builder.Services.AddAuthentication().AddCookie(o => o.EventsType = typeof(OwnEvents));",
        """
        class OwnEvents : CookieAuthenticationEvents
        {
            public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
            {
                context.{|CKS4006:RejectPrincipal|}();
                await context.HttpContext.SignOutAsync("Others");
            }
        }
        class Unused : CookieAuthenticationEvents
        {
            public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
            {
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync("Whichever");
            }
        }
        """);

    [Fact]
    public Task A_look_alike_is_silent() => ApplicationTest.Library(Rule, "public class CookieValidatePrincipalContext { public void RejectPrincipal() { } public void Use() => this.RejectPrincipal(); }");

    [Theory]
    [InlineData("async c =>\n{\n    c.{|CKS4006:RejectPrincipal|}(); // gone\n}", "async c =>\n{\n    c.RejectPrincipal(); // gone\n    await c.HttpContext.SignOutAsync(c.Scheme.Name);\n}")]
    [InlineData(
        "c =>\n{\n    if (c.Principal is null)\n        c.{|CKS4006:RejectPrincipal|}();\n    return Task.CompletedTask;\n}",
        "async c =>\n{\n    if (c.Principal is null)\n    {\n        c.RejectPrincipal();\n        await c.HttpContext.SignOutAsync(c.Scheme.Name);\n    }\n}")]
    [InlineData("async c => c.{|CKS4006:RejectPrincipal|}()", "async c =>\n{\n    c.RejectPrincipal();\n    await c.HttpContext.SignOutAsync(c.Scheme.Name);\n}")]
    public Task The_fix_signs_out(string before, string after) => IdentityProgram.Fix(Rule, Handler(before), Handler(after));

    [Fact]
    public Task All_at_once_in_methods() => IdentityProgram.Fix(
        Rule,
        "",
        "",
        """
        class OwnEvents : CookieAuthenticationEvents
        {
            public override Task ValidatePrincipal(CookieValidatePrincipalContext context)
            {
                if (context.Principal is null)
                {
                    context.{|CKS4006:RejectPrincipal|}();
                    return Task.CompletedTask;
                }

                return base.ValidatePrincipal(context);
            }
        }
        class OtherEvents : CookieAuthenticationEvents
        {
            public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
            {
                await Task.Yield();
                context.{|CKS4006:RejectPrincipal|}();
            }
        }
        """,
        """
        class OwnEvents : CookieAuthenticationEvents
        {
            public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
            {
                if (context.Principal is null)
                {
                    context.RejectPrincipal();
                    await context.HttpContext.SignOutAsync(context.Scheme.Name);
                    return;
                }

                await base.ValidatePrincipal(context);
            }
        }
        class OtherEvents : CookieAuthenticationEvents
        {
            public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
            {
                await Task.Yield();
                context.RejectPrincipal();
                await context.HttpContext.SignOutAsync(context.Scheme.Name);
            }
        }
        """);
}
