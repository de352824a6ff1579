using System.Collections.Immutable;
using System.Threading;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Authentication;

/// <summary>Reads the schemes off the calls that register them, in the order in which they run.</summary>
internal sealed class SchemeReader(
    Compilation compilation, FlowModel flow, SetupModel setup, OptionsConfiguration configuration, ApplicationMemory memory, CancellationToken cancellation)
{
    private const string IdentityPrefix = "Identity.";

    /// <summary>A name that no attribute can say.</summary>
    private const string Nameless = "\0";

    private readonly ImmutableDictionary<string, SchemeKind>.Builder kinds = ImmutableDictionary.CreateBuilder<string, SchemeKind>();
    private readonly CredentialOfHandler credential = new(compilation, flow, memory, cancellation);
    private string? defaultScheme = string.Empty;
    private string? defaultAuthenticateScheme = string.Empty;

    public RegisteredSchemes Read()
    {
        foreach (var call in setup.Calls(cancellation))
        {
            if (call.IsFramework)
            {
                Read(call);
            }
            else
            {
                ReadOther(call);
            }
        }

        var policies = new PolicyReader(compilation, flow, memory, cancellation);
        policies.Read();
        var named = defaultAuthenticateScheme is { Length: 0 } ? defaultScheme : defaultAuthenticateScheme;
        var schemes = new RegisteredSchemes(kinds.ToImmutable(), named, policies.Named, policies.Default, Fallback.Nothing);
        return policies.HasFallback
            ? schemes with { Fallback = schemes.Of(policies.Fallback) == AuthenticationKind.Tokens ? Fallback.SignedInUser | Fallback.Token : Fallback.SignedInUser }
            : schemes;
    }

    private void Read(SetupCall call)
    {
        switch (call.Name)
        {
            case "AddAuthentication":
                ReadDefaults(call);
                break;
            case "Configure" or "PostConfigure":
                ReadOptions(call);
                break;
            case "AddCookie" or "AddNegotiate" or "AddCertificate":
                Add(call, SchemeKind.Cookie);
                break;
            case "AddJwtBearer" or "AddBearerToken" or "AddMicrosoftIdentityWebApi" or "AddMicrosoftIdentityWebApiAuthentication":
                Add(call, credential.IsTokenInCookie() ? SchemeKind.Cookie : SchemeKind.Token);
                break;
            case "AddIdentity":
                AddIdentity();
                defaultAuthenticateScheme = SchemeNames.IdentityApplication;
                break;
            case "AddDefaultIdentity":
                AddIdentity();
                defaultScheme = SchemeNames.IdentityApplication;
                break;
            case "AddIdentityApiEndpoints":
                AddIdentity();
                kinds[IdentityPrefix + "Bearer"] = SchemeKind.Token;
                kinds[IdentityPrefix + "BearerAndApplication"] = SchemeKind.Cookie;
                defaultScheme = IdentityPrefix + "BearerAndApplication";
                break;
            case "AddIdentityCookies" or "AddApplicationCookie" or "ConfigureApplicationCookie":
                AddIdentity();
                break;
            case "AddScheme" when call.Method.TypeArguments.Length == 2:
                Add(call, credential.Of(call.Method.TypeArguments[1]));
                break;
            case "AddMicrosoftIdentityWebApp" or "AddMicrosoftIdentityWebAppAuthentication":
                kinds[SchemeNames.Cookies] = SchemeKind.Cookie;
                break;
            default:
                if (CookieUse.RemoteSignIn.IsRegistered(call, flow))
                {
                    // What the other site says is kept in a cookie of one's own.
                    Add(call, SchemeKind.Cookie);
                }

                break;
        }
    }

    /// <summary>Packages of others: those that derive from the framework's remote schemes, and those that are known by their names.</summary>
    private void ReadOther(SetupCall call)
    {
        if (CookieUse.RemoteSignIn.IsRegistered(call, flow))
        {
            Add(call, SchemeKind.Cookie);
            return;
        }

        switch (call.Name)
        {
            case "AddIdentityServer":
                kinds["idsrv"] = SchemeKind.Cookie;
                break;
            case "AddLocalApi" or "AddLocalApiAuthentication":
                kinds["IdentityServerAccessToken"] = SchemeKind.Token;
                break;
            case "AddIdentityServerAuthentication" or "AddOAuth2Introspection":
                Add(call, SchemeKind.Token);
                break;
            default:
                if (call.Method.Parameters.Length > 0 && call.Method.Parameters[0].Type.Name == "AuthenticationBuilder" && call.IsUnseen)
                {
                    Add(call, SchemeKind.Unknown);
                }

                break;
        }
    }

    private void AddIdentity()
    {
        kinds[SchemeNames.IdentityApplication] = SchemeKind.Cookie;
        kinds[SchemeNames.IdentityExternal] = SchemeKind.Cookie;
    }

    private void Add(SetupCall call, SchemeKind kind)
    {
        var name = SchemeNames.Of(call.Ways[0]).Text is { Length: > 0 } text ? text : Nameless + call.Name;
        kinds[name] = kinds.TryGetValue(name, out var known) && known != kind ? SchemeKind.Unknown : kind;
    }

    private void ReadDefaults(SetupCall call)
    {
        if (call.Argument("defaultScheme") is { } named)
        {
            defaultScheme = named.Text;
        }

        ReadOptions(call);
    }

    private void ReadOptions(SetupCall call)
    {
        foreach (var source in configuration.Sources(cancellation))
        {
            if (source.Call == call && source.Type == TrackedTypes.Authentication)
            {
                Take(source, "DefaultScheme", ref defaultScheme);
                Take(source, "DefaultAuthenticateScheme", ref defaultAuthenticateScheme);
            }
        }
    }

    private static void Take(OptionsSource source, string member, ref string? scheme)
    {
        foreach (var fact in source.Of(member))
        {
            if (fact.Atom != Atom.Unset)
            {
                scheme = source.Of(member).Length == 1 ? (fact.Atom as ConstantAtom)?.Value as string : null;
            }
        }
    }
}
