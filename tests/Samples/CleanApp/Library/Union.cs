using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;

namespace CleanApp.Library;

/// <summary>Readers of the libraries in the union sign in with the account that they have there.</summary>
internal static class Union
{
    public const string Scheme = "Union";

    public static AuthenticationBuilder AddUnion(this AuthenticationBuilder authentication, IConfiguration configuration)
    {
        authentication.Services.ConfigureOptions<UnionCookies>();
        return authentication.AddOAuth(Scheme, options =>
        {
            options.ClientId = "shelf";
            options.ClientSecret = configuration["Union:Secret"] ?? "none yet";
            options.AuthorizationEndpoint = "https://union.example/authorize";
            options.TokenEndpoint = "https://union.example/token";
            options.CallbackPath = "/signin-union";
        });
    }
}

/// <summary>The cookie that goes along to the union and back.</summary>
internal sealed class UnionCookies : IConfigureNamedOptions<OAuthOptions>
{
    public void Configure(OAuthOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, OAuthOptions options)
    {
        if (name == Union.Scheme)
        {
            options.CorrelationCookie.Name = "__Host-union.";
            options.CorrelationCookie.Path = "/";
        }
    }
}
