using System.Collections.Generic;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Authentication;

/// <summary>What the attributes of an endpoint, and of what is around it, demand of whoever asks.</summary>
/// <param name="RequiresUser">An <c>[Authorize]</c>, whatever it says.</param>
/// <param name="AllowsAnonymous">An <c>[AllowAnonymous]</c>, which wins.</param>
/// <param name="Schemes">The schemes that are named.</param>
/// <param name="Policies">The policies that are named.</param>
internal sealed record AccessDemand(bool RequiresUser, bool AllowsAnonymous, ImmutableArray<string> Schemes, ImmutableArray<string> Policies)
{
    public static readonly AccessDemand None = new(false, false, ImmutableArray<string>.Empty, ImmutableArray<string>.Empty);

    /// <summary>A demand that names nothing: any signed-in user.</summary>
    public static readonly AccessDemand User = None with { RequiresUser = true };

    /// <summary>Both at once: schemes of several attributes add up.</summary>
    public AccessDemand And(AccessDemand other) =>
        new(RequiresUser || other.RequiresUser, AllowsAnonymous || other.AllowsAnonymous, Schemes.AddRange(other.Schemes), Policies.AddRange(other.Policies));

    /// <summary>What these attributes demand: <c>[Authorize]</c> and what derives from it or implements its interface.</summary>
    public static AccessDemand Of(IEnumerable<AttributeData> attributes)
    {
        var demand = None;
        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass is not { } type)
            {
                continue;
            }

            if (type.Implements("IAllowAnonymous"))
            {
                demand = demand with { AllowsAnonymous = true };
            }
            else if (type.Implements("IAuthorizeData"))
            {
                demand = demand.And(Of(attribute));
            }
        }

        return demand;
    }

    /// <summary>The schemes that count: those that are named here, and those of the named policies.</summary>
    public ImmutableArray<string> SchemesIn(RegisteredSchemes registered)
    {
        var all = Schemes;
        foreach (var policy in Policies)
        {
            if (registered.Policies.TryGetValue(policy, out var schemes) && !schemes.IsDefault)
            {
                all = all.AddRange(schemes);
            }
        }

        return all;
    }

    private static AccessDemand Of(AttributeData attribute)
    {
        var demand = User;
        if (attribute.ConstructorArguments is { Length: > 0 } arguments && attribute.AttributeConstructor?.Parameters[0].Name == "policy" && arguments[0].Value is string policy)
        {
            demand = demand with { Policies = ImmutableArray.Create(policy) };
        }

        foreach (var named in attribute.NamedArguments)
        {
            if (named.Value.Value is string text)
            {
                demand = named.Key switch
                {
                    "AuthenticationSchemes" => demand with { Schemes = Split(text) },
                    "Policy" => demand with { Policies = ImmutableArray.Create(text) },
                    _ => demand,
                };
            }
        }

        return demand;
    }

    /// <summary>A comma separated list, as the framework reads it.</summary>
    private static ImmutableArray<string> Split(string text)
    {
        var schemes = ImmutableArray.CreateBuilder<string>();
        foreach (var part in text.Split(','))
        {
            if (part.Trim() is { Length: > 0 } scheme)
            {
                schemes.Add(scheme);
            }
        }

        return schemes.ToImmutable();
    }
}
