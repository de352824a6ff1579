using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Antiforgery;

/// <summary>A small MVC application: services, and what else the file declares.</summary>
internal static class MvcTest
{
    public const string Usings = """
        using System.ComponentModel.DataAnnotations;
        using System.Security.Claims;
        using Microsoft.AspNetCore.Antiforgery;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Cors;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.ApplicationModels;
        using Microsoft.AspNetCore.Mvc.Authorization;
        using Microsoft.AspNetCore.Mvc.Filters;
        using Microsoft.AspNetCore.Mvc.RazorPages;
        using Microsoft.AspNetCore.Mvc.ViewFeatures;

        """;

    /// <summary>MVC and a sign-in cookie.</summary>
    public const string Cookies = "builder.Services.AddControllersWithViews();\nbuilder.Services.AddAuthentication().AddCookie();";

    public static string Source(string services, string types, string pipeline = "app.MapDefaultControllerRoute();") => Usings + $$"""

        var builder = WebApplication.CreateBuilder(args);
        {{services}}
        var app = builder.Build();
        {{pipeline}}
        app.Run();

        {{types}}
        """;

    public static Task Program(string rules, string services, string types, string pipeline = "app.MapDefaultControllerRoute();", Action<ApplicationTest>? adjust = null) =>
        ApplicationTest.Program(rules, Source(services, types, pipeline), test => Adjust(test, adjust));

    public static Task Fix(string rules, string before, string after, Action<ApplicationTest>? adjust = null) => ApplicationTest.Fix(rules, before, after, test => Adjust(test, adjust));

    public static Task Library(string rules, string types, Action<ApplicationTest>? adjust = null) => ApplicationTest.Library(rules, Usings + types, test => Adjust(test, adjust));

    /// <summary>A controller with views and one action, which is marked where it must be reported.</summary>
    public static string Controller(string attributes, string action, string classAttributes = "", string bases = "Controller") => $$"""
        {{classAttributes}}
        public class HomeController : {{bases}}
        {
            {{attributes}}
            {{action}}
        }
        """;

    private static void Adjust(ApplicationTest test, Action<ApplicationTest>? adjust)
    {
        test.TestState.AdditionalReferences.AddRange(ReferencePacks.Packages);
        test.TestState.AdditionalReferences.Add(OtherPackage.Reference);
        adjust?.Invoke(test);
    }
}
