namespace CookieSecurity.Tests.ConfigurationFiles;

/// <summary>What settings files say of options that are bound to them counts for other rules: those about code, and those about values.</summary>
public sealed class SettingsAsFactsTests
{
    private static string Program(string services, string pipeline) => $$"""
        var builder = WebApplication.CreateBuilder(args);
        {{services}}
        var app = builder.Build();
        {{pipeline}}
        app.Run();
        """;

    private static string Policy(string binding) => Program(
        binding,
        """
        app.UseCookiePolicy();
        app.MapGet("/", (HttpContext context) => { context.Response.Cookies.Append("theme", "dark", new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax }); });
        """);

    private const string Binding = """builder.Services.Configure<CookiePolicyOptions>(builder.Configuration.GetSection("Policy"));""";

    public static TheoryData<string> Bindings =>
    [
        Binding,
        """builder.Services.AddOptions<CookiePolicyOptions>().Bind(builder.Configuration.GetSection("Policy"));""",
        """builder.Services.AddOptions<CookiePolicyOptions>().BindConfiguration("Policy");""",
        """builder.Services.Configure<CookiePolicyOptions>(options => builder.Configuration.GetSection("Policy").Bind(options));""",
        """builder.Services.AddCookiePolicy(options => { builder.Configuration.Bind("Policy", options); });""",
    ];

    [Theory]
    [MemberData(nameof(Bindings))]
    public Task A_cookie_policy_that_the_file_leaves_weak_protects_no_cookie(string binding) =>
        Reported(Policy(binding), """{ "Policy": { "Secure": "None" } }""", "CKS1001");

    [Theory]
    [MemberData(nameof(Bindings))]
    public Task A_cookie_policy_that_the_file_makes_strong_protects_every_cookie(string binding) =>
        Silent(Policy(binding), """{ "Policy": { "Secure": "Always" } }""", "CKS1001");

    [Theory]
    [InlineData("""{ "Policy": { "HttpOnly": "Always" } }""")]
    [InlineData("""{ "Policy": { "Secure": "Sometimes" } }""")]
    [InlineData("""{ "Policy": { "Secure": "None" """)]
    [InlineData("""{ "Other": { "Secure": "None" } }""")]
    [InlineData("{ }")]
    public Task What_the_file_does_not_say_stays_unknown(string settings) => Silent(Policy(Binding), settings, "CKS1001");

    [Fact]
    public Task What_production_says_has_the_last_word() => CheckAsync(
        Project(Policy(Binding), """{ "Policy": { "Secure": "None" } }""").With("appsettings.Production.json", """{ "Policy": { "Secure": "Always" } }"""),
        "CKS1001",
        isReported: false);

    [Fact]
    public Task A_file_of_production_that_is_being_typed_makes_all_unknown() => CheckAsync(
        Project(Policy(Binding), """{ "Policy": { "Secure": "None" } }""").With("appsettings.Production.json", """{ "Policy": { "Secure": "Alw"""),
        "CKS1001",
        isReported: false);

    [Fact]
    public Task Two_general_files_make_all_unknown() => CheckAsync(
        Project(Policy(Binding), """{ "Policy": { "Secure": "None" } }""").With("other/appsettings.json", """{ "Policy": { "Secure": "Always" } }"""),
        "CKS1001",
        isReported: false);

    [Fact]
    public async Task What_is_typed_into_the_file_counts_at_once()
    {
        const string weak = """{ "Policy": { "Secure": "None" } }""";
        const string strong = """{ "Policy": { "Secure": "Always" } }""";
        Assert.Equal((1, 0), await Project(Policy(Binding), weak).CountAsync("CKS1001", strong));
        Assert.Equal((0, 1), await Project(Policy(Binding), strong).CountAsync("CKS1001", weak));
    }

    [Fact]
    public Task A_file_of_development_says_nothing() => CheckAsync(
        new ConfiguredProject().Add(Policy(Binding)).With("appsettings.Development.json", """{ "Policy": { "Secure": "None" } }"""), "CKS1001", isReported: false);

    [Fact]
    public async Task The_list_of_cookies_shows_what_the_file_says()
    {
        var listed = await Project(
            Program("""builder.Services.AddSession(); builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Session"));""", "app.UseSession();"),
            """{ "Session": { "Cookie": { "Name": "shop", "SecurePolicy": "Always", "SameSite": "Strict" } } }""").ReportAsync("CKS9001");

        Assert.Contains(listed, cookie => cookie.GetMessage(null) is var message && message.Contains("shop", StringComparison.Ordinal) && message.Contains("Strict", StringComparison.Ordinal));
    }

    [Fact]
    public Task A_delegate_that_does_more_than_bind_stays_unknown() => Silent(
        Policy("""builder.Services.Configure<CookiePolicyOptions>(options => { builder.Configuration.Bind("Policy", options); Console.WriteLine(options); });"""),
        """{ "Policy": { "Secure": "None" } }""",
        "CKS1001");

    [Theory]
    [InlineData("""builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Session"));""", "app.UseSession();", """{ "Session": { "IdleTimeout": {|CKS4010:"2.00:00:00"|} } }""")]
    [InlineData("""builder.Services.AddSession(options => builder.Configuration.GetSection("Session").Bind(options));""", "app.UseSession();", """{ "Session": { "idleTimeout": {|CKS4010:"1"|} } }""")]
    [InlineData("""builder.Services.AddAuthentication("app").AddCookie("app", options => builder.Configuration.Bind("Auth", options));""", "", """{ "Auth": { "ExpireTimeSpan": {|CKS4010:"90.00:00:00"|} } }""")]
    [InlineData("""builder.Services.Configure<Microsoft.AspNetCore.Identity.SecurityStampValidatorOptions>(builder.Configuration.GetSection("Stamp"));""", "", """{ "Stamp": { "ValidationInterval": {|CKS4005:"1.00:00:00"|} } }""")]
    [InlineData("""builder.Services.Configure<Microsoft.AspNetCore.HttpsPolicy.HstsOptions>(builder.Configuration.GetSection("Hsts"));""", "app.UseHsts();", """{ "Hsts": { "MaxAge": {|CKS5002:"1.00:00:00"|} } }""")]
    [InlineData("""builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Session"));""", "app.UseSession();", """{ "Session": { "Cookie": { "Domain": {|CKS1010:".example.com"|} } } }""")]
    public Task A_value_that_rules_report_in_code_is_reported_in_the_file(string services, string pipeline, string settings) =>
        ConfiguredProject.Settled(Program(services, pipeline), settings);

    [Theory]
    [InlineData("""builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Session"));""", "app.UseSession();", """{ "Session": { "IdleTimeout": "00:20:00" } }""")]
    [InlineData("""builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Session"));""", "app.UseSession();", """{ "Session": { "IdleTimeout": "soon" } }""")]
    [InlineData("""builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Session"));""", "app.UseSession();", """{ "Other": { "IdleTimeout": "2.00:00:00" } }""")]
    [InlineData("""builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Session")); builder.Services.PostConfigure<SessionOptions>(options => options.IdleTimeout = TimeSpan.FromMinutes(5));""", "app.UseSession();", """{ "Session": { "IdleTimeout": "2.00:00:00" } }""")]
    [InlineData("""builder.Services.Configure<Microsoft.AspNetCore.HttpsPolicy.HstsOptions>(builder.Configuration.GetSection("Hsts"));""", "", """{ "Hsts": { "MaxAge": "1.00:00:00" } }""")]
    [InlineData("""builder.Services.Configure<Microsoft.AspNetCore.HttpsPolicy.HstsOptions>(builder.Configuration.GetSection("Hsts"));""", "app.UseHsts();", """{ "Hsts": { "MaxAge": "730" } }""")]
    [InlineData("""builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Session"));""", "app.UseSession();", """{ "Session": { "Cookie": { "Domain": "localhost" } }, "AzureAd": { "Domain": "example.com" } }""")]
    [InlineData("""builder.Services.Configure<Shop>(builder.Configuration.GetSection("Shop"));""", "", """{ "Shop": { "Domain": "example.com", "MaxAge": "1.00:00:00" } }""")]
    public Task A_value_within_the_limits_or_of_other_options_is_silent(string services, string pipeline, string settings) =>
        ConfiguredProject.Settled(Program(services, pipeline) + "\nsealed class Shop { public string? Domain { get; set; } public TimeSpan MaxAge { get; set; } }", settings);

    [Fact]
    public Task Limits_of_the_settings_of_the_analyzers_hold_in_files_too() => new ConfiguredProject { Settings = "cookie_security.max_idle_timeout = 3.00:00:00" }
        .Add(Program("""builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Session"));""", "app.UseSession();"))
        .With("appsettings.json", """{ "Session": { "IdleTimeout": "2.00:00:00" } }""")
        .CheckAsync();

    [Fact]
    public Task The_fix_puts_the_longest_allowed_span_into_the_file() => Project(
            Program("""builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Session"));""", "app.UseSession();"),
            """{ "Session": { "IdleTimeout": {|CKS4010:"2.00:00:00"|} } } // two days""")
        .FixAsync("""{ "Session": { "IdleTimeout": "08:00:00" } } // two days""");

    private static ConfiguredProject Project(string program, string settings) => new ConfiguredProject().Add(program).With("appsettings.json", settings);

    private static Task Reported(string program, string settings, string rule) => CheckAsync(Project(program, settings), rule, isReported: true);

    private static Task Silent(string program, string settings, string rule) => CheckAsync(Project(program, settings), rule, isReported: false);

    private static async Task CheckAsync(ConfiguredProject project, string rule, bool isReported) =>
        Assert.Equal(isReported, (await project.ReportAsync(rule)).Length > 0);
}
