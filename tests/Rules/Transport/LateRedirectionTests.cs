using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Transport;

/// <summary>CKS5005: a redirection to https behind what uses cookies.</summary>
public sealed class LateRedirectionTests
{
    private static string Source(string pipeline) => $$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddCookie();
        builder.Services.AddSession();
        var app = builder.Build();

        {{pipeline}}
        app.Run();
        """;

    private static Task Program(string pipeline) => ApplicationTest.Program("CKS5005", Source(pipeline), test => test.TestState.AdditionalReferences.Add(OtherPackage.Reference));

    [Theory]
    [InlineData("app.UseAuthentication();\napp.{|CKS5005:UseHttpsRedirection|}();")]
    [InlineData("app.UseSession();\napp.{|CKS5005:UseHttpsRedirection|}();")]
    [InlineData("app.UseRouting(); app.UseEndpoints(e => { });\napp.{|CKS5005:UseHttpsRedirection|}();")]
    [InlineData("app.UseSession().{|CKS5005:UseHttpsRedirection|}();")]
    [InlineData("app.UseSession();\nif (!app.Environment.IsDevelopment()) app.{|CKS5005:UseHttpsRedirection|}();")]
    [InlineData("Elsewhere.Extensions.UseElsewhere(app);\napp.UseSession();\napp.{|CKS5005:UseHttpsRedirection|}();")]
    public Task Behind_them_is_reported(string pipeline) => Program(pipeline);

    [Theory]
    [InlineData("app.UseHttpsRedirection();\napp.UseAuthentication();\napp.UseSession();")]
    [InlineData("app.UseHttpsRedirection();")]
    [InlineData("app.UseStaticFiles();\napp.UseRouting();\napp.UseHttpsRedirection();")]
    [InlineData("app.MapGet(\"/\", () => 1);\napp.UseHttpsRedirection();")]
    [InlineData("app.UseSession();\nElsewhere.Extensions.UseElsewhere(app);\napp.UseHttpsRedirection();")]
    [InlineData("app.UseSession();\nif (app.Environment.IsDevelopment()) app.UseHttpsRedirection();")]
    [InlineData("app.UseHttpsRedirection();\napp.UseSession();\napp.UseHttpsRedirection();")]
    public Task Before_them_or_unknown_is_silent(string pipeline) => Program(pipeline);

    [Fact]
    public Task A_library_is_silent() => ApplicationTest.Library("CKS5005", "public static class Shop { public static void Use(IApplicationBuilder app) { app.UseSession(); app.UseHttpsRedirection(); } }");

    [Theory]
    [InlineData("app.UseStaticFiles();\n\napp.UseSession();\n// To https.\napp.{|CKS5005:UseHttpsRedirection|}();", "// To https.\napp.UseHttpsRedirection();\napp.UseStaticFiles();\n\napp.UseSession();")]
    [InlineData("app.UseHsts();\napp.UseSession();\napp.{|CKS5005:UseHttpsRedirection|}();", "app.UseHsts();\napp.UseHttpsRedirection();\napp.UseSession();")]
    [InlineData("app.UseSession().{|CKS5005:UseHttpsRedirection|}();", "app.UseHttpsRedirection();\napp.UseSession();")]
    public Task The_fix_moves_it_up(string before, string after) => ApplicationTest.Fix("CKS5005", Source(before), Source(after));
}
