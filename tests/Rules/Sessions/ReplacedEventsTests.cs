using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Sessions;

/// <summary>CKS4001: events that take the place of Identity's.</summary>
public sealed class ReplacedEventsTests
{
    private const string Rules = "CKS4001, CKS4002, CKS4003";
    private const string AddIdentity = IdentityProgram.AddIdentity;
    private const string Types = """
        class OwnEvents : CookieAuthenticationEvents
        {
            public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) => Task.CompletedTask;
        }
        class CheckingEvents : CookieAuthenticationEvents
        {
            public override Task ValidatePrincipal(CookieValidatePrincipalContext context) => SecurityStampValidator.ValidatePrincipalAsync(context);
        }
        class HeirOfChecking : CheckingEvents { }
        class WiredEvents : CookieAuthenticationEvents
        {
            public WiredEvents() => OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
        }
        """;

    private static Task Verify(string configuration) => IdentityProgram.Reports(Rules, AddIdentity + "\n" + configuration, Types);

    [Theory]
    [InlineData("builder.Services.ConfigureApplicationCookie(o => {|CKS4001:o.Events = new CookieAuthenticationEvents()|});")]
    [InlineData("builder.Services.ConfigureApplicationCookie(o => {|CKS4001:o.Events = new CookieAuthenticationEvents { OnRedirectToLogin = c => Task.CompletedTask }|});")]
    [InlineData("builder.Services.ConfigureApplicationCookie(o => { {|CKS4001:o.Events = new() { OnSignedIn = c => Task.CompletedTask }|}; o.Cookie.Name = \"a\"; });")]
    [InlineData("builder.Services.ConfigureApplicationCookie(o => {|CKS4001:o.Events = new OwnEvents()|});")]
    [InlineData("builder.Services.Configure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, o => {|CKS4001:o.Events = new()|});")]
    [InlineData("builder.Services.Configure<CookieAuthenticationOptions>(\"Identity.Application\", o => {|CKS4001:o.Events = new()|});")]
    [InlineData("builder.Services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorRememberMeScheme, o => {|CKS4001:o.Events = new()|});")]
    [InlineData("builder.Services.PostConfigure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, o => {|CKS4001:o.Events = new()|});")]
    [InlineData("builder.Services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure(o => {|CKS4001:o.Events = new()|});")]
    [InlineData("builder.Services.ConfigureAll<CookieAuthenticationOptions>(o => {|CKS4001:o.Events = new()|});")]
    [InlineData("builder.Services.ConfigureApplicationCookie(configure: o => {|CKS4001:o.Events = new()|});")]
    [InlineData("builder.Services.ConfigureApplicationCookie(Configure); static void Configure(CookieAuthenticationOptions o) { {|CKS4001:o.Events = new CookieAuthenticationEvents()|}; }")]
    [InlineData("builder.Services.ConfigureApplicationCookie(o => { var events = new CookieAuthenticationEvents(); events.OnSignedIn = c => Task.CompletedTask; {|CKS4001:o.Events = events|}; });")]
    [InlineData("builder.Services.ConfigureApplicationCookie(o => { o.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync; {|CKS4001:o.Events = new()|}; });")]
    [InlineData("builder.Services.ConfigureApplicationCookie(o => { if (args.Length > 0) {|CKS4001:o.Events = new()|}; else {|CKS4001:o.Events = new OwnEvents()|}; });")]
    public Task New_events_without_the_check_are_reported(string configuration) => Verify(configuration);

    [Theory]
    [InlineData("builder.Services.ConfigureApplicationCookie(o => o.Events.OnRedirectToLogin = c => Task.CompletedTask);")]
    [InlineData("builder.Services.ConfigureApplicationCookie(o => o.Events = new CookieAuthenticationEvents { OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync });")]
    [InlineData("builder.Services.ConfigureApplicationCookie(o => { o.Events = new(); o.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync; });")]
    [InlineData("builder.Services.ConfigureApplicationCookie(o => { var old = o.Events.OnValidatePrincipal; o.Events = new() { OnValidatePrincipal = old }; });")]
    [InlineData("builder.Services.ConfigureApplicationCookie(o => { var old = o.Events; o.Events = new(); o.Events = old; });")]
    [InlineData("builder.Services.ConfigureApplicationCookie(o => o.Events = new CheckingEvents());")]
    [InlineData("builder.Services.ConfigureApplicationCookie(o => o.Events = new HeirOfChecking());")]
    [InlineData("builder.Services.ConfigureApplicationCookie(o => o.Events = new WiredEvents());")]
    [InlineData("builder.Services.ConfigureApplicationCookie(o => { if (args.Length > 0) o.Events = new(); });")]
    [InlineData("builder.Services.ConfigureApplicationCookie(o => { if (builder.Environment.IsDevelopment()) o.Events = new(); });")]
    [InlineData("builder.Services.Configure<CookieAuthenticationOptions>(IdentityConstants.ExternalScheme, o => o.Events = new());")]
    [InlineData("builder.Services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, o => o.Events = new());")]
    [InlineData("builder.Services.AddAuthentication().AddCookie(o => o.Events = new());")]
    [InlineData("builder.Services.Configure<CookieAuthenticationOptions>(args[0], o => o.Events = new());")]
    [InlineData("builder.Services.ConfigureApplicationCookie(o => o.Events = new()); builder.Services.PostConfigure<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme, o => o.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync);")]
    [InlineData("builder.Services.ConfigureApplicationCookie(o => { o.Events = new(); o.EventsType = typeof(CheckingEvents); });")]
    [InlineData("builder.Services.ConfigureApplicationCookie(o => o.Events = Make(args)); static CookieAuthenticationEvents Make(string[] args) => (CookieAuthenticationEvents)System.Activator.CreateInstance(Type.GetType(args[0])!)!;")]
    public Task Events_that_keep_the_check_or_have_none_to_lose_are_silent(string configuration) => Verify(configuration);

    [Fact]
    public Task Events_set_before_Identity_is_added_never_arrive() =>
        IdentityProgram.Reports(Rules, "builder.Services.ConfigureApplicationCookie(o => o.Events = new CookieAuthenticationEvents());\n" + AddIdentity);

    [Fact]
    public Task A_library_that_configures_Identitys_cookie_is_reported() => ApplicationTest.Library(Rules, """
        using Microsoft.AspNetCore.Authentication.Cookies;
        public static class Accounts
        {
            public static void Add(IServiceCollection services) => services.ConfigureApplicationCookie(o => {|CKS4001:o.Events = new CookieAuthenticationEvents()|});
        }
        """);

    [Theory]
    [InlineData("builder.Services.AddAuthentication().AddIdentityCookies(b => b.ApplicationCookie!.Configure(o => {|CKS4001:o.Events = new()|}));")]
    [InlineData("builder.Services.AddIdentityApiEndpoints<IdentityUser>(); builder.Services.ConfigureApplicationCookie(o => {|CKS4001:o.Events = new()|});")]
    [InlineData("builder.Services.AddAuthentication().AddIdentityCookies(); builder.Services.ConfigureOptions<OwnOptions>(); class OwnOptions : IConfigureNamedOptions<CookieAuthenticationOptions> { public void Configure(CookieAuthenticationOptions o) { } public void Configure(string? name, CookieAuthenticationOptions o) { {|CKS4001:o.Events = new()|}; } }")]
    [InlineData("builder.Services.AddAuthentication().AddIdentityCookies(); builder.Services.AddSingleton<IPostConfigureOptions<CookieAuthenticationOptions>, OwnOptions>(); class OwnOptions : IPostConfigureOptions<CookieAuthenticationOptions> { public void PostConfigure(string? name, CookieAuthenticationOptions o) { {|CKS4001:o.Events = new()|}; } }")]
    [InlineData("builder.Services.ConfigureOptions<OwnOptions>(); builder.Services.AddAuthentication().AddIdentityCookies(); class OwnOptions : IConfigureNamedOptions<CookieAuthenticationOptions> { public void Configure(CookieAuthenticationOptions o) { } public void Configure(string? name, CookieAuthenticationOptions o) { o.Events = new(); } }")]
    public Task Identity_in_its_other_shapes(string code)
    {
        var type = code.IndexOf(" class ", StringComparison.Ordinal);
        return type < 0 ? IdentityProgram.Reports(Rules, code) : IdentityProgram.Reports(Rules, code[..type], code[type..]);
    }

    [Fact]
    public Task A_look_alike_is_silent() => ApplicationTest.Library(Rules, """
        namespace Mine;
        public class CookieAuthenticationOptions { public Events Events { get; set; } = new(); }
        public class Events { }
        public static class Accounts
        {
            public static void ConfigureApplicationCookie(this IServiceCollection services, Action<CookieAuthenticationOptions> configure) { }
            public static void Add(IServiceCollection services) => services.ConfigureApplicationCookie(o => o.Events = new Events());
        }
        """);

    [Fact]
    public Task The_fix_sets_each_handler_on_the_events_that_are_there() => IdentityProgram.Fix(
        Rules,
        AddIdentity + """

        builder.Services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = "shop"; // ours
            {|CKS4001:options.Events = new CookieAuthenticationEvents
            {
                // an API has no page to show
                OnRedirectToLogin = context => Task.CompletedTask,
                OnSignedIn = context => Task.CompletedTask,
            }|};
        });
        """,
        AddIdentity + """

        builder.Services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = "shop"; // ours
            // an API has no page to show
            options.Events.OnRedirectToLogin = context => Task.CompletedTask;
            options.Events.OnSignedIn = context => Task.CompletedTask;
        });
        """);

    [Fact]
    public Task A_class_of_the_applications_own_gets_the_check() => IdentityProgram.Fix(
        Rules,
        AddIdentity + "\nbuilder.Services.ConfigureApplicationCookie(o => {|CKS4001:o.Events = new OwnEvents()|});",
        AddIdentity + "\nbuilder.Services.ConfigureApplicationCookie(o => o.Events = new OwnEvents());",
        """
        class OwnEvents : CookieAuthenticationEvents
        {
            public override Task SignedIn(CookieSignedInContext context) => Task.CompletedTask;
        }
        """,
        """
        class OwnEvents : CookieAuthenticationEvents
        {
            public override Task SignedIn(CookieSignedInContext context) => Task.CompletedTask;

            public override Task ValidatePrincipal(CookieValidatePrincipalContext context) => SecurityStampValidator.ValidatePrincipalAsync(context);
        }
        """);

    [Fact]
    public Task All_at_once() => IdentityProgram.Fix(
        Rules,
        AddIdentity + """

        builder.Services.ConfigureApplicationCookie(o => {|CKS4001:o.Events = new() { OnSignedIn = c => Task.CompletedTask }|});
        builder.Services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorRememberMeScheme, o => {|CKS4001:o.Events = new() { OnSigningIn = c => Task.CompletedTask }|});
        """,
        AddIdentity + """

        builder.Services.ConfigureApplicationCookie(o => o.Events.OnSignedIn = c => Task.CompletedTask);
        builder.Services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorRememberMeScheme, o => o.Events.OnSigningIn = c => Task.CompletedTask);
        """);
}
