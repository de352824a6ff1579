using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CookieSecurity.Tests.Inventory;

/// <summary>The cookies that come with what an application registers, on the list of CKS9001.</summary>
public sealed class RegisteredCookieTests
{
    private const string Correlation = ".AspNetCore.Correlation.* | yes | yes | None | until the answer comes back | that of the callback | this host";
    private const string Nonce = ".AspNetCore.OpenIdConnect.Nonce.* | yes | yes | None | until the answer comes back | that of the callback | this host";
    private const string Antiforgery = ".AspNetCore.Antiforgery.* | no | yes | Strict | session | / | this host";
    private const string TempData = ".AspNetCore.Mvc.CookieTempDataProvider | no | yes | Lax | session | / | this host";

    private static readonly Lazy<MetadataReference[]> Packages = new(() =>
    [
        Compiled("Microsoft.AspNetCore.Authentication.Twitter", """
            using System;
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Http;
            namespace Microsoft.AspNetCore.Authentication.Twitter { public class TwitterOptions : RemoteAuthenticationOptions { public CookieBuilder StateCookie { get; set; } } }
            namespace Microsoft.Extensions.DependencyInjection
            {
                public static class TwitterExtensions
                {
                    public static AuthenticationBuilder AddTwitter(this AuthenticationBuilder builder, Action<Microsoft.AspNetCore.Authentication.Twitter.TwitterOptions> configureOptions) => builder;
                }
            }
            """),
        Compiled("Microsoft.Identity.Web", """
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.Extensions.Configuration;
            namespace Microsoft.Identity.Web
            {
                public static class MicrosoftIdentityWebAppAuthenticationBuilderExtensions
                {
                    public static object AddMicrosoftIdentityWebApp(this AuthenticationBuilder builder, IConfiguration configuration, string configSectionName = "AzureAd", string openIdConnectScheme = "OpenIdConnect", string cookieScheme = "Cookies") => builder;
                }
            }
            """),
    ]);

    private static PortableExecutableReference Compiled(string name, string code)
    {
        using var assembly = new MemoryStream();
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(code)], ReferencePacks.Web(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(compilation.Emit(assembly).Success);
        return MetadataReference.CreateFromImage(assembly.ToArray());
    }

    [Theory]
    [InlineData("services.AddRazorComponents();", Antiforgery)]
    [InlineData("services.AddControllers();")]
    [InlineData("services.AddServerSideBlazor();")]
    [InlineData("services.AddMvcCore();")]
    [InlineData("services.AddControllers().AddCookieTempDataProvider();", TempData)]
    [InlineData("services.AddMvcCore().AddViews();", Antiforgery, TempData)]
    [InlineData("services.AddMvcCore().AddRazorPages();", Antiforgery, TempData)]
    [InlineData("services.AddMvcCore().AddRazorViewEngine();", Antiforgery, TempData)]
    [InlineData("services.AddControllersWithViews().AddSessionStateTempDataProvider();", Antiforgery)]
    public async Task Forms_and_views_bring_theirs(string services, params string[] expected) => Assert.Equal(expected, await CookieList.OfServices(services));

    [Theory]
    [InlineData("AddApplicationCookie", ".AspNetCore.Identity.Application")]
    [InlineData("AddExternalCookie", "Identity.External")]
    [InlineData("AddTwoFactorRememberMeCookie", "Identity.TwoFactorRememberMe")]
    [InlineData("AddTwoFactorUserIdCookie", "Identity.TwoFactorUserId")]
    public async Task Each_cookie_of_Identity_may_be_added_alone(string call, string name) =>
        Assert.Equal([name + " | as the request | yes | Lax | session, or as the sign-in says | / | this host"], await CookieList.OfServices($"Microsoft.AspNetCore.Identity.IdentityCookieAuthenticationBuilderExtensions.{call}(services.AddAuthentication());"));

    [Theory]
    [InlineData("services.AddAuthentication().AddGoogle(o => { });", Correlation)]
    [InlineData("services.AddAuthentication().AddOpenIdConnect(o => { });", Correlation, Nonce)]
    [InlineData("services.AddAuthentication().AddOpenIdConnect(o => { o.NonceCookie.Name = \"n.\"; o.CorrelationCookie.Path = \"/\"; });", ".AspNetCore.Correlation.* | yes | yes | None | until the answer comes back | / | this host", "n.* | yes | yes | None | until the answer comes back | that of the callback | this host")]
    [InlineData("services.AddAuthentication().AddTwitter(o => { });", "__TwitterState | yes | yes | None | until the answer comes back | / | this host")]
    [InlineData("services.AddAuthentication().AddTwitter(o => o.StateCookie.Name = \"bird\");", "bird | yes | yes | None | until the answer comes back | / | this host")]
    public async Task Sign_in_at_another_site_brings_what_its_way_needs(string services, params string[] expected) => Assert.Equal(expected, await CookieList.OfServices(services, Packages.Value));

    [Theory]
    [InlineData("configuration", ".AspNetCore.Cookies")]
    [InlineData("configuration, cookieScheme: \"Bank\"", ".AspNetCore.Bank")]
    [InlineData("configuration, cookieScheme: null", null)]
    public async Task Sign_in_at_Microsoft_brings_a_cookie_too_unless_there_is_one(string arguments, string? name)
    {
        string[] signIn = name is null ? [] : [name + " | as the request | yes | Lax | session, or as the sign-in says | / | this host"];
        var listed = await CookieList.Of(
            "using Microsoft.Identity.Web; static class Setup { public static void Add(IServiceCollection services, IConfiguration configuration) => services.AddAuthentication().AddMicrosoftIdentityWebApp(" + arguments + "); }",
            Packages.Value);

        Assert.Equal([.. signIn, Correlation, Nonce], listed);
    }

    [Theory]
    [InlineData("app.UseSession(new SessionOptions { Cookie = { Name = \"s\", SecurePolicy = CookieSecurePolicy.Always } });", "s | yes | yes | Lax | session | / | this host")]
    [InlineData("app.UseSession(new SessionOptions());", ".AspNetCore.Session | no | yes | Lax | session | / | this host")]
    [InlineData("app.UseSession();", "given | no | yes | Lax | session | / | this host")]
    [InlineData("app.UseMiddleware<Microsoft.AspNetCore.Session.SessionMiddleware>();", "given | no | yes | Lax | session | / | this host")]
    public async Task Options_that_the_session_is_handed_replace_all_others(string use, string expected) => Assert.Equal([expected], await CookieList.OfProgram($$"""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSession(o => o.Cookie.Name = "given");
        var app = builder.Build();
        {{use}}
        app.Run();
        """));

    [Fact]
    public async Task A_session_whose_services_another_project_registers_is_listed() => Assert.Equal(
        [".AspNetCore.Session | no | yes | Lax | session | / | this host"],
        await CookieList.Of("static class Setup { public static void Use(IApplicationBuilder app) => app.UseSession(); }"));
}
