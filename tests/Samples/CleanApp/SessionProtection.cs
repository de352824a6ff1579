using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;

namespace CleanApp;

/// <summary>
/// Binds each sign-in to the client that signed in: a stolen cookie that another browser sends ends the sign-in there.
/// </summary>
/// <remarks>
/// The client is told by its User-Agent header and, if <see cref="BindsNetwork"/> says so, by the network that it comes from. Neither is a
/// secret: this makes stolen cookies harder to use, and does not replace Secure, HttpOnly, short lifetimes and the check of security stamps.
/// An update of a browser changes its User-Agent header, so people sign in again after one.
/// </remarks>
[SuppressMessage("Performance", "CA1812", Justification = "Created as a service.")]
internal sealed class SessionProtection : CookieAuthenticationEvents
{
    /// <summary>Where a browser is sent whose sign-in was ended. The page must not need a sign-in.</summary>
    private const string RedirectPath = "/";

    /// <summary>Requests below this path are answered with 401 and not redirected, like all others that do not ask for a page.</summary>
    private const string ApiPath = "/api";

    /// <summary>Leading bytes of an IPv4 address that make its network (/24), so that neighbours in one network count as one client.</summary>
    private const int NetworkBytesOfIPv4 = 3;

    /// <summary>The same for IPv6 (/48): addresses below it change often, for privacy and when a router starts anew.</summary>
    private const int NetworkBytesOfIPv6 = 6;

    /// <summary>Where the sign-in keeps its binding, in the encrypted ticket beside the claims.</summary>
    private const string BindingItem = ".client-binding";

    private const int KeyLength = 32;

    private static readonly Action<ILogger, string, Exception?> LogOtherClient = LoggerMessage.Define<string>(
        LogLevel.Warning, new EventId(1, "SignInOfAnotherClient"), "A sign-in of the scheme {Scheme} came from another client and was ended.");

    /// <summary>What the handler does where nothing else was configured.</summary>
    private static readonly CookieAuthenticationEvents Defaults = new CookieAuthenticationEvents();

    private readonly IDataProtector _protector;
    private readonly IAuthenticationSchemeProvider _schemes;
    private readonly ILogger<SessionProtection> _logger;

    /// <summary>Services make one for each request, so this speaks of the request.</summary>
    private bool _ended;

    public SessionProtection(IDataProtectionProvider protection, IAuthenticationSchemeProvider schemes, ILogger<SessionProtection> logger)
    {
        _protector = protection.CreateProtector("SessionProtection.ClientBinding.v1");
        _schemes = schemes;
        _logger = logger;
    }

    /// <summary>
    /// Whether the client's network counts too. People who change networks then sign in again: from Wi-Fi to mobile, from IPv4 to IPv6.
    /// Behind a proxy, UseForwardedHeaders must come before UseAuthentication, and both must be called. Changing this ends all sign-ins once.
    /// </summary>
    private static bool BindsNetwork => false;

    /// <summary>
    /// Whether sign-ins from before this class was introduced go on, bound to the client that sends them next. Say false when the longest
    /// sign-in from then has expired, for a cookie that was stolen before is not bound to anybody yet.
    /// </summary>
    private static bool AcceptsUnbound => true;

    /// <summary>Binds a new sign-in.</summary>
    public override Task SigningIn(CookieSigningInContext context)
    {
        Bind(context.HttpContext, context.Properties);
        return Next(context.Options).SigningIn(context);
    }

    /// <summary>Compares the client with the one that signed in, then lets the options' own events look, such as the check of the security stamp.</summary>
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.Properties.Items.TryGetValue(BindingItem, out var binding) || !AcceptsUnbound)
        {
            if (!IsBoundTo(context.HttpContext, binding))
            {
                LogOtherClient(_logger, context.Scheme.Name, null);
                context.RejectPrincipal();
                await EndAsync(context.HttpContext).ConfigureAwait(false);
                return;
            }
        }
        else
        {
            Bind(context.HttpContext, context.Properties);
            context.ShouldRenew = true;
        }

        await Next(context.Options).ValidatePrincipal(context).ConfigureAwait(false);
    }

    /// <summary>A challenge after the sign-in was ended, by an endpoint that asks for this scheme by name, gets the same answer.</summary>
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) =>
        _ended ? AnswerAsync(context.HttpContext) : Next(context.Options).RedirectToLogin(context);

    // EventsType takes the place of Events: what is configured there must go on to run.
    public override Task SignedIn(CookieSignedInContext context) => Next(context.Options).SignedIn(context);

    public override Task SigningOut(CookieSigningOutContext context) => Next(context.Options).SigningOut(context);

    public override Task CheckSlidingExpiration(CookieSlidingExpirationContext context) => Next(context.Options).CheckSlidingExpiration(context);

    public override Task RedirectToLogout(RedirectContext<CookieAuthenticationOptions> context) => Next(context.Options).RedirectToLogout(context);

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) => Next(context.Options).RedirectToAccessDenied(context);

    public override Task RedirectToReturnUrl(RedirectContext<CookieAuthenticationOptions> context) => Next(context.Options).RedirectToReturnUrl(context);

    private static CookieAuthenticationEvents Next(CookieAuthenticationOptions options) =>
        options.Events is SessionProtection ? Defaults : options.Events ?? Defaults;

    /// <summary>Keeps a key and the hash of the client under that key: who reads the ticket's store learns neither browser nor address.</summary>
    private void Bind(HttpContext context, AuthenticationProperties properties)
    {
        var key = RandomNumberGenerator.GetBytes(KeyLength);
        var hash = HMACSHA256.HashData(key, Describe(context));
        var binding = new byte[key.Length + hash.Length];
        key.CopyTo(binding, 0);
        hash.CopyTo(binding, key.Length);
        properties.Items[BindingItem] = Convert.ToBase64String(_protector.Protect(binding));
    }

    private bool IsBoundTo(HttpContext context, string? binding)
    {
        try
        {
            var known = _protector.Unprotect(Convert.FromBase64String(binding ?? string.Empty)).AsSpan();
            return known.Length > KeyLength
                && CryptographicOperations.FixedTimeEquals(known.Slice(KeyLength), HMACSHA256.HashData(known.Slice(0, KeyLength), Describe(context)));
        }
        catch (Exception unreadable) when (unreadable is FormatException || unreadable is CryptographicException)
        {
            return false;
        }
    }

    private static byte[] Describe(HttpContext context)
    {
        var agent = context.Request.Headers.UserAgent.ToString();
        return Encoding.UTF8.GetBytes(BindsNetwork ? agent + "\n" + NetworkOf(context.Connection.RemoteIpAddress) : agent);
    }

    /// <summary>From the connection, which UseForwardedHeaders has corrected where a proxy is trusted; never from a header that anybody can write.</summary>
    private static string NetworkOf(IPAddress? address)
    {
        if (address == null)
        {
            return string.Empty;
        }

        var real = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var length = real.AddressFamily == AddressFamily.InterNetwork ? NetworkBytesOfIPv4 : NetworkBytesOfIPv6;
        return Convert.ToHexString(real.GetAddressBytes(), 0, length);
    }

    /// <summary>Signs out of every cookie, and puts an answer in the place of the endpoint, which would run for anonymous users otherwise.</summary>
    private async Task EndAsync(HttpContext context)
    {
        _ended = true;
        ClearSession(context);
        if (!context.Response.HasStarted)
        {
            foreach (var scheme in await _schemes.GetAllSchemesAsync().ConfigureAwait(false))
            {
                if (typeof(CookieAuthenticationHandler).IsAssignableFrom(scheme.HandlerType))
                {
                    await context.SignOutAsync(scheme.Name).ConfigureAwait(false);
                }
            }
        }

        // Routing that comes later leaves an endpoint alone that is there already.
        context.SetEndpoint(new Endpoint(AnswerAsync, new EndpointMetadataCollection(new AllowAnonymousAttribute()), "The sign-in of another client was ended"));
    }

    private static Task AnswerAsync(HttpContext context)
    {
        ClearSession(context);
        if (WantsPage(context.Request))
        {
            context.Response.Redirect(context.Request.PathBase + RedirectPath);
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }

    /// <summary>The session is there from UseSession on, which may come before or after authentication.</summary>
    private static void ClearSession(HttpContext context) => context.Features.Get<ISessionFeature>()?.Session?.Clear();

    /// <summary>Browsers ask for HTML when they open a page; script and other programs do not.</summary>
    private static bool WantsPage(HttpRequest request) =>
        !request.Path.StartsWithSegments(ApiPath, StringComparison.OrdinalIgnoreCase)
        && !string.Equals(request.Headers.XRequestedWith, "XMLHttpRequest", StringComparison.OrdinalIgnoreCase)
        && (request.Headers.Accept.Count == 0 || request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase));
}
