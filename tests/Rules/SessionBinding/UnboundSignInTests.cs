using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.SessionBinding;

/// <summary>CKS4009: a cookie sign-in that nothing validates once it is made.</summary>
public sealed class UnboundSignInTests
{
    private const string Usings = """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.Extensions.Options;

        """;

    private const string Classes = """

        public class Validating : CookieAuthenticationEvents
        {
            public override Task ValidatePrincipal(CookieValidatePrincipalContext context) => Task.CompletedTask;
        }

        public class Plain : CookieAuthenticationEvents
        {
            public override Task SignedIn(CookieSignedInContext context) => Task.CompletedTask;
        }

        public class Constructed : CookieAuthenticationEvents
        {
            public Constructed() => OnValidatePrincipal = context => Task.CompletedTask;
        }

        public class User;

        public class Unused;
        """;

    private static Task Reported(string registration, string more = "") => Program(registration, more);

    private static Task Silent(string registration, string more = "") => Program(registration, more);

    private static Task Program(string registration, string more) => ApplicationTest.Program("CKS4009", Usings + $"""
        var builder = WebApplication.CreateBuilder(args);
        var services = builder.Services;
        {registration}
        var app = builder.Build();
        app.Run();
        {more}
        """ + Classes, test => test.TestState.AdditionalReferences.Add(OtherPackage.Reference));

    [Theory]
    [InlineData("services.AddAuthentication().{|CKS4009:AddCookie|}();")]
    [InlineData("services.AddAuthentication(\"a\").{|CKS4009:AddCookie|}(\"a\");")]
    [InlineData("services.AddAuthentication().{|CKS4009:AddCookie|}(o => o.Cookie.Name = \"a\");")]
    [InlineData("services.AddAuthentication().{|CKS4009:AddCookie|}(\"a\", \"A\", o => { o.LoginPath = \"/in\"; });")]
    [InlineData("services.AddAuthentication().{|CKS4009:AddCookie|}(configureOptions: o => o.SlidingExpiration = true, authenticationScheme: \"a\");")]
    [InlineData("CookieExtensions.{|CKS4009:AddCookie|}(services.AddAuthentication());")]
    [InlineData("services.AddAuthentication().{|CKS4009:AddCookie|}(o => o.Events.OnRedirectToLogin = c => Task.CompletedTask);")]
    [InlineData("services.AddAuthentication().{|CKS4009:AddCookie|}(o => o.Events = new CookieAuthenticationEvents { OnSigningIn = c => Task.CompletedTask });")]
    [InlineData("services.AddAuthentication().{|CKS4009:AddCookie|}(o => o.Events = new Plain());")]
    [InlineData("services.AddAuthentication().{|CKS4009:AddCookie|}(o => o.EventsType = typeof(Plain));")]
    [InlineData("services.AddAuthentication().{|CKS4009:AddCookie|}(Configure); static void Configure(CookieAuthenticationOptions o) => o.LoginPath = \"/in\";")]
    [InlineData("services.AddAuthentication().{|CKS4009:AddCookie|}().AddOAuth(\"o\", o => { });")]
    [InlineData("services.AddAuthentication().{|CKS4009:AddCookie|}(builder.Configuration[\"scheme\"]!);")]
    [InlineData("services.AddAuthentication().{|CKS4009:AddCookie|}(\"a\").AddCookie(\"b\", o => o.EventsType = typeof(Validating));")]
    [InlineData("services.AddAuthentication().{|CKS4009:AddCookie|}(\"a\"); services.Configure<CookieAuthenticationOptions>(\"b\", o => o.EventsType = typeof(Validating));")]
    [InlineData("services.AddAuthentication().{|CKS4009:AddCookie|}(); services.Configure<CookieAuthenticationOptions>(\"Cookies\", o => o.LoginPath = \"/in\");")]
    [InlineData("services.AddIdentity<User, User>(); services.AddAuthentication().{|CKS4009:AddCookie|}();")]
    [InlineData("if (args.Length > 1) { services.AddAuthentication().{|CKS4009:AddCookie|}(); }")]
    public Task A_sign_in_without_any_validation_is_reported(string registration) => Reported(registration);

    [Theory]
    [InlineData("services.AddAuthentication().AddCookie(o => o.Events.OnValidatePrincipal = c => Task.CompletedTask);")]
    [InlineData("services.AddAuthentication().AddCookie(o => o.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync);")]
    [InlineData("services.AddAuthentication().AddCookie(o => o.Events = new CookieAuthenticationEvents { OnValidatePrincipal = c => Task.CompletedTask });")]
    [InlineData("services.AddAuthentication().AddCookie(o => o.Events = new() { OnValidatePrincipal = c => Task.CompletedTask });")]
    [InlineData("services.AddAuthentication().AddCookie(o => o.Events = new Validating());")]
    [InlineData("services.AddAuthentication().AddCookie(o => o.Events = new Constructed());")]
    [InlineData("services.AddAuthentication().AddCookie(o => o.EventsType = typeof(Validating));")]
    [InlineData("services.AddAuthentication().AddCookie(); services.Configure<CookieAuthenticationOptions>(\"Cookies\", o => o.EventsType = typeof(Validating));")]
    [InlineData("services.AddAuthentication().AddCookie(); services.PostConfigureAll<CookieAuthenticationOptions>(o => o.EventsType = typeof(Validating));")]
    [InlineData("services.AddAuthentication().AddCookie(\"a\"); services.AddOptions<CookieAuthenticationOptions>(\"a\").Configure(o => o.Events.OnValidatePrincipal = c => Task.CompletedTask);")]
    [InlineData("services.AddIdentity<User, User>();")]
    [InlineData("services.AddAuthentication().AddIdentityCookies();")]
    [InlineData("services.AddIdentityCore<User>(); services.AddAuthentication().AddCookie(IdentityConstants.ApplicationScheme);")]
    [InlineData("services.AddAuthentication().AddCookie(IdentityConstants.ExternalScheme);")]
    [InlineData("services.AddAuthentication().AddCookie(IdentityConstants.TwoFactorUserIdScheme);")]
    [InlineData("services.AddAuthentication().AddBearerToken();")]
    [InlineData("if (builder.Environment.IsDevelopment()) { services.AddAuthentication().AddCookie(); }")]
    public Task Any_validation_and_what_is_no_sign_in_are_silent(string registration) => Silent(registration);

    [Theory]
    [InlineData("services.AddAuthentication().AddCookie(o => o.EventsType = Type.GetType(\"Shop.Events\"));")]
    [InlineData("services.AddAuthentication().AddCookie(o => o.Events = (CookieAuthenticationEvents)Activator.CreateInstance(Type.GetType(\"A\")!)!);")]
    [InlineData("services.AddAuthentication().AddCookie(new Func<Action<CookieAuthenticationOptions>>(() => throw new Exception())());")]
    [InlineData("services.AddAuthentication().AddCookie(); services.Configure<CookieAuthenticationOptions>(\"Cookies\", builder.Configuration);")]
    [InlineData("services.AddAuthentication().AddCookie(); services.Configure<CookieAuthenticationOptions>(args[0], o => o.EventsType = typeof(Validating));")]
    [InlineData("services.AddAuthentication().AddCookie(o => { if (args.Length > 0) { o.EventsType = typeof(Validating); } });")]
    public Task What_cannot_be_seen_is_silent(string registration) => Silent(registration);

    [Fact]
    public Task An_options_class_that_validates_is_silent() => Silent(
        "services.AddAuthentication().AddCookie(); services.ConfigureOptions<Setup>();",
        """
        public class Setup : IPostConfigureOptions<CookieAuthenticationOptions>
        {
            public void PostConfigure(string? name, CookieAuthenticationOptions options) => options.EventsType = typeof(Validating);
        }
        """);

    [Fact]
    public Task A_method_of_the_same_name_is_none_of_this() => Silent(
        "new Oven().AddCookie(); services.AddAuthentication().AddCookie(1);",
        """
        public class Oven
        {
            public void AddCookie() { }
        }

        public static class OvenExtensions
        {
            public static AuthenticationBuilder AddCookie(this AuthenticationBuilder builder, int number) => builder;
        }
        """);

    [Fact]
    public Task A_helper_is_reported_for_what_all_its_schemes_lack() => ApplicationTest.Library("CKS4009", Usings + """
        static class Registrations
        {
            public static void Both(IServiceCollection services)
            {
                services.AddAuthentication().Add("a").Add("b");
                services.AddAuthentication().Other("c").Other("d");
                services.Configure<CookieAuthenticationOptions>("d", o => o.Events.OnValidatePrincipal = c => Task.CompletedTask);
            }

            private static AuthenticationBuilder Add(this AuthenticationBuilder builder, string scheme) => builder.{|CKS4009:AddCookie|}(scheme);

            private static AuthenticationBuilder Other(this AuthenticationBuilder builder, string scheme) => builder.AddCookie(scheme);
        }
        """);

    [Fact]
    public Task Code_that_does_not_bind_reports_nothing_and_breaks_nothing() => ApplicationTest.Library("CKS4009", Usings + """
        class Broken
        {
            public void Run(IServiceCollection services)
            {
                services.AddAuthentication().AddCookie(services.{|CS1061:Nothing|});
                {|CS0103:nothing|}.AddCookie();
            }
        }
        """);
}
