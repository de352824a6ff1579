namespace CookieSecurity.Tests.ConfigurationFiles;

/// <summary>CKS6001: sections of settings files that this program binds to options.</summary>
public sealed class BoundSectionTests
{
    private const string Unsafe = """{ "Session": { "Cookie": { "SecurePolicy": {|CKS6001:"None"|} } } }""";
    private const string Unmarked = """{ "Session": { "Cookie": { "SecurePolicy": "None" } } }""";

    private static string Program(string services, string pipeline = "app.UseSession();", string types = "") => $$"""
        var builder = WebApplication.CreateBuilder(args);
        {{services}}
        var app = builder.Build();
        {{pipeline}}
        app.Run();
        {{types}}
        """;

    public static TheoryData<string> Bindings =>
    [
        """builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Session"));""",
        """builder.Services.Configure<SessionOptions>(builder.Configuration.GetRequiredSection("Session"));""",
        """builder.Services.Configure<SessionOptions>(config: builder.Configuration.GetSection(key: "session"));""",
        """var section = builder.Configuration.GetSection("Session"); builder.Services.Configure<SessionOptions>(section);""",
        """IConfiguration root = builder.Configuration; builder.Services.Configure<SessionOptions>(root.GetSection("Session"));""",
        """const string Name = "Session"; builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection(Name));""",
        """OptionsConfigurationServiceCollectionExtensions.Configure<SessionOptions>(builder.Services, builder.Configuration.GetSection("Session"));""",
        """builder.Services.AddOptions<SessionOptions>().Bind(builder.Configuration.GetSection("Session"));""",
        """builder.Services.AddOptions<SessionOptions>().BindConfiguration("Session");""",
        """builder.Services.AddOptions<SessionOptions>().Configure<IConfiguration>((options, configuration) => configuration.GetSection("Session").Bind(options));""",
        """builder.Services.AddSession(options => builder.Configuration.GetSection("Session").Bind(options));""",
        """builder.Services.AddSession(options => builder.Configuration.Bind("Session", options));""",
        """builder.Services.AddSession(options => ConfigurationBinder.Bind(builder.Configuration.GetSection("Session"), options));""",
        """builder.Services.AddSession(options => { options.IdleTimeout = TimeSpan.FromMinutes(5); builder.Configuration.Bind("Session:Cookie", options.Cookie); });""",
    ];

    [Theory]
    [MemberData(nameof(Bindings))]
    public Task A_session_cookie_whose_section_says_None_is_reported_however_it_is_bound(string services) => ConfiguredProject.Settled(Program(services), Unsafe);

    [Fact]
    public Task A_section_that_an_extension_is_handed_is_followed_to_its_callers() => ConfiguredProject.Settled(
        Program(
            "builder.Services.AddShop(builder.Configuration);",
            types: """
            static class Shop
            {
                public static IServiceCollection AddShop(this IServiceCollection services, IConfiguration configuration) =>
                    services.Configure<SessionOptions>(configuration.GetSection("Session"));
            }
            """),
        Unsafe);

    [Fact]
    public Task A_Startup_class_holds_the_root() => new ConfiguredProject { Kind = Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary }
        .Add("""
            class Startup
            {
                public Startup(IConfiguration configuration) => Configuration = configuration;

                public IConfiguration Configuration { get; }

                public void ConfigureServices(IServiceCollection services) => services.Configure<SessionOptions>(Configuration.GetSection("Session"));

                public void Configure(IApplicationBuilder app) => app.UseSession();
            }
            """)
        .With("appsettings.json", Unsafe)
        .CheckAsync();

    [Theory]
    [InlineData("""{ "session:cookie:securepolicy": {|CKS6001:"none"|} }""")]
    [InlineData("""{ "Session": { "Cookie": { "SecurePolicy": {|CKS6001:2|} } } }""")]
    [InlineData("""{ "Session": { "Cookie": { "HttpOnly": {|CKS6001:false|} } } }""")]
    [InlineData("""{ "Session": { "Cookie": { "HttpOnly": {|CKS6001:"False"|} } } }""")]
    [InlineData("""{ "Session": { "Cookie": { "SameSite": {|CKS6001:"None"|} } } }""")]
    [InlineData("""
        {
          // the session
          "Session": { /* its cookie */ "Cookie": { "SameSite": {|CKS6001:"None"|}, "HttpOnly": {|CKS6001:false|}, }, },
        }
        """)]
    public Task What_a_file_says_is_read_as_the_framework_reads_it(string settings) =>
        ConfiguredProject.Settled(Program("""builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Session"));"""), settings);

    [Theory]
    [InlineData("""{ "Session": { "Cookie": { "SecurePolicy": "Always", "HttpOnly": true, "SameSite": "Lax" } } }""")]
    [InlineData("""{ "Session": { "Cookie": { "SecurePolicy": null, "HttpOnly": "#{HttpOnly}#", "SameSite": "" } } }""")]
    [InlineData("""{ "Session": { "SecurePolicy": "None" }, "Cookie": { "HttpOnly": false }, "Sessions": { "Cookie": { "HttpOnly": false } } }""")]
    [InlineData("""{ "Session": { "Cookie": { "SecurePolicy": "None" }, "cookie": { "securePolicy": "Always" } } }""")]
    [InlineData("""[ "None" ]""")]
    public Task Values_that_are_safe_or_elsewhere_are_silent(string settings) =>
        ConfiguredProject.Settled(Program("""builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Session"));"""), settings);

    [Theory]
    [InlineData("")]
    [InlineData("builder.Services.AddSession();")]
    [InlineData("""builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection(args[0]));""")]
    [InlineData("""builder.Services.Configure<SessionOptions>("other", builder.Configuration.GetSection("Session"));""")]
    [InlineData("""builder.Services.Configure<ShopOptions>(builder.Configuration.GetSection("Session"));""")]
    [InlineData("""if (builder.Environment.IsDevelopment()) { builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Session")); }""")]
    [InlineData("""builder.Services.AddSession(options => { if (builder.Environment.IsDevelopment()) { builder.Configuration.Bind("Session", options); } });""")]
    [InlineData("""builder.Services.Configure<SessionOptions>(Elsewhere().GetSection("Session")); IConfiguration Elsewhere() => new ConfigurationBuilder().Build();""")]
    [InlineData("""_ = builder.Configuration.GetSection("Session").Get<ShopOptions>();""")]
    public Task A_section_that_is_not_bound_to_options_of_the_framework_here_is_silent(string services) =>
        ConfiguredProject.Settled(Program(services, types: "class ShopOptions { public ShopCookie Cookie { get; } = new(); } class ShopCookie { public string? SecurePolicy { get; set; } }"), Unmarked);

    [Theory]
    [InlineData("""builder.Services.PostConfigure<SessionOptions>(options => options.Cookie.SecurePolicy = CookieSecurePolicy.Always);""")]
    [InlineData("""builder.Services.AddSession(options => options.Cookie.SecurePolicy = CookieSecurePolicy.Always);""")]
    [InlineData("""builder.Services.Configure<SessionOptions>(options => options.Cookie = new CookieBuilder { SecurePolicy = CookieSecurePolicy.Always });""")]
    [InlineData("""builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Other"));""")]
    public Task Code_that_runs_after_the_binding_has_the_last_word(string later) => ConfiguredProject.Settled(
        Program("""builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Session"));""" + "\n" + later), Unmarked);

    [Fact]
    public Task Code_after_the_binding_in_the_same_delegate_has_the_last_word() => ConfiguredProject.Settled(
        Program("""builder.Services.AddSession(options => { builder.Configuration.Bind("Session", options); options.Cookie.SecurePolicy = CookieSecurePolicy.Always; });"""), Unmarked);

    [Fact]
    public Task Code_that_runs_before_the_binding_is_overwritten() => ConfiguredProject.Settled(
        Program("""
            builder.Services.AddSession(options => options.Cookie.SecurePolicy = CookieSecurePolicy.Always);
            builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Session"));
            """),
        Unsafe);

    [Theory]
    [InlineData("""builder.Services.AddAuthentication().AddCookie(options => builder.Configuration.Bind("Auth", options));""")]
    [InlineData("""builder.Services.AddAuthentication().AddCookie(); builder.Services.Configure<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>("Cookies", builder.Configuration.GetSection("Auth"));""")]
    [InlineData("""builder.Services.ConfigureApplicationCookie(options => builder.Configuration.Bind("Auth", options));""")]
    [InlineData("""builder.Services.AddAntiforgery(options => builder.Configuration.Bind("Auth", options));""")]
    [InlineData("""builder.Services.Configure<Microsoft.AspNetCore.Mvc.CookieTempDataProviderOptions>(builder.Configuration.GetSection("Auth"));""")]
    public Task Every_kind_of_options_with_a_cookie_counts(string services) =>
        ConfiguredProject.Settled(Program(services, pipeline: string.Empty), """{ "Auth": { "Cookie": { "SecurePolicy": {|CKS6001:"None"|} } } }""");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public Task The_external_cookie_may_be_SameSite_None_where_sign_in_is_remote(bool isRemote) => ConfiguredProject.Settled(
        Program(
            """builder.Services.ConfigureExternalCookie(options => builder.Configuration.Bind("External", options));"""
                + (isRemote ? """builder.Services.AddAuthentication().AddOAuth("shop", options => { });""" : string.Empty),
            pipeline: string.Empty),
        $$"""{ "External": { "Cookie": { "SameSite": {{(isRemote ? "\"None\"" : "{|CKS6001:\"None\"|}")}} } } }""");

    [Fact]
    public Task A_property_that_gives_a_section_is_no_root() => ConfiguredProject.Settled(
        Program(
            """builder.Services.Configure<SessionOptions>(new Settings(builder.Configuration).App.GetSection("Session"));""",
            types: """class Settings(IConfiguration root) { public IConfiguration App => root.GetSection("App"); }"""),
        Unmarked);

    [Fact]
    public Task Options_of_schemes_without_a_name_reach_nobody() => ConfiguredProject.Settled(
        Program("""builder.Services.Configure<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>(builder.Configuration.GetSection("Session"));"""), Unmarked);

    [Fact]
    public Task Correlation_cookies_may_be_SameSite_None_and_not_insecure() => ConfiguredProject.Settled(
        Program("""builder.Services.AddAuthentication().AddOAuth("shop", options => builder.Configuration.Bind("OAuth", options));"""),
        """{ "OAuth": { "CorrelationCookie": { "SameSite": "None", "SecurePolicy": {|CKS6001:"None"|}, "HttpOnly": {|CKS6001:false|} } } }""");

    [Fact]
    public Task The_consent_cookie_is_for_script_and_the_policy_has_a_minimum() => ConfiguredProject.Settled(
        Program("""builder.Services.Configure<CookiePolicyOptions>(builder.Configuration.GetSection("Policy"));""", pipeline: string.Empty),
        """{ "Policy": { "MinimumSameSitePolicy": {|CKS6001:"None"|}, "ConsentCookie": { "HttpOnly": false, "SameSite": "None", "SecurePolicy": {|CKS6001:"None"|} } } }""");

    [Fact]
    public Task Options_of_a_cookie_that_the_application_writes_count_for_Secure() => ConfiguredProject.Settled(
        Program(
            """var options = builder.Configuration.GetSection("Widget").Get<CookieOptions>();""",
            """app.MapGet("/", (HttpResponse response) => response.Cookies.Append("widget", "1", options!));"""),
        """{ "Widget": { "Secure": {|CKS6001:false|}, "HttpOnly": false, "SameSite": "None" } }""");

    [Fact]
    public Task A_cookie_policy_in_force_makes_up_for_it() => ConfiguredProject.Settled(
        Program(
            """
            builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Session"));
            builder.Services.Configure<CookiePolicyOptions>(options => options.Secure = CookieSecurePolicy.Always);
            """,
            "app.UseCookiePolicy(); app.UseSession();"),
        """{ "Session": { "Cookie": { "SecurePolicy": "None", "HttpOnly": {|CKS6001:false|} } } }""");

    [Fact]
    public Task So_does_one_that_is_said_to_be_elsewhere() => new ConfiguredProject { Settings = "cookie_security.cookie_policy = secure" }
        .Add(Program("""builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Session"));"""))
        .With("appsettings.json", Unmarked)
        .CheckAsync();

    [Theory]
    [InlineData("appsettings.Development.json")]
    [InlineData("appsettings.development.json")]
    [InlineData("appsettings.Local.json")]
    [InlineData("settings.json")]
    public Task Files_of_developers_and_other_files_are_silent(string path) => new ConfiguredProject()
        .Add(Program("""builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Session"));"""))
        .With(path, Unmarked)
        .CheckAsync();

    [Theory]
    [InlineData("appsettings.Production.json")]
    [InlineData("appsettings.Staging.json")]
    public Task Files_of_other_environments_count(string path) => new ConfiguredProject()
        .Add(Program("""builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Session"));"""))
        .With(path, Unsafe)
        .With("appsettings.Development.json", Unmarked)
        .CheckAsync();

    [Fact]
    public Task What_production_overrides_is_silent() => new ConfiguredProject()
        .Add(Program("""builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Session"));"""))
        .With("appsettings.json", Unmarked)
        .With("appsettings.Production.json", """{ "Session": { "Cookie": { "SecurePolicy": "Always" } } }""")
        .CheckAsync();

    [Fact]
    public Task What_another_environment_overrides_is_reported() => new ConfiguredProject()
        .Add(Program("""builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Session"));"""))
        .With("appsettings.json", Unsafe)
        .With("appsettings.Development.json", """{ "Session": { "Cookie": { "SecurePolicy": "Always" } } }""")
        .CheckAsync();

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"True\"", true)]
    [InlineData("false", false)]
    public Task The_check_for_forged_requests_switched_off_is_reported_where_there_is_one(string value, bool isReported) => new ConfiguredProject()
        .Add(Program(string.Empty, string.Empty, "namespace Microsoft.AspNetCore.Antiforgery { interface ICsrfProtection; }"))
        .With("appsettings.json", $$"""{ "DisableCsrfProtection": {{(isReported ? $"{{|CKS6001:{value}|}}" : value)}} }""")
        .CheckAsync();

    [Fact]
    public Task It_is_silent_where_the_framework_has_no_such_check() => ConfiguredProject.Settled(Program(string.Empty, string.Empty), """{ "DisableCsrfProtection": true }""");

    [Fact]
    public Task Test_projects_are_silent() => new ConfiguredProject { Settings = "build_property.IsTestProject = true" }
        .Add(Program("""builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Session"));"""))
        .With("appsettings.json", Unmarked)
        .CheckAsync();

    [Fact]
    public Task A_look_alike_of_the_users_own_is_silent() => ConfiguredProject.Settled(
        Program("""builder.Services.Configure<Own.SessionOptions>(builder.Configuration.GetSection("Session"));""", string.Empty, "namespace Own { class SessionOptions { public CookieBuilder Cookie { get; set; } = new(); } }"),
        Unmarked);
}
