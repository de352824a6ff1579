using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Configuration;

/// <summary>Options that a middleware is handed: <c>UseSession(options)</c> and <c>UseCookiePolicy(options)</c>, under each rule that reads them.</summary>
public sealed class HandedOptionsTests
{
    /// <summary>How an object comes to the call, with <c>#</c> where it is made and <c>@</c> for the middleware.</summary>
    public static TheoryData<string> Ways =>
    [
        "app.@(#);",
        "app.@(options: #);",
        "$E.@(app, #);",
        "{ var handed = #; app.@(handed); }",
        "app.Map(\"/a\", branch => branch.@(#));",
        "app.UseWhen(_ => true, static branch => { branch.@(#); });",
        "app.UseOwn(); | static class Own { public static IApplicationBuilder UseOwn(this IApplicationBuilder own) => own.@(#); }",
        "Add(app); static void Add(WebApplication own) => own.@(#);",
    ];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_session_is_judged_by_what_its_middleware_is_handed(string way)
    {
        const string Call = "UseSession";
        const string Extensions = "SessionMiddlewareExtensions";
        await Check("CKS2001", way, Call, Extensions, "new SessionOptions { Cookie = { {|CKS2001:SecurePolicy = CookieSecurePolicy.None|} } }");
        await Check("CKS2001", way, Call, Extensions, "new SessionOptions { Cookie = { SecurePolicy = CookieSecurePolicy.Always } }");
        await Check("CKS2001", way, Call, Extensions, "{|CKS2001:new SessionOptions { IdleTimeout = TimeSpan.FromMinutes(5) }|}");
        await Check("CKS2002", way, Call, Extensions, "new SessionOptions { Cookie = { {|CKS2002:SecurePolicy = CookieSecurePolicy.SameAsRequest|} } }");
        await Check("CKS2003", way, Call, Extensions, "new SessionOptions { Cookie = { {|CKS2003:HttpOnly = false|} } }");
        await Check("CKS2003", way, Call, Extensions, "new SessionOptions { Cookie = { HttpOnly = true } }");
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_cookie_policy_is_judged_by_what_its_middleware_is_handed(string way)
    {
        const string Call = "UseCookiePolicy";
        const string Extensions = "CookiePolicyAppBuilderExtensions";
        await Check("CKS2001", way, Call, Extensions, "new CookiePolicyOptions { ConsentCookie = { {|CKS2001:SecurePolicy = CookieSecurePolicy.None|} } }");
        await Check("CKS2001", way, Call, Extensions, "new CookiePolicyOptions { ConsentCookie = { SecurePolicy = CookieSecurePolicy.Always } }");
        await Check("CKS2010", way, Call, Extensions, "new CookiePolicyOptions { {|CKS2010:MinimumSameSitePolicy = SameSiteMode.None|} }");
        await Check("CKS2010", way, Call, Extensions, "new CookiePolicyOptions { MinimumSameSitePolicy = SameSiteMode.Lax }");
    }

    [Theory]
    [InlineData("CKS2002", "new SessionOptions { Cookie = { SecurePolicy = CookieSecurePolicy.Always } }")]
    [InlineData("CKS2004", "new SessionOptions { Cookie = { {|CKS2004:SameSite = SameSiteMode.None|} } }")]
    [InlineData("CKS2004", "new SessionOptions { Cookie = { SameSite = SameSiteMode.Strict } }")]
    [InlineData("CKS2005,CKS2002", "new SessionOptions { Cookie = {|CKS2005:new() { SecurePolicy = CookieSecurePolicy.Always }|} }")]
    [InlineData("CKS2005,CKS2002", "new SessionOptions { Cookie = {|CKS2005:new()|} }")]
    [InlineData("CKS2005,CKS2002", "new SessionOptions { Cookie = {|CKS2002:new() { HttpOnly = true, SameSite = SameSiteMode.Lax }|} }")]
    [InlineData("CKS2005", "new SessionOptions { Cookie = new() { HttpOnly = true, SameSite = SameSiteMode.Lax } }")]
    [InlineData("CKS1006,CKS2001", "new SessionOptions { Cookie = { {|CKS1006:Name = \"__Host-s\"|} } }")]
    [InlineData("CKS1006,CKS2001", "new SessionOptions { Cookie = { Name = \"__Host-s\", {|CKS1006:Path = \"/shop\"|}, SecurePolicy = CookieSecurePolicy.Always } }")]
    [InlineData("CKS1006,CKS2001", "new SessionOptions { Cookie = { Name = \"__Host-s\", SecurePolicy = CookieSecurePolicy.Always } }")]
    [InlineData("CKS1010", "new SessionOptions { Cookie = { {|CKS1010:Domain = \"shop.example\"|} } }")]
    [InlineData("CKS1010", "new SessionOptions { Cookie = { Domain = null } }")]
    [InlineData("CKS4010", "new SessionOptions { IdleTimeout = {|CKS4010:TimeSpan.FromDays(2)|} }")]
    [InlineData("CKS4010", "new SessionOptions { IdleTimeout = TimeSpan.FromMinutes(20) }")]
    [InlineData("CKS2001,CKS2002,CKS2003,CKS2004,CKS2005", "new SessionOptions { Cookie = { SecurePolicy = Enum.Parse<CookieSecurePolicy>(args[0]), HttpOnly = bool.Parse(args[0]), SameSite = Enum.Parse<SameSiteMode>(args[0]) } }")]
    public Task Each_rule_reads_a_sessions_options(string rules, string options) => Check(rules, "app.@(#);", "UseSession", string.Empty, options);

    [Theory]
    [InlineData("CKS2002", "new CookiePolicyOptions { ConsentCookie = { {|CKS2002:SecurePolicy = CookieSecurePolicy.SameAsRequest|} } }")]
    [InlineData("CKS2002", "new CookiePolicyOptions { ConsentCookie = { SecurePolicy = CookieSecurePolicy.Always } }")]
    [InlineData("CKS2003,CKS2004", "new CookiePolicyOptions { ConsentCookie = { HttpOnly = false, SameSite = SameSiteMode.None } }")]
    [InlineData("CKS2005", "new CookiePolicyOptions { ConsentCookie = {|CKS2005:new() { Name = \"c\" }|} }")]
    [InlineData("CKS2005", "new CookiePolicyOptions { ConsentCookie = new() { Name = \"c\", IsEssential = true } }")]
    [InlineData("CKS1006", "new CookiePolicyOptions { ConsentCookie = { Name = \"__Host-c\", {|CKS1006:Path = \"/shop\"|} } }")]
    [InlineData("CKS1006", "new CookiePolicyOptions { ConsentCookie = { Name = \"__Host-c\", Path = \"/\" } }")]
    [InlineData("CKS1010", "new CookiePolicyOptions { ConsentCookie = { {|CKS1010:Domain = \"shop.example\"|} } }")]
    [InlineData("CKS1010", "new CookiePolicyOptions { ConsentCookie = { Domain = args[0] } }")]
    [InlineData("CKS2001", "new CookiePolicyOptions { Secure = CookieSecurePolicy.Always, ConsentCookie = { SecurePolicy = CookieSecurePolicy.None } }")]
    [InlineData("CKS2010", "new CookiePolicyOptions { MinimumSameSitePolicy = args.Length > 0 ? SameSiteMode.None : SameSiteMode.Lax }")]
    public Task Each_rule_reads_a_policys_options(string rules, string options) => Check(rules, "app.@(#);", "UseCookiePolicy", string.Empty, options);

    [Theory]
    [InlineData("", "app.UseSession(new SessionOptions());", false)]
    [InlineData("builder.Services.AddSession();", "app.UseSession(new SessionOptions());", false)]
    [InlineData("builder.Services.Configure<SessionOptions>(o => { });", "app.UseSession({|CKS2008:new() { IdleTimeout = TimeSpan.FromHours(1) }|});", true)]
    [InlineData("builder.Services.AddSession(o => { });", "app.UseSession(app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<SessionOptions>>().Value);", false)]
    [InlineData("", "app.UseCookiePolicy(new CookiePolicyOptions());", false)]
    [InlineData("builder.Services.AddCookiePolicy(o => { });", "app.UseCookiePolicy({|CKS2008:new CookiePolicyOptions { Secure = CookieSecurePolicy.Always }|});", true)]
    [InlineData("builder.Services.Configure<CookiePolicyOptions>(\"other\", o => { });", "app.UseCookiePolicy(new CookiePolicyOptions());", false)]
    public Task Options_that_replace_configured_ones_are_reported_as_such(string services, string pipeline, bool isReported)
    {
        Assert.Equal(isReported, pipeline.Contains("CKS2008", StringComparison.Ordinal));
        return ApplicationTest.Program("CKS2008", "var builder = WebApplication.CreateBuilder(args);\n" + services + "\nvar app = builder.Build();\n" + pipeline);
    }

    [Theory]
    [InlineData("app.UseSession(new SessionOptions { Cookie = { SecurePolicy = CookieSecurePolicy.Always } });")]
    [InlineData("app.UseSession({|CKS2001:new SessionOptions()|});")]
    [InlineData("app.UseSession(new SessionOptions { Cookie = { {|CKS2001:SecurePolicy = CookieSecurePolicy.None|} } });")]
    [InlineData("app.UseSession(app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<SessionOptions>>().Value);")]
    public Task Where_each_call_brings_its_options_nobody_asks_for_the_registered_ones(string pipeline) => ApplicationTest.Program(
        "CKS2001", "var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddSession();\nvar app = builder.Build();\n" + pipeline);

    [Fact]
    public Task One_call_that_brings_none_asks_for_them() => ApplicationTest.Program(
        "CKS2001",
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.{|CKS2001:AddSession|}();
        var app = builder.Build();
        app.Map("/a", branch => branch.UseSession(new SessionOptions { Cookie = { SecurePolicy = CookieSecurePolicy.Always } }));
        app.UseSession();
        """);

    [Theory]
    [InlineData("CKS2001", "app.UseSession({|CKS2001:new SessionOptions()|}); // all of them", "app.UseSession(new SessionOptions { Cookie = { SecurePolicy = CookieSecurePolicy.Always } }); // all of them")]
    [InlineData("CKS2001", "app.UseSession({|CKS2001:new()|});", "app.UseSession(new() { Cookie = { SecurePolicy = CookieSecurePolicy.Always } });")]
    [InlineData(
        "CKS2001",
        "app.UseSession({|CKS2001:new SessionOptions\n{\n    // not long\n    IdleTimeout = TimeSpan.FromMinutes(5), // really\n}|});",
        "app.UseSession(new SessionOptions\n{\n    // not long\n    IdleTimeout = TimeSpan.FromMinutes(5), // really\n    Cookie = { SecurePolicy = CookieSecurePolicy.Always },\n});")]
    [InlineData(
        "CKS2001",
        "app.UseSession({|CKS2001:new SessionOptions { Cookie = { Name = \"s\" /* short */ } }|});",
        "app.UseSession(new SessionOptions { Cookie = { Name = \"s\" /* short */, SecurePolicy = CookieSecurePolicy.Always } });")]
    [InlineData("CKS2001", "app.UseSession({|CKS2001:new SessionOptions { Cookie = { } }|});", "app.UseSession(new SessionOptions { Cookie = { SecurePolicy = CookieSecurePolicy.Always } });")]
    [InlineData(
        "CKS2001",
        "var options = {|CKS2001:new SessionOptions()|};\noptions.IdleTimeout = TimeSpan.FromMinutes(5);\napp.UseSession(options);",
        "var options = new SessionOptions();\noptions.IdleTimeout = TimeSpan.FromMinutes(5);\noptions.Cookie.SecurePolicy = CookieSecurePolicy.Always;\napp.UseSession(options);")]
    [InlineData(
        "CKS2001",
        "app.Map(\"/a\", branch => branch.UseSession({|CKS2001:new SessionOptions()|}));\napp.UseSession({|CKS2001:new SessionOptions()|});",
        "app.Map(\"/a\", branch => branch.UseSession(new SessionOptions { Cookie = { SecurePolicy = CookieSecurePolicy.Always } }));\napp.UseSession(new SessionOptions { Cookie = { SecurePolicy = CookieSecurePolicy.Always } });")]
    [InlineData(
        "CKS2002",
        "app.UseSession(new SessionOptions { Cookie = {|CKS2002:new() { HttpOnly = true, SameSite = SameSiteMode.Lax }|} });",
        "app.UseSession(new SessionOptions { Cookie = new() { HttpOnly = true, SameSite = SameSiteMode.Lax, SecurePolicy = CookieSecurePolicy.Always } });")]
    [InlineData(
        "CKS1006",
        "app.UseSession(new SessionOptions { Cookie = { {|CKS1006:Name = \"__Host-s\"|} } });",
        "app.UseSession(new SessionOptions { Cookie = { Name = \"__Host-s\", SecurePolicy = CookieSecurePolicy.Always } });")]
    public Task The_fix_sets_what_the_options_lack_where_they_are_made(string rule, string before, string after) =>
        ApplicationTest.Fix(rule, "var app = WebApplication.Create(args);\n" + before, "var app = WebApplication.Create(args);\n" + after);

    private static Task Check(string rules, string way, string call, string extensions, string options)
    {
        var parts = ("var app = WebApplication.Create(args);\n" + way).Replace("@", call).Replace("$E", extensions).Replace("#", options).Split(" | ");
        return ApplicationTest.Program(rules, string.Join('\n', parts));
    }
}
