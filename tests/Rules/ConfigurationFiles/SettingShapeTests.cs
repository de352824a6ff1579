using System.Text;
using CookieSecurity.Analyzers.ConfigurationFiles;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Tests.ConfigurationFiles;

/// <summary>CKS6001: how sections and values may be written, as the framework reads them.</summary>
public sealed class SettingShapeTests
{
    private const string Bound = """builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Session"));""";

    private static string Program(string services, string types = "") => $$"""
        var builder = WebApplication.CreateBuilder(args);
        {{services}}
        var app = builder.Build();
        app.UseSession();
        app.Run();
        {{types}}
        """;

    [Theory]
    [InlineData("""builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Shop").GetSection("Session"));""")]
    [InlineData("""builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Shop:Session"));""")]
    [InlineData("""builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("SHOP").GetRequiredSection("session"));""")]
    [InlineData("""var shop = builder.Configuration.GetSection("Shop"); builder.Services.AddSession(o => shop.Bind("Session", o));""")]
    [InlineData("""builder.Services.AddOptions<SessionOptions>().BindConfiguration("Shop:Session");""")]
    [InlineData("""builder.Services.AddOptions<SessionOptions>().BindConfiguration(configSectionPath: "Shop" + ":" + nameof(Session));""")]
    [InlineData("""builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection($"Shop:{nameof(Session)}"));""")]
    [InlineData("""builder.Services.AddSession(o => builder.Configuration.GetSection("Shop:Session:Cookie").Bind(o.Cookie));""")]
    [InlineData("""builder.Services.Configure<SessionOptions>(Microsoft.Extensions.Options.Options.DefaultName, builder.Configuration.GetSection("Shop:Session"));""")]
    public Task A_section_within_a_section_is_followed(string services) => ConfiguredProject.Settled(
        Program(services, "class Session;"), """{ "Other": {}, "Shop": { "Session": { "Cookie": { "HttpOnly": {|CKS6001:false|} } } }, "Session": { "Cookie": { "HttpOnly": false } } }""");

    [Theory]
    [InlineData("""{ "Session": { "Cookie": { "HttpOnly": {|CKS6001:" false "|} } } }""")]
    [InlineData("""{ "Session": { "Cookie": { "SecurePolicy": {|CKS6001:"2"|} } } }""")]
    [InlineData("""{ "Session": { "Cookie": { "SameSite": {|CKS6001:0|} } } }""")]
    [InlineData("""{ "Session:Cookie": { "HttpOnly": {|CKS6001:false|} } }""")]
    [InlineData("""{ "Session": { "Cookie:HttpOnly": {|CKS6001:false|} } }""")]
    [InlineData("""{ "S\u0065ssion": { "Cookie": { "HttpOnly": {|CKS6001:false|} } } }""")]
    [InlineData("""{ "Session": { "Cookie": { "SecurePolicy": {|CKS6001:"No\u006ee"|} } } }""")]
    [InlineData("{\r\n\t\"Session\": {\r\n\t\t\"Cookie\": { // it\r\n\t\t\t\"HttpOnly\": {|CKS6001:false|},\r\n\t\t},\r\n\t},\r\n}\r\n")]
    [InlineData("""{ "Session": { "Items": [ { "HttpOnly": false }, [], "a" ], "Cookie": { "HttpOnly": {|CKS6001:false|} } } }""")]
    public Task Values_are_read_as_the_binder_converts_them(string settings) => ConfiguredProject.Settled(Program(Bound), settings);

    [Theory]
    [InlineData("""{ "Session": { "Cookie": { "HttpOnly": 0 } } }""")]
    [InlineData("""{ "Session": { "Cookie": { "HttpOnly": "no" } } }""")]
    [InlineData("""{ "Session": { "Cookie": { "HttpOnly": [ false ] } } }""")]
    [InlineData("""{ "Session": { "Cookie": { "HttpOnly": { "Value": false } } } }""")]
    [InlineData("""{ "Session": { "Cookie": [ { "HttpOnly": false } ] } }""")]
    [InlineData("""{ "Session": [ { "Cookie": { "HttpOnly": false } } ] }""")]
    [InlineData("""{ "Session": { "Cookie": { "SecurePolicy": 5, "SameSite": "Nothing" } } }""")]
    [InlineData("""{ "Session": { "Cookie": { "SecurePolicy": "Always, None" } } }""")]
    [InlineData("""{ "Session": { "Cookie": { "HttpOnly": false, "HttpOnly": true } } }""")]
    [InlineData("""{ "Session": { "Cookie": { "HttpOnly": true } }, "Session:Cookie:HttpOnly": false }""")]
    [InlineData("""{ "Session": { "Cookie": { "HttpOnly": false } }, "session": { } } }""")]
    [InlineData("""{ "Cookie": { "HttpOnly": false }, "My:Session": { "Cookie": { "HttpOnly": false } }, "SessionCookie": { "HttpOnly": false } }""")]
    [InlineData("""{ 'Session': { 'Cookie': { 'HttpOnly': false } } }""")]
    [InlineData("""{ "Session": { "Cookie": { "HttpOnly": fals """)]
    public Task What_the_framework_refuses_or_reads_otherwise_is_silent(string settings) => ConfiguredProject.Settled(Program(Bound), settings);

    [Theory]
    [InlineData("""builder.Services.AddAuthentication().AddCookie("shop"); builder.Services.Configure<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>("shop", builder.Configuration.GetSection("Auth"));""")]
    [InlineData("""builder.Services.AddAuthentication().AddCookie("shop"); builder.Services.AddOptions<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>("shop").Bind(builder.Configuration.GetSection("Auth"));""")]
    [InlineData("""builder.Services.AddAuthentication().AddCookie("shop"); builder.Services.AddOptions<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>("shop").BindConfiguration("Auth");""")]
    public Task Options_with_a_name_are_those_of_the_scheme(string services) => ConfiguredProject.Settled(Program(services), """{ "Auth": { "Cookie": { "HttpOnly": {|CKS6001:false|} } } }""");

    [Fact]
    public Task Code_for_another_scheme_changes_nothing() => ConfiguredProject.Settled(
        Program("""
            builder.Services.AddAuthentication().AddCookie("shop").AddCookie("bank");
            builder.Services.Configure<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>("shop", builder.Configuration.GetSection("Auth"));
            builder.Services.PostConfigure<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>("bank", o => o.Cookie.HttpOnly = true);
            """),
        """{ "Auth": { "Cookie": { "HttpOnly": {|CKS6001:false|} } } }""");

    [Fact]
    public void A_byte_order_mark_belongs_to_no_file()
    {
        var text = SourceText.From(new MemoryStream([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes("""{ "Session": { "Cookie": { "HttpOnly": false } } }""")]));

        Assert.Contains(JsonReader.Read(text.ToString(), out _), setting => setting is { Path: "Session:Cookie:HttpOnly", Value: "false" });
    }

    [Fact]
    public async Task An_object_that_is_got_from_a_section_and_handed_to_the_middleware_counts()
    {
        const string program = """
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddSession();
            var app = builder.Build();
            app.UseSession(builder.Configuration.GetSection("Session").Get<SessionOptions>()!);
            app.Run();
            """;

        // What becomes of the object is not followed further than to where it is made.
        await ConfiguredProject.Settled(program, """{ "Session": { "Cookie": { "HttpOnly": {|CKS6001:false|} } } }""");
    }
}
