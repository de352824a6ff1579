using static CookieSecurity.Tests.FrameworkCookies.FrameworkCookieTest;

namespace CookieSecurity.Tests.Configuration;

/// <summary>The shapes in which options are configured: in each a bad value is seen, and a good one.</summary>
public sealed class ConfigurationShapeTests
{
    /// <summary>Each shape, with <c>#</c> where a path from the options to the cookie's policy is assigned.</summary>
    public static TheoryData<string> Shapes =>
    [
        "services.AddSession(o => # );",
        "services.AddSession(o => { # ; });",
        "services.AddSession(delegate (SessionOptions o) { # ; });",
        "services.AddSession(static @new => { var o = @new; # ; });",
        "services.AddSession(configure: _ => Set(_)); static void Set(SessionOptions o) => # ;",
        "services.AddSession(Set); static void Set(SessionOptions o) { # ; }",
        "services.AddSession(Setup.Session); static class Setup { public static void Session(SessionOptions o) => # ; }",
        "Action<SessionOptions> set = o => # ; services.AddSession(set);",
        "services.Configure<SessionOptions>(o => # );",
        "services.Configure(\"\", (SessionOptions o) => # );",
        "services.PostConfigure<SessionOptions>(o => # );",
        "services.ConfigureAll<SessionOptions>(o => # );",
        "services.AddOptions<SessionOptions>().Configure(o => # );",
        "services.AddOptions<SessionOptions>().Configure<IConfiguration>((o, configuration) => # );",
        "services.AddOptions<SessionOptions>().PostConfigure<IConfiguration, ILoggerFactory>((o, _, _) => # );",
        "services.ConfigureOptions<Setup>(); class Setup : IConfigureOptions<SessionOptions> { public void Configure(SessionOptions o) => # ; }",
        "services.ConfigureOptions<Setup>(); class Setup : IPostConfigureOptions<SessionOptions> { public void PostConfigure(string? name, SessionOptions o) => # ; }",
        "services.ConfigureOptions<Setup>(); class Setup : IConfigureNamedOptions<SessionOptions> { public void Configure(SessionOptions o) => Configure(\"\", o); public void Configure(string? name, SessionOptions o) { # ; } }",
        "services.AddOwn(); static class Own { public static IServiceCollection AddOwn(this IServiceCollection own) => own.AddSession(o => # ); }",
        "services.AddOwn(o => # ); static class Own { public static IServiceCollection AddOwn(this IServiceCollection own, Action<SessionOptions> set) => own.AddSession(set); }",
        "services.AddSession(o => o.Plain()); static class Own { public static void Plain(this SessionOptions o) => # ; }",
        "new HostBuilder().ConfigureServices(inner => inner.AddSession(o => # ));",
    ];

    /// <summary>The same of options that belong to a scheme.</summary>
    public static TheoryData<string> SchemeShapes =>
    [
        "services.AddAuthentication().AddCookie(o => # );",
        "services.AddAuthentication().AddCookie(configureOptions: o => { # ; }, authenticationScheme: \"a\");",
        "services.AddAuthentication().AddCookie(Set); static void Set(CookieAuthenticationOptions o) => # ;",
        "services.AddAuthentication().AddCookie(\"a\", \"A\", static o => # );",
        "var authentication = services.AddAuthentication(); authentication.AddOpenIdConnect(); authentication.AddCookie(o => # );",
        "services.Configure<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme, o => # );",
        "services.PostConfigure<CookieAuthenticationOptions>(\"a\", o => # );",
        "services.ConfigureAll<CookieAuthenticationOptions>(o => # );",
        "services.PostConfigureAll<CookieAuthenticationOptions>(o => # );",
        "services.AddOptions<CookieAuthenticationOptions>(\"a\").Configure<IConfiguration>((o, _) => # );",
        "services.ConfigureApplicationCookie(o => # );",
        "services.ConfigureExternalCookie(o => # );",
        "services.AddAuthentication().AddIdentityCookies(b => b.ApplicationCookie!.Configure(o => # ));",
        "services.AddAuthentication().AddIdentityCookies(b => { b.ExternalCookie?.PostConfigure(o => # ); });",
        "services.AddAuthentication().AddApplicationCookie().Configure(o => # );",
        "services.ConfigureOptions<Setup>(); class Setup : IConfigureNamedOptions<CookieAuthenticationOptions> { public void Configure(CookieAuthenticationOptions o) { } public void Configure(string? name, CookieAuthenticationOptions o) => # ; }",
    ];

    [Theory]
    [MemberData(nameof(Shapes))]
    [MemberData(nameof(SchemeShapes))]
    public Task A_bad_value_is_seen(string shape) => Services("CKS2003", shape.Replace("#", "{|CKS2003:o.Cookie.HttpOnly = false|}"));

    [Theory]
    [MemberData(nameof(Shapes))]
    [MemberData(nameof(SchemeShapes))]
    public Task A_good_value_or_an_unknown_one_is_silent(string shape) => Services("CKS2001", shape.Replace("#", "o.Cookie.SecurePolicy = CookieSecurePolicy.Always"));

    [Theory]
    [MemberData(nameof(Shapes))]
    [MemberData(nameof(SchemeShapes))]
    public Task A_value_that_is_not_known_is_silent(string shape) =>
        Services("CKS2001,CKS2003", Statements(shape).Replace("#", "{ o.Cookie.HttpOnly = bool.Parse(Environment.MachineName); o.Cookie.SecurePolicy = Enum.Parse<CookieSecurePolicy>(Environment.MachineName); }"));

    [Theory]
    [InlineData("services.AddAntiforgery(o => o.Cookie = new() { {|CKS2003:HttpOnly = false|} });")]
    [InlineData("var app = WebApplication.Create(args); app.UseSession(new SessionOptions { Cookie = { {|CKS2003:HttpOnly = false|} } });")]
    [InlineData("var app = WebApplication.Create(args); var o = new SessionOptions(); {|CKS2003:o.Cookie.HttpOnly = false|}; app.UseSession(o);")]
    public Task Initializers_and_handed_options_are_seen(string services) => Services("CKS2003", services);

    /// <summary>A block may stand wherever an expression does, but for the arrow of a method.</summary>
    private static string Statements(string shape) => shape.Replace(") => # ;", ") { # }").Replace("{ # ; }", "{ # }");
}
