using static CookieSecurity.Tests.FrameworkCookies.FrameworkCookieTest;

namespace CookieSecurity.Tests.Configuration;

/// <summary>The shapes in which Identity's cookies are configured, of which each is a scheme of its own.</summary>
public sealed class IdentityShapeTests
{
    /// <summary>With <c>#</c> for the assignment on <c>o</c>, and <c>$C</c> for the cookie: <c>Application</c>, <c>External</c> and so on.</summary>
    public static TheoryData<string> Shapes =>
    [
        "services.AddAuthentication().AddIdentityCookies(b => b.$CCookie!.Configure(o => # ));",
        "services.AddAuthentication().AddIdentityCookies(b => { b.$CCookie?.PostConfigure(o => { # ; }); });",
        "services.AddAuthentication().AddIdentityCookies(Set); static void Set(IdentityCookiesBuilder b) => b.$CCookie!.Configure<IConfiguration>((o, _) => # );",
        "services.AddAuthentication().AddIdentityCookies().$CCookie!.Configure(o => # );",
        "var cookies = services.AddAuthentication().AddIdentityCookies(); cookies.$CCookie!.Configure(o => # );",
        "services.AddAuthentication().Add$CCookie().Configure(o => # );",
        "var cookie = services.AddAuthentication().Add$CCookie(); cookie.Configure(Set); static void Set(CookieAuthenticationOptions o) { # ; }",
        "services.Configure<CookieAuthenticationOptions>(IdentityConstants.$CScheme, o => # );",
        "services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.$CScheme).Configure(o => # );",
    ];

    /// <summary>Those that two of the cookies have.</summary>
    public static TheoryData<string> OwnCalls =>
    [
        "services.Configure$CCookie(o => # );",
        "services.Configure$CCookie(configure: Set); static void Set(CookieAuthenticationOptions o) => # ;",
    ];

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Every_cookie_of_Identity_is_seen_in_every_shape(string shape)
    {
        foreach (var cookie in new[] { "Application", "External", "TwoFactorRememberMe", "TwoFactorUserId" })
        {
            await Check(shape, cookie);
        }
    }

    [Theory]
    [MemberData(nameof(OwnCalls))]
    public async Task The_calls_of_its_own_are_seen(string shape)
    {
        await Check(shape, "Application");
        await Check(shape, "External");
    }

    [Fact]
    public Task One_scheme_does_not_speak_for_another() => Services(
        "CKS2001",
        """
        services.ConfigureApplicationCookie(o => {|CKS2001:o.Cookie.SecurePolicy = CookieSecurePolicy.None|});
        services.ConfigureExternalCookie(o => o.Cookie.SecurePolicy = CookieSecurePolicy.Always);
        """);

    private static async Task Check(string shape, string cookie)
    {
        var code = shape.Replace("$C", cookie);
        await Services("CKS2001,CKS2003", code.Replace("#", "{|CKS2001:o.Cookie.SecurePolicy = CookieSecurePolicy.None|}"));
        await Services("CKS2001,CKS2003", code.Replace("#", "{|CKS2003:o.Cookie.HttpOnly = false|}"));
        await Services("CKS2001,CKS2003", code.Replace("#", "o.Cookie.SecurePolicy = CookieSecurePolicy.Always"));
        await Services("CKS2001,CKS2003", code.Replace("#", "o.Cookie.HttpOnly = bool.Parse(Environment.MachineName)"));
    }
}
