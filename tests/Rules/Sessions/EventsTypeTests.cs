using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Sessions;

/// <summary>CKS4003: a type of events that makes no check of the security stamp.</summary>
public sealed class EventsTypeTests
{
    private const string Rules = "CKS4001, CKS4002, CKS4003";
    private const string AddIdentity = IdentityProgram.AddIdentity;

    private static Task Verify(string setting, string types) =>
        IdentityProgram.Reports(Rules, AddIdentity + "\nbuilder.Services.ConfigureApplicationCookie(o => { " + setting + " });", types);

    [Theory]
    [InlineData("class OwnEvents : CookieAuthenticationEvents { }")]
    [InlineData("class OwnEvents : CookieAuthenticationEvents { public override Task ValidatePrincipal(CookieValidatePrincipalContext context) => Task.CompletedTask; }")]
    [InlineData("class OwnEvents : CookieAuthenticationEvents { public override Task ValidatePrincipal(CookieValidatePrincipalContext context) => base.ValidatePrincipal(context); }")]
    [InlineData("class OwnEvents : CookieAuthenticationEvents { public new Task ValidatePrincipal(CookieValidatePrincipalContext context) => SecurityStampValidator.ValidatePrincipalAsync(context); }")]
    [InlineData("class OwnEvents : Base { } class Base : CookieAuthenticationEvents { public override Task SignedIn(CookieSignedInContext context) => Task.CompletedTask; }")]
    [InlineData("class OwnEvents : Base { public override async Task ValidatePrincipal(CookieValidatePrincipalContext c) { await base.ValidatePrincipal(c); c.ShouldRenew = true; } } class Base : CookieAuthenticationEvents { public override Task ValidatePrincipal(CookieValidatePrincipalContext c) => Task.CompletedTask; }")]
    public Task A_type_without_the_check_is_reported(string types) => Verify("{|CKS4003:o.EventsType = typeof(OwnEvents)|};", types);

    [Fact]
    public Task The_frameworks_own_type_has_none() => Verify("{|CKS4003:o.EventsType = typeof(CookieAuthenticationEvents)|};", "");

    [Theory]
    [InlineData("class OwnEvents : CookieAuthenticationEvents { public override Task ValidatePrincipal(CookieValidatePrincipalContext context) => SecurityStampValidator.ValidatePrincipalAsync(context); }")]
    [InlineData("class OwnEvents(ISecurityStampValidator validator) : CookieAuthenticationEvents { public override async Task ValidatePrincipal(CookieValidatePrincipalContext context) { await validator.ValidateAsync(context); } }")]
    [InlineData("class OwnEvents : Base { } class Base : CookieAuthenticationEvents { public override Task ValidatePrincipal(CookieValidatePrincipalContext c) => SecurityStampValidator.ValidatePrincipalAsync(c); }")]
    [InlineData("class OwnEvents : Base { public override async Task ValidatePrincipal(CookieValidatePrincipalContext c) { await base.ValidatePrincipal(c); c.ShouldRenew = true; } } class Base : CookieAuthenticationEvents { public override Task ValidatePrincipal(CookieValidatePrincipalContext c) => SecurityStampValidator.ValidatePrincipalAsync(c); }")]
    [InlineData("class OwnEvents : CookieAuthenticationEvents { public OwnEvents() { OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync; } }")]
    [InlineData("class OwnEvents : CookieAuthenticationEvents { public OwnEvents() { OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync; } public override Task ValidatePrincipal(CookieValidatePrincipalContext c) => base.ValidatePrincipal(c); }")]
    [InlineData("interface IUsers { Task Validate(CookieValidatePrincipalContext c); } class OwnEvents(IUsers users) : CookieAuthenticationEvents { public override Task ValidatePrincipal(CookieValidatePrincipalContext c) => users.Validate(c); }")]
    public Task A_type_with_the_check_or_an_unknown_one_is_silent(string types) => Verify("o.EventsType = typeof(OwnEvents);", types);

    [Theory]
    [InlineData("o.EventsType = Type.GetType(args[0]);")]
    [InlineData("o.EventsType = null;")]
    [InlineData("if (args.Length > 0) o.EventsType = typeof(OwnEvents);")]
    public Task A_type_that_is_not_known_is_silent(string setting) => Verify(setting, "class OwnEvents : CookieAuthenticationEvents { }");

    [Fact]
    public Task It_stands_where_Identity_is_added_later() => IdentityProgram.Reports(
        Rules, "builder.Services.ConfigureApplicationCookie(o => {|CKS4003:o.EventsType = typeof(OwnEvents)|});\n" + AddIdentity, "class OwnEvents : CookieAuthenticationEvents { }");

    [Fact]
    public Task A_plain_cookie_is_silent() => IdentityProgram.Reports(
        Rules, AddIdentity + "\nbuilder.Services.AddAuthentication().AddCookie(o => o.EventsType = typeof(OwnEvents));", "class OwnEvents : CookieAuthenticationEvents { }");

    [Fact]
    public Task The_fix_adds_the_override() => IdentityProgram.Fix(
        Rules,
        AddIdentity + "\nbuilder.Services.ConfigureApplicationCookie(o => {|CKS4003:o.EventsType = typeof(OwnEvents)|});",
        AddIdentity + "\nbuilder.Services.ConfigureApplicationCookie(o => o.EventsType = typeof(OwnEvents));",
        """
        class OwnEvents : CookieAuthenticationEvents
        {
            public override Task SignedIn(CookieSignedInContext context) => Task.CompletedTask; // nothing
        }
        """,
        """
        class OwnEvents : CookieAuthenticationEvents
        {
            public override Task SignedIn(CookieSignedInContext context) => Task.CompletedTask; // nothing

            public override Task ValidatePrincipal(CookieValidatePrincipalContext context) => SecurityStampValidator.ValidatePrincipalAsync(context);
        }
        """);

    [Fact]
    public Task The_fix_puts_the_check_into_the_override_that_is_there() => IdentityProgram.Fix(
        Rules,
        AddIdentity + "\nbuilder.Services.ConfigureApplicationCookie(o => {|CKS4003:o.EventsType = typeof(OwnEvents)|});",
        AddIdentity + "\nbuilder.Services.ConfigureApplicationCookie(o => o.EventsType = typeof(OwnEvents));",
        """
        class OwnEvents : CookieAuthenticationEvents
        {
            public override Task ValidatePrincipal(CookieValidatePrincipalContext context)
            {
                context.ShouldRenew = true;
                return Task.CompletedTask;
            }
        }
        """,
        """
        class OwnEvents : CookieAuthenticationEvents
        {
            public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
            {
                await SecurityStampValidator.ValidatePrincipalAsync(context);
                if (context.Principal is null)
                {
                    return;
                }
                context.ShouldRenew = true;
            }
        }
        """);
}
