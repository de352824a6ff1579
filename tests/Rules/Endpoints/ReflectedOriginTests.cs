using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Endpoints;

/// <summary>CKS3014: CORS that lets any origin send cookies.</summary>
public sealed class ReflectedOriginTests
{
    private static string Source(string policy, string use = "app.UseCors();") => $$"""
        using Microsoft.AspNetCore.Cors.Infrastructure;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddCors(options => options.AddPolicy("x", policy =>
        {
            {{policy}}
        }));
        var app = builder.Build();
        {{use}}
        app.Run();

        partial class Program
        {
            static bool Any(string origin) => true;
            static bool Ours(string origin) => origin.EndsWith(".example.com");
            static bool Check() => true;
        }
        """;

    private static Task Program(string policy, string use = "app.UseCors(\"x\");") => ApplicationTest.Program("CKS3014", Source(policy, use));

    [Theory]
    [InlineData("policy.SetIsOriginAllowed({|CKS3014:_ => true|}).AllowCredentials();")]
    [InlineData("policy.AllowAnyHeader().AllowCredentials().AllowAnyMethod().SetIsOriginAllowed({|CKS3014:origin => true|});")]
    [InlineData("policy.SetIsOriginAllowed({|CKS3014:origin => { return true; }|}).AllowCredentials();")]
    [InlineData("policy.SetIsOriginAllowed({|CKS3014:origin => !string.IsNullOrEmpty(origin)|}).AllowCredentials();")]
    [InlineData("policy.SetIsOriginAllowed({|CKS3014:(string origin) => origin != null|}).AllowCredentials();")]
    [InlineData("policy.SetIsOriginAllowed({|CKS3014:origin => origin.Length > 0|}).AllowCredentials();")]
    [InlineData("policy.SetIsOriginAllowed({|CKS3014:delegate { return true; }|}).AllowCredentials();")]
    [InlineData("policy.SetIsOriginAllowed({|CKS3014:Any|}).AllowCredentials();")]
    [InlineData("bool All(string origin) => true; policy.SetIsOriginAllowed({|CKS3014:All|}).AllowCredentials();")]
    [InlineData("Func<string, bool> all = o => true; policy.SetIsOriginAllowed({|CKS3014:all|}).AllowCredentials();")]
    [InlineData("policy.AllowCredentials();\npolicy.SetIsOriginAllowed({|CKS3014:_ => true|});")]
    [InlineData("policy.WithOrigins(\"https://a.example\").AllowCredentials().SetIsOriginAllowed({|CKS3014:_ => true|});")]
    [InlineData("var p = new CorsPolicy { SupportsCredentials = true, IsOriginAllowed = {|CKS3014:_ => true|} };")]
    [InlineData("var p = new CorsPolicy(); p.SupportsCredentials = true; p.IsOriginAllowed = {|CKS3014:_ => true|};")]
    [InlineData("new CorsPolicyBuilder().SetIsOriginAllowed({|CKS3014:_ => true|}).AllowCredentials().Build();")]
    public Task Any_origin_with_credentials_is_reported(string policy) => Program(policy);

    [Theory]
    [InlineData("policy.SetIsOriginAllowed(_ => true);")]
    [InlineData("policy.AllowCredentials();")]
    [InlineData("policy.SetIsOriginAllowed(origin => origin == \"https://a.example\").AllowCredentials();")]
    [InlineData("policy.SetIsOriginAllowed(Ours).AllowCredentials();")]
    [InlineData("policy.SetIsOriginAllowed(_ => Check()).AllowCredentials();")]
    [InlineData("policy.SetIsOriginAllowed(_ => true).AllowCredentials().DisallowCredentials();")]
    [InlineData("policy.SetIsOriginAllowed(_ => true).SetIsOriginAllowed(Ours).AllowCredentials();")]
    [InlineData("policy.AllowAnyOrigin().AllowCredentials();")]
    [InlineData("policy.SetIsOriginAllowed(_ => true);\nif (Check()) policy.AllowCredentials();")]
    [InlineData("if (builder.Environment.IsDevelopment()) policy.SetIsOriginAllowed(_ => true).AllowCredentials();")]
    [InlineData("new Own().SetIsOriginAllowed(_ => true).AllowCredentials();")]
    [InlineData("var p = new CorsPolicy { IsOriginAllowed = _ => true };")]
    public Task Origins_that_are_looked_at_are_silent(string policy) => ApplicationTest.Program(
        "CKS3014", Source(policy) + "class Own { public Own SetIsOriginAllowed(Func<string, bool> predicate) => this; public Own AllowCredentials() => this; }");

    [Fact]
    public Task A_policy_that_only_development_uses_is_silent() =>
        Program("policy.SetIsOriginAllowed(_ => true).AllowCredentials();", "if (app.Environment.IsDevelopment()) { app.UseCors(\"x\"); }");

    [Fact]
    public Task The_fix_names_origins() => ApplicationTest.Fix(
        "CKS3014",
        Source("policy.AllowAnyHeader()\n        .SetIsOriginAllowed({|CKS3014:_ => true|}) // all\n        .AllowCredentials();"),
        Source("policy.AllowAnyHeader()\n        .WithOrigins(\"https://example.com\") // all\n        .AllowCredentials();"));
}
