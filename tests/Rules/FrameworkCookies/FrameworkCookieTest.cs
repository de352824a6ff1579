using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.FrameworkCookies;

/// <summary>Services of a small program that has every cookie of the framework at hand, and an unknown flag.</summary>
internal static class FrameworkCookieTest
{
    public static Task Services(string rules, string services) => ApplicationTest.Program(rules, Source(services), WithPackages);

    public static Task Fix(string rule, string before, string after) => ApplicationTest.Fix(rule, Source(before), Source(after), WithPackages);

    public static void WithPackages(ApplicationTest test)
    {
        test.TestState.AdditionalReferences.AddRange(ReferencePacks.Packages);
        test.TestState.AdditionalReferences.Add(OtherPackage.Reference);
    }

    public static string Source(string services) => $$"""
        using Microsoft.AspNetCore.Antiforgery;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Authentication.OpenIdConnect;
        using Microsoft.AspNetCore.CookiePolicy;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Options;

        IServiceCollection services = new ServiceCollection();
        var flag = args.Length > 0;
        {{services}}
        """;
}
