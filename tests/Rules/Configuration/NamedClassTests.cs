using static CookieSecurity.Tests.FrameworkCookies.FrameworkCookieTest;

namespace CookieSecurity.Tests.Configuration;

/// <summary>Classes that configure options and ask for the name of the scheme.</summary>
public sealed class NamedClassTests
{
    private const string Bad = "{|CKS2003:o.Cookie.HttpOnly = false|}";
    private const string Good = "o.Cookie.HttpOnly = false";

    [Theory]
    [InlineData("if (name == \"a\") # ;")]
    [InlineData("if (\"a\" == name) { o.LoginPath = \"/in\"; # ; }")]
    [InlineData("if (name != \"a\") { return; } # ;")]
    [InlineData("if (name is not \"a\") return; # ;")]
    [InlineData("if (name is \"a\" or \"b\") { # ; }")]
    [InlineData("switch (name) { case \"a\": # ; break; }")]
    [InlineData("const string Own = \"a\"; if (name == Own) { # ; }")]
    [InlineData("if (name == IdentityConstants.ApplicationScheme) { # ; }")]
    [InlineData("if (name == CookieAuthenticationDefaults.AuthenticationScheme) Set(o); static void Set(CookieAuthenticationOptions o) => # ;")]
    public async Task What_is_done_for_one_scheme_is_seen(string code)
    {
        await Configured(code.Replace("#", Bad));
        await Configured(code.Replace("#", "o.Cookie.HttpOnly = true"));
        await Configured(code.Replace("#", "o.Cookie.HttpOnly = bool.Parse(Environment.MachineName)"));
    }

    [Theory]
    [InlineData("if (name == Environment.MachineName) # ;")]
    [InlineData("if (name == \"a\" && Environment.UserInteractive) # ;")]
    [InlineData("if (name == \"\") # ;")]
    [InlineData("if (name == Options.DefaultName) # ;")]
    [InlineData("if (name == \"a\") # ; o.Cookie.HttpOnly = true;")]
    [InlineData("if (!string.Equals(name, \"a\", StringComparison.Ordinal)) return; # ;")]
    [InlineData("if (name + \"b\" == \"ab\") return; # ;")]
    [InlineData("if (name is { Length: 1 }) return; # ;")]
    [InlineData("switch (name) { case var given when given.StartsWith(\"a\"): return; } # ;")]
    [InlineData("if (name!.StartsWith(Environment.MachineName)) # ;")]
    public Task What_may_be_done_for_none_or_is_asked_otherwise_is_silent(string code) => Configured(code.Replace("#", Good));

    [Fact]
    public Task One_scheme_is_not_the_other() => Services(
        "CKS2001,CKS2002,CKS2003",
        """
        services.AddAuthentication().AddCookie("a").{|CKS2002:AddCookie|}("b");
        class Setup : IConfigureNamedOptions<CookieAuthenticationOptions>
        {
            public void Configure(CookieAuthenticationOptions o) => Configure(Options.DefaultName, o);
            public void Configure(string? name, CookieAuthenticationOptions o)
            {
                if (name == "a")
                {
                    o.Cookie.SecurePolicy = CookieSecurePolicy.Always;
                }
            }
        }
        """);

    [Fact]
    public Task What_has_no_scheme_is_the_one_without_a_name() => Services(
        "CKS2001",
        """
        services.{|CKS2001:AddSession|}();
        services.AddAntiforgery();
        class Setup : IConfigureNamedOptions<SessionOptions>, IConfigureNamedOptions<AntiforgeryOptions>
        {
            public void Configure(SessionOptions o) => Configure("other", o);
            public void Configure(string? name, SessionOptions o)
            {
                if (name == "other") o.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            }
            public void Configure(AntiforgeryOptions o) => Configure(Options.DefaultName, o);
            public void Configure(string? name, AntiforgeryOptions o)
            {
                if (name == Options.DefaultName) o.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            }
        }
        """);

    private static async Task Configured(string code)
    {
        await Services(
            "CKS2003",
            "services.ConfigureOptions<Setup>(); class Setup : IPostConfigureOptions<CookieAuthenticationOptions> { public void PostConfigure(string? name, CookieAuthenticationOptions o) { " + code + " } }");
    }
}
