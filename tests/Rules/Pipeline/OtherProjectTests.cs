using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis.Testing;

namespace CookieSecurity.Tests.Pipeline;

/// <summary>In an editor a project beside this one is referenced with its code. It is looked into when it is analyzed itself, not from here.</summary>
public sealed class OtherProjectTests
{
    private const string Beside = """
        using System;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.Extensions.DependencyInjection;

        namespace Beside
        {
            public static class Extensions
            {
                public static readonly TimeSpan Age = TimeSpan.FromDays(1);
                public static CookieOptions Cookie => new CookieOptions();
                public static CookieOptions Make() => new CookieOptions();
                public static WebApplication UseBesideDefaults(this WebApplication app) { app.UseCookiePolicy(); return app; }
                public static IServiceCollection AddBeside(this IServiceCollection services) => services.AddSession(o => o.Cookie.SecurePolicy = CookieSecurePolicy.Always);
                public static void Keep(CookieOptions options) => options.Secure = true;
            }
        }
        """;

    private static Task Program(string source) => ApplicationTest.Program(
        "CKS2007,CKS2013,CKS5",
        source,
        test =>
        {
            var beside = test.TestState.AdditionalProjects["Beside"];
            beside.Sources.Add(Beside);
            beside.AdditionalReferences.AddRange(ReferencePacks.Web());
            test.TestState.AdditionalProjectReferences.Add("Beside");
        });

    [Fact]
    public Task Its_extensions_are_unknown() => Program("""
        using Beside;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddBeside().AddCookiePolicy(o => o.Secure = CookieSecurePolicy.Always);
        var app = builder.Build();
        app.UseBesideDefaults().UseHttpsRedirection();
        app.UseHsts();
        app.MapGet("/", (HttpContext context) =>
        {
            var options = Extensions.Make();
            Extensions.Keep(options);
            context.Response.Cookies.Append("a", "b", options);
            context.Response.Cookies.Append("c", "d", Extensions.Cookie);
        });
        app.Run();
        """);

    [Fact]
    public Task Its_values_are_unknown() => Program("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHsts(o => o.MaxAge = Beside.Extensions.Age);
        var app = builder.Build();
        app.UseHsts();
        app.Run();
        """);
}
