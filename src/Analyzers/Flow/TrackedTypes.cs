using System.Collections.Immutable;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>The types that the flow follows, with what a fresh object of each holds (measured on ASP.NET Core 8 to 10).</summary>
internal sealed class TrackedTypes
{
    private const int SameSiteUnspecified = -1;

    private readonly ImmutableArray<TrackedType> all;

    public TrackedTypes(KnownSymbols symbols)
    {
        CookieOptions = new TrackedType(symbols.CookieOptions, Defaults(
            (Member.Secure, false),
            (Member.HttpOnly, false),
            (Member.SameSite, SameSiteUnspecified),
            (Member.Path, "/"),
            (Member.Domain, null),
            (Member.MaxAge, null),
            (Member.Expires, null),
            (Member.IsEssential, false),
            (Member.Partitioned, false)));
        CookieBuilder = symbols.CookieBuilder is null ? null : new TrackedType(symbols.CookieBuilder, Defaults(
            (Member.Name, null),
            (Member.SecurePolicy, 0),
            (Member.HttpOnly, false),
            (Member.SameSite, SameSiteUnspecified),
            (Member.Path, null),
            (Member.Domain, null),
            (Member.MaxAge, null),
            (Member.Expiration, null),
            (Member.IsEssential, false),
            (Member.Partitioned, false)));
        CookiePolicy = symbols.CookiePolicyOptions is null ? null : new TrackedType(symbols.CookiePolicyOptions, Defaults(
            (Member.Secure, 2),
            (Member.HttpOnly, 0),
            (Member.MinimumSameSitePolicy, SameSiteUnspecified),
            (Member.OnAppendCookie, null)));
        AppendCookieContext = symbols.AppendCookieContext is null ? null : new TrackedType(symbols.AppendCookieContext, Defaults(
            (Member.CookieOptions, null)));

        var types = ImmutableArray.CreateBuilder<TrackedType>(4);
        foreach (var type in new[] { CookieOptions, CookieBuilder, CookiePolicy, AppendCookieContext })
        {
            if (type is not null)
            {
                types.Add(type);
            }
        }

        all = types.ToImmutable();
    }

    public TrackedType CookieOptions { get; }

    public TrackedType? CookieBuilder { get; }

    public TrackedType? CookiePolicy { get; }

    public TrackedType? AppendCookieContext { get; }

    public TrackedType? Of(ITypeSymbol? type)
    {
        if (type is null || type.TypeKind is not (TypeKind.Class or TypeKind.TypeParameter))
        {
            return null;
        }

        foreach (var tracked in all)
        {
            if (tracked.Covers(type))
            {
                return tracked;
            }
        }

        return null;
    }

    /// <summary>Whether objects of this type are, or hand on, tracked ones: the type itself, a task or a tuple of it, or a constraint to it.</summary>
    public bool Carries(ITypeSymbol? type)
    {
        if (Of(type) is not null)
        {
            return true;
        }

        switch (type)
        {
            case INamedTypeSymbol { IsGenericType: true } named when named.IsTupleType || named.Name is "Task" or "ValueTask":
                foreach (var argument in named.TypeArguments)
                {
                    if (Carries(argument))
                    {
                        return true;
                    }
                }

                return false;
            case ITypeParameterSymbol parameter:
                foreach (var constraint in parameter.ConstraintTypes)
                {
                    if (Carries(constraint))
                    {
                        return true;
                    }
                }

                return false;
            default:
                return false;
        }
    }

    private static ImmutableDictionary<string, object?> Defaults(params (string Member, object? Value)[] members)
    {
        var defaults = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var (member, value) in members)
        {
            defaults.Add(member, value);
        }

        return defaults.ToImmutable();
    }
}

/// <summary>Names of the members that the flow follows.</summary>
internal static class Member
{
    public const string Secure = nameof(Secure);
    public const string HttpOnly = nameof(HttpOnly);
    public const string SameSite = nameof(SameSite);
    public const string Path = nameof(Path);
    public const string Domain = nameof(Domain);
    public const string MaxAge = nameof(MaxAge);
    public const string Expires = nameof(Expires);
    public const string Expiration = nameof(Expiration);
    public const string IsEssential = nameof(IsEssential);
    public const string Extensions = nameof(Extensions);
    public const string Name = nameof(Name);
    public const string SecurePolicy = nameof(SecurePolicy);
    public const string MinimumSameSitePolicy = nameof(MinimumSameSitePolicy);
    public const string OnAppendCookie = nameof(OnAppendCookie);
    public const string CookieOptions = nameof(CookieOptions);

    /// <summary>Not a property of the framework: what <c>Extensions</c> says of the attribute of that name.</summary>
    public const string Partitioned = nameof(Partitioned);
}
