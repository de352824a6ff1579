namespace CookieSecurity.Analyzers.Flow;

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
    public const string OnDeleteCookie = nameof(OnDeleteCookie);
    public const string CookieOptions = nameof(CookieOptions);

    public const string Cookie = nameof(Cookie);
    public const string ConsentCookie = nameof(ConsentCookie);
    public const string CorrelationCookie = nameof(CorrelationCookie);
    public const string NonceCookie = nameof(NonceCookie);
    public const string StateCookie = nameof(StateCookie);
    public const string Events = nameof(Events);
    public const string EventsType = nameof(EventsType);
    public const string ValidatePrincipal = nameof(ValidatePrincipal);
    public const string OnValidatePrincipal = nameof(OnValidatePrincipal);
    public const string ForwardedHeaders = nameof(ForwardedHeaders);

    /// <summary>Not a property of the framework: what <c>Extensions</c> says of the attribute of that name.</summary>
    public const string Partitioned = nameof(Partitioned);
}
