using System.Net;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging.Abstractions;
using Protection = ApplicationNamespace.SessionProtection;

namespace CookieSecurity.Proof.Binding;

/// <summary><c>EventsType</c> takes the place of <c>Events</c>; the class hands on to them.</summary>
public sealed class ConfiguredEventsTests
{
    [Fact]
    public async Task Without_the_class_a_type_of_events_leaves_the_events_themselves_unasked()
    {
        var asked = 0;
        await using var shop = await Shop.OpenAsync(typeof(Plain), builder => builder.Services.AddScoped<Plain>(), options: options => options.Events.OnValidatePrincipal = _ => Task.FromResult(asked++));
        var client = await Client.SignedInAsync(shop);

        await client.GetAsync("/account");

        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task What_is_configured_goes_on_to_run()
    {
        var asked = new List<string>();
        await using var shop = await Shop.OpenAsync(options: options => options.Events = new CookieAuthenticationEvents
        {
            OnSigningIn = _ => Note("signing in"),
            OnSignedIn = _ => Note("signed in"),
            OnValidatePrincipal = _ => Note("validate"),
            OnCheckSlidingExpiration = _ => Note("sliding"),
            OnRedirectToLogin = context =>
            {
                context.Response.StatusCode = StatusCodes.Status418ImATeapot;
                return Note("login");
            },
        });

        Assert.Equal(StatusCodes.Status418ImATeapot, (int)(await new Client(shop).GetAsync("/account")).Status);
        var client = await Client.SignedInAsync(shop);
        Assert.Equal("ann", await client.NameAsync());

        Assert.Equal(["login", "signing in", "signed in", "sliding", "validate"], asked);

        Task Note(string what)
        {
            asked.Add(what);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task An_object_of_the_class_as_events_does_not_call_itself_for_ever()
    {
        var protection = new EphemeralDataProtectionProvider();
        await using var shop = await Shop.OpenAsync(options: options => options.Events = new Protection(protection, new AuthenticationSchemeProvider(Microsoft.Extensions.Options.Options.Create(new AuthenticationOptions())), NullLogger<Protection>.Instance));
        var client = await Client.SignedInAsync(shop);

        Assert.Equal("ann", await client.NameAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await new Client(shop).GetAsync("/account")).Status);
    }

    [Fact]
    public async Task Another_client_is_told_before_the_configured_events_are_asked()
    {
        var asked = 0;
        await using var shop = await Shop.OpenAsync(options: options => options.Events.OnValidatePrincipal = _ => Task.FromResult(asked++));
        var client = await Client.SignedInAsync(shop);

        await client.With("curl/8.0").GetAsync("/account");

        Assert.Equal(0, asked);
    }

    [Fact]
    public async Task The_security_stamp_of_Identity_is_still_checked()
    {
        var users = new Users();
        await using var shop = await Shop.OpenAsync(
            builder =>
            {
                builder.Services.AddSingleton<IUserStore<User>>(users);
                builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
                builder.Services.AddIdentityCore<User>().AddSignInManager();
                builder.Services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.Zero);
                builder.Services.ConfigureApplicationCookie(options => options.EventsType = typeof(Protection));
            },
            app => app.MapGet("/identity", (SignInManager<User> manager) => manager.SignInAsync(users.Ann, isPersistent: false)));
        var client = new Client(shop);
        await client.GetAsync("/identity");

        Assert.Equal("ann", await client.NameAsync());
        Assert.Equal("ann", await client.NameAsync());
        Assert.Equal("/", (await client.With("curl/8.0").GetAsync("/")).Location);
        Assert.Equal("ann", await client.NameAsync());
        users.Ann.Stamp = "another";
        Assert.Equal("nobody", await client.NameAsync());
    }

    private sealed class Plain : CookieAuthenticationEvents;

    private sealed class User
    {
        public string Stamp { get; set; } = "first";
    }

    /// <summary>One user, whose sign-ins end when the stamp changes.</summary>
    private sealed class Users : IUserSecurityStampStore<User>
    {
        public User Ann { get; } = new();

        public Task<string> GetUserIdAsync(User user, CancellationToken cancellationToken) => Task.FromResult("1");

        public Task<string?> GetUserNameAsync(User user, CancellationToken cancellationToken) => Task.FromResult<string?>("ann");

        public Task SetUserNameAsync(User user, string? userName, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<string?> GetNormalizedUserNameAsync(User user, CancellationToken cancellationToken) => Task.FromResult<string?>("ANN");

        public Task SetNormalizedUserNameAsync(User user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<IdentityResult> CreateAsync(User user, CancellationToken cancellationToken) => Task.FromResult(IdentityResult.Success);

        public Task<IdentityResult> UpdateAsync(User user, CancellationToken cancellationToken) => Task.FromResult(IdentityResult.Success);

        public Task<IdentityResult> DeleteAsync(User user, CancellationToken cancellationToken) => Task.FromResult(IdentityResult.Success);

        public Task<User?> FindByIdAsync(string userId, CancellationToken cancellationToken) => Task.FromResult<User?>(Ann);

        public Task<User?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => Task.FromResult<User?>(Ann);

        public Task SetSecurityStampAsync(User user, string stamp, CancellationToken cancellationToken)
        {
            user.Stamp = stamp;
            return Task.CompletedTask;
        }

        public Task<string?> GetSecurityStampAsync(User user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Stamp);

        public void Dispose()
        {
        }
    }
}
