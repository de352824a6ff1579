using CookieSecurity.Tests.Infrastructure;
using static CookieSecurity.Tests.FrameworkCookies.FrameworkCookieTest;

namespace CookieSecurity.Tests.FrameworkCookies;

/// <summary>CKS2001: cookies of the framework that are never Secure.</summary>
public sealed class SecurePolicyTests
{
    private static Task Program(string services) => Services("CKS2001", services);

    private static Task Fixed(string before, string after) => Fix("CKS2001", before, after);

    [Theory]
    [InlineData("services.AddSession(o => {|CKS2001:o.Cookie.SecurePolicy = CookieSecurePolicy.None|});")]
    [InlineData("services.AddAntiforgery(o => { o.HeaderName = \"X\"; {|CKS2001:o.Cookie.SecurePolicy = CookieSecurePolicy.None|}; });")]
    [InlineData("services.AddAuthentication().AddCookie(o => {|CKS2001:o.Cookie.SecurePolicy = CookieSecurePolicy.None|});")]
    [InlineData("services.AddAuthentication().AddCookie(\"x\", o => o.Cookie = new CookieBuilder { {|CKS2001:SecurePolicy = CookieSecurePolicy.None|} });")]
    [InlineData("services.ConfigureApplicationCookie(o => {|CKS2001:o.Cookie.SecurePolicy = CookieSecurePolicy.None|});")]
    [InlineData("services.Configure<CookieTempDataProviderOptions>(o => {|CKS2001:o.Cookie.SecurePolicy = CookieSecurePolicy.None|});")]
    [InlineData("services.Configure<CookiePolicyOptions>(o => {|CKS2001:o.ConsentCookie.SecurePolicy = CookieSecurePolicy.None|});")]
    [InlineData("services.AddSession(o => {|CKS2001:o.Cookie.SecurePolicy = flag ? CookieSecurePolicy.None : (CookieSecurePolicy)2|});")]
    [InlineData("services.AddAuthentication().AddCookie(args[0], o => {|CKS2001:o.Cookie.SecurePolicy = CookieSecurePolicy.None|});")]
    public Task None_is_reported_where_it_is_set(string services) => Program(services);

    [Theory]
    [InlineData("services.{|CKS2001:AddSession|}();")]
    [InlineData("services.{|CKS2001:AddSession|}(o => o.IdleTimeout = TimeSpan.FromMinutes(5));")]
    [InlineData("services.{|CKS2001:AddAntiforgery|}();")]
    [InlineData("services.{|CKS2001:AddAntiforgery|}(o => o.HeaderName = \"X\"); services.AddControllersWithViews();")]
    [InlineData("services.{|CKS2001:AddSession|}(); services.Configure<SessionOptions>(o => o.Cookie.Name = \"s\");")]
    [InlineData("SessionServiceCollectionExtensions.{|CKS2001:AddSession|}(services);")]
    public Task A_default_that_is_None_is_reported_at_the_call_that_brings_the_cookie(string services) => Program(services);

    [Theory]
    [InlineData("services.AddSession(o => o.Cookie.SecurePolicy = CookieSecurePolicy.Always);")]
    [InlineData("services.AddSession(o => o.Cookie.SecurePolicy = flag ? CookieSecurePolicy.None : CookieSecurePolicy.Always);")]
    [InlineData("services.AddSession(o => { if (flag) o.Cookie.SecurePolicy = CookieSecurePolicy.Always; });")]
    [InlineData("services.AddSession(o => o.Cookie.SecurePolicy = Enum.Parse<CookieSecurePolicy>(args[0]));")]
    [InlineData("services.AddSession(); services.Configure<SessionOptions>(o => o.Cookie.SecurePolicy = CookieSecurePolicy.Always);")]
    [InlineData("services.AddSession(o => o.Cookie.SecurePolicy = CookieSecurePolicy.None); services.PostConfigure<SessionOptions>(o => o.Cookie.SecurePolicy = CookieSecurePolicy.Always);")]
    [InlineData("services.AddSession(); services.ConfigureAll<SessionOptions>(o => o.Cookie.SecurePolicy = CookieSecurePolicy.Always);")]
    [InlineData("IConfiguration section = null!; services.AddSession(); services.Configure<SessionOptions>(section);")]
    [InlineData("Action<SessionOptions> given = null!; given = args.Length > 1 ? given : Elsewhere.Given.Value<Action<SessionOptions>>(); services.AddSession(given);")]
    [InlineData("services.Configure<SessionOptions>(\"other\", o => o.Cookie.SecurePolicy = CookieSecurePolicy.None);")]
    [InlineData("services.Configure<CookieAuthenticationOptions>(o => o.Cookie.SecurePolicy = CookieSecurePolicy.None);")]
    [InlineData("if (flag) services.AddSession(o => o.Cookie.SecurePolicy = CookieSecurePolicy.None);")]
    [InlineData("services.AddAuthentication().AddCookie();")]
    [InlineData("services.AddControllersWithViews();")]
    [InlineData("services.AddAuthentication().AddCookie(\"a\", o => o.Cookie.SecurePolicy = CookieSecurePolicy.None); services.ConfigureAll<CookieAuthenticationOptions>(o => o.Cookie.SecurePolicy = CookieSecurePolicy.Always);")]
    [InlineData("Own.AddSession(); static class Own { public static void AddSession() { } }")]
    public Task What_is_set_or_not_known_is_silent(string services) => Program(services.Replace("Elsewhere.Given.Value<Action<SessionOptions>>()", "(Action<SessionOptions>)AppContext.GetData(\"x\")!"));

    [Theory]
    [InlineData("", "app.UseSession();", true)]
    [InlineData("", "app.MapGet(\"/\", () => 1);", false)]
    [InlineData("builder.Services.Configure<CookiePolicyOptions>(o => o.Secure = CookieSecurePolicy.Always);", "app.UseCookiePolicy(); app.UseSession();", false)]
    [InlineData("builder.Services.Configure<CookiePolicyOptions>(o => o.Secure = CookieSecurePolicy.Always);", "app.UseSession();", true)]
    [InlineData("", "app.UseCookiePolicy(new CookiePolicyOptions { Secure = CookieSecurePolicy.SameAsRequest }); app.UseSession();", false)]
    [InlineData("if (builder.Environment.IsDevelopment()) builder.Services.Configure<SessionOptions>(o => o.Cookie.SecurePolicy = CookieSecurePolicy.Always);", "app.UseSession();", true)]
    public Task The_pipeline_and_a_cookie_policy_count(string services, string pipeline, bool isReported) => ApplicationTest.Program(
        "CKS2001",
        $$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{{(isReported ? "{|CKS2001:AddSession|}" : "AddSession")}}();
        {{services}}
        var app = builder.Build();
        {{pipeline}}
        app.Run();
        """);

    [Fact]
    public Task Options_that_the_middleware_is_handed_are_its_own() => ApplicationTest.Program(
        "CKS2001",
        """
        var app = WebApplication.Create(args);
        app.UseSession({|CKS2001:new SessionOptions()|});
        app.Map("/a", branch => branch.UseSession(new SessionOptions { Cookie = { {|CKS2001:SecurePolicy = CookieSecurePolicy.None|} } }));
        app.Map("/b", branch => branch.UseSession(new SessionOptions { Cookie = { SecurePolicy = CookieSecurePolicy.Always } }));
        app.Run();
        """);

    [Fact]
    public Task A_policy_outside_may_be_named() => ApplicationTest.Library(
        "CKS2001",
        "public static class Setup { public static void Add(IServiceCollection services) => services.AddSession(); }",
        test => test.Configure("cookie_security.cookie_policy = secure"));

    [Fact]
    public Task Libraries_helpers_and_packages_of_others() => ApplicationTest.Library(
        "CKS2001",
        """
        public static class Setup
        {
            public static void Add(IServiceCollection services) => services.AddSession(Session);
            private static void Session(SessionOptions options) => Plain(options.Cookie);
            private static void Plain(CookieBuilder cookie) => {|CKS2001:cookie.SecurePolicy = CookieSecurePolicy.None|};
        }
        """);

    [Theory]
    [InlineData("services.{|CKS2001:AddSession|}();", "services.AddSession(options => options.Cookie.SecurePolicy = CookieSecurePolicy.Always);")]
    [InlineData("services.{|CKS2001:AddAntiforgery|}(o => o.HeaderName = \"X\"); // named", "services.AddAntiforgery(o =>\n{\n    o.HeaderName = \"X\";\n    o.Cookie.SecurePolicy = CookieSecurePolicy.Always;\n}); // named")]
    [InlineData("services.AddSession(o => {|CKS2001:o.Cookie.SecurePolicy = /* why */ CookieSecurePolicy.None|});", "services.AddSession(o => o.Cookie.SecurePolicy = /* why */ CookieSecurePolicy.Always);")]
    [InlineData("services.{|CKS2001:AddSession|}();\nservices.{|CKS2001:AddAntiforgery|}();", "services.AddSession(options => options.Cookie.SecurePolicy = CookieSecurePolicy.Always);\nservices.AddAntiforgery(options => options.Cookie.SecurePolicy = CookieSecurePolicy.Always);")]
    public Task The_fix_sets_the_policy_at_one_place_or_all(string before, string after) => Fixed(before, after);
}
