using System.Collections.Immutable;
using System.Threading;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;

namespace CookieSecurity.Analyzers.SignIn;

/// <summary>The cookie sign-in schemes that this compilation registers, which of them are Identity's, and how their cookies are validated.</summary>
internal sealed class SignInSchemes(FlowModel flow, SetupModel setup, OptionsConfiguration configuration)
{
    private readonly object gate = new();
    private ImmutableArray<SignInScheme> schemes;
    private ImmutableArray<SourceValidation> validations;

    /// <summary>Whether the name is one of Identity's own schemes.</summary>
    public static bool IsIdentity(string? scheme) => scheme is SchemeNames.IdentityApplication or SchemeNames.IdentityExternal
        or SchemeNames.IdentityTwoFactorRememberMe or SchemeNames.IdentityTwoFactorUserId;

    /// <summary>Whether Identity checks the security stamp when it reads that scheme's cookie; the others have no check to lose.</summary>
    public static bool ChecksStamp(string? scheme) => scheme is SchemeNames.IdentityApplication or SchemeNames.IdentityTwoFactorRememberMe;

    /// <summary>Schemes that only lead to a sign-in: the cookie lives for minutes and stands for nobody yet.</summary>
    public static bool IsIntermediate(string? scheme) => scheme is SchemeNames.IdentityExternal or SchemeNames.IdentityTwoFactorRememberMe or SchemeNames.IdentityTwoFactorUserId;

    /// <summary>All schemes, in the order of the files and calls.</summary>
    public ImmutableArray<SignInScheme> All(CancellationToken cancellation)
    {
        lock (gate)
        {
            return schemes.IsDefault ? schemes = Find(cancellation) : schemes;
        }
    }

    /// <summary>Whether a call of this compilation registers Identity's own cookies.</summary>
    public bool HasIdentity(CancellationToken cancellation)
    {
        foreach (var scheme in All(cancellation))
        {
            if (scheme.IsOfIdentity)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The <c>AddCookie</c> that registers a scheme of that name; null where there is none.</summary>
    public SignInScheme? Plain(string name, CancellationToken cancellation)
    {
        foreach (var scheme in All(cancellation))
        {
            if (!scheme.IsOfIdentity && scheme.Name.Text == name)
            {
                return scheme;
            }
        }

        return null;
    }

    /// <summary>Every place that does something to the validation of a sign-in cookie, in the order of the files and calls.</summary>
    public ImmutableArray<SourceValidation> Validations(CancellationToken cancellation)
    {
        lock (gate)
        {
            return validations.IsDefault ? validations = FindValidations(cancellation) : validations;
        }
    }

    /// <summary>What every place that configures the scheme, or may, leaves of the validation of its cookie; those that leave it alone are not among them.</summary>
    public ImmutableArray<ValidationSetting> ValidationsOf(SchemeName name, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<ValidationSetting>();
        foreach (var (source, settings) in Validations(cancellation))
        {
            if (!source.Name.MayReach(name))
            {
                continue;
            }

            foreach (var setting in settings)
            {
                if (setting.Kind != SignInValidation.Untouched)
                {
                    found.Add(source.Name.Reaches(name) ? setting : setting with { Kind = SignInValidation.Unknown });
                }
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Whether something validates the scheme's cookie, or may.</summary>
    public bool IsValidated(SchemeName name, CancellationToken cancellation)
    {
        foreach (var setting in ValidationsOf(name, cancellation))
        {
            if (setting.Kind != SignInValidation.Removed)
            {
                return true;
            }
        }

        return false;
    }

    private ImmutableArray<SourceValidation> FindValidations(CancellationToken cancellation)
    {
        var reader = new ValidationSettings(flow, cancellation);
        var found = ImmutableArray.CreateBuilder<SourceValidation>();
        foreach (var source in configuration.Sources(cancellation))
        {
            if (source.Type == TrackedTypes.SignIn && new SourceValidation(source, reader.Of(source)) is { IsTouched: true } validation)
            {
                found.Add(validation);
            }
        }

        return found.ToImmutable();
    }

    private ImmutableArray<SignInScheme> Find(CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<SignInScheme>();
        foreach (var call in setup.Calls(cancellation))
        {
            if (IdentityOrder.Registers(call))
            {
                found.Add(new SignInScheme(SchemeName.Of(SchemeNames.IdentityApplication), call, IsOfIdentity: true));
                if (call.Name != "AddApplicationCookie")
                {
                    found.Add(new SignInScheme(SchemeName.Of(SchemeNames.IdentityExternal), call, IsOfIdentity: true));
                    found.Add(new SignInScheme(SchemeName.Of(SchemeNames.IdentityTwoFactorRememberMe), call, IsOfIdentity: true));
                    found.Add(new SignInScheme(SchemeName.Of(SchemeNames.IdentityTwoFactorUserId), call, IsOfIdentity: true));
                }
            }
            else if (call is { Name: "AddCookie", IsFramework: true })
            {
                foreach (var way in call.Ways)
                {
                    found.Add(new SignInScheme(SchemeNames.Of(way), call, IsOfIdentity: false));
                }
            }
        }

        return found.ToImmutable();
    }
}
