using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Sessions;

/// <summary>A program that signs in with Identity.</summary>
internal static class IdentityProgram
{
    private const string Usings = """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.Extensions.Options;

        var builder = WebApplication.CreateBuilder(args);

        """;

    private const string End = """

        builder.Build().Run();

        """;

    public const string AddIdentity = "builder.Services.AddIdentity<IdentityUser, IdentityRole>();";

    /// <param name="services">What it does with its services, after the builder has been made.</param>
    /// <param name="types">What it declares.</param>
    public static string Of(string services, string types = "") => Usings + services + End + types;

    public static Task Reports(string rules, string services, string types = "") => ApplicationTest.Program(rules, Of(services, types));

    public static Task Fix(string rules, string before, string after, string types = "", string? fixedTypes = null) =>
        ApplicationTest.Fix(rules, Of(before, types), Of(after, fixedTypes ?? types));
}
