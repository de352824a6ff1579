using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Transport;

/// <summary>CKS5003: forwarded headers that nobody reads, or reads too late.</summary>
public sealed class ForwardedHeadersTests
{
    private const string All = "builder.Services.Configure<ForwardedHeadersOptions>(o => o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);";

    private static string Source(string services, string pipeline) => $$"""
        using Microsoft.AspNetCore.HttpOverrides;

        var builder = WebApplication.CreateBuilder(args);
        {{services}}
        var app = builder.Build();

        {{pipeline}}
        app.Run();
        """;

    private static Task Program(string services, string pipeline) =>
        ApplicationTest.Program("CKS5003", Source(services, pipeline), test => test.TestState.AdditionalReferences.Add(OtherPackage.Reference));

    [Theory]
    [InlineData("", "app.{|CKS5003:UseForwardedHeaders|}();")]
    [InlineData("", "ForwardedHeadersExtensions.{|CKS5003:UseForwardedHeaders|}(app);")]
    [InlineData("", "app.{|CKS5003:UseForwardedHeaders|}(new ForwardedHeadersOptions());")]
    [InlineData("", "app.{|CKS5003:UseForwardedHeaders|}(new ForwardedHeadersOptions { ForwardLimit = 2 });")]
    [InlineData("", "app.{|CKS5003:UseForwardedHeaders|}(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.None });")]
    [InlineData("", "app.{|CKS5003:UseMiddleware<ForwardedHeadersMiddleware>|}();")]
    [InlineData("builder.Services.Configure<ForwardedHeadersOptions>(o => o.ForwardLimit = 2);", "app.{|CKS5003:UseForwardedHeaders|}();")]
    [InlineData(All, "app.{|CKS5003:UseForwardedHeaders|}(new ForwardedHeadersOptions());")]
    [InlineData("builder.Services.Configure<ForwardedHeadersOptions>(o => { if (builder.Environment.IsDevelopment()) o.ForwardedHeaders = ForwardedHeaders.All; });", "app.{|CKS5003:UseForwardedHeaders|}();")]
    public Task No_header_at_all_is_reported(string services, string pipeline) => Program(services, pipeline);

    [Theory]
    [InlineData(All, "app.UseForwardedHeaders();")]
    [InlineData("", "app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All });")]
    [InlineData("", "var options = new ForwardedHeadersOptions(); options.ForwardedHeaders = ForwardedHeaders.XForwardedProto; app.UseForwardedHeaders(options);")]
    [InlineData("builder.Services.Configure<ForwardedHeadersOptions>(builder.Configuration.GetSection(\"x\"));", "app.UseForwardedHeaders();")]
    [InlineData("builder.Services.Configure<ForwardedHeadersOptions>(o => o.ForwardedHeaders = Enum.Parse<ForwardedHeaders>(args[0]));", "app.UseForwardedHeaders();")]
    [InlineData("builder.Services.Configure<ForwardedHeadersOptions>(o => { if (args.Length > 0) o.ForwardedHeaders = ForwardedHeaders.All; });", "app.UseForwardedHeaders();")]
    [InlineData("", "app.UseForwardedHeaders(app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<ForwardedHeadersOptions>>().Value);")]
    [InlineData("builder.WebHost.UseSetting(\"ForwardedHeaders_Enabled\", \"true\");", "app.UseForwardedHeaders();")]
    [InlineData("", "if (app.Environment.IsDevelopment()) app.UseForwardedHeaders();")]
    [InlineData("Elsewhere.Extensions.AddElsewhere(builder.Services);", "app.UseForwardedHeaders();")]
    public Task Headers_that_are_read_or_may_be_are_silent(string services, string pipeline) => Program(services, pipeline);

    [Theory]
    [InlineData("app.UseHttpsRedirection();")]
    [InlineData("app.UseHsts();")]
    [InlineData("if (!app.Environment.IsDevelopment()) { app.UseHsts(); }")]
    [InlineData("app.UseAuthentication();")]
    [InlineData("app.Use((context, next) => { context.Response.Cookies.Append(\"a\", \"b\"); return next(context); });")]
    public Task Too_late_is_reported(string early) => Program(All, early + "\napp.{|CKS5003:UseForwardedHeaders|}();");

    [Theory]
    [InlineData(All, "app.UseForwardedHeaders(); app.UseHttpsRedirection();")]
    [InlineData(All, "app.UseExceptionHandler(\"/e\"); app.UseStaticFiles(); app.UseForwardedHeaders();")]
    [InlineData(All, "Elsewhere.Extensions.UseElsewhere(app); app.UseHttpsRedirection(); app.UseForwardedHeaders();")]
    [InlineData("builder.Services.Configure<ForwardedHeadersOptions>(o => o.ForwardedHeaders = ForwardedHeaders.XForwardedFor);", "app.UseHttpsRedirection(); app.UseForwardedHeaders();")]
    [InlineData("builder.Services.AddAuthentication().AddCookie();" + All, "app.UseForwardedHeaders();")]
    public Task In_time_or_unknown_is_silent(string services, string pipeline) => Program(services, pipeline);

    [Fact]
    public Task A_library_is_silent() => ApplicationTest.Library("CKS5003", "public static class Shop { public static void Use(IApplicationBuilder app) => app.UseForwardedHeaders(); }");

    private static Task Fix(string services, string before, string servicesAfter, string after) =>
        ApplicationTest.Fix("CKS5003", Source(services, before), Source(servicesAfter, after));

    [Theory]
    [InlineData("app.{|CKS5003:UseForwardedHeaders|}();", "app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });")]
    [InlineData("app.{|CKS5003:UseForwardedHeaders|}(new ForwardedHeadersOptions { ForwardLimit = 2 });", "app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardLimit = 2, ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto });")]
    public Task The_fix_says_which_headers(string before, string after) => Fix("", before, "", after);

    [Fact]
    public Task Where_other_options_are_set_these_are_set_too() => Fix(
        "builder.Services.Configure<ForwardedHeadersOptions>(o => o.ForwardLimit = 2);",
        "app.{|CKS5003:UseForwardedHeaders|}();",
        """
        builder.Services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardLimit = 2;
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        });
        """,
        "app.UseForwardedHeaders();");

    [Theory]
    [InlineData("app.UseHttpsRedirection();\napp.{|CKS5003:UseForwardedHeaders|}();", "app.UseForwardedHeaders();\napp.UseHttpsRedirection();")]
    public Task The_fix_moves_it_up(string before, string after) => Fix(All, before, All, after);
}
