namespace CookieSecurity.Analyzers.CookiePolicy;

/// <summary>Whether the application's cookie policy sees to something.</summary>
internal enum Enforcement
{
    No,

    /// <summary>Only when the request arrives over https (<c>CookieSecurePolicy.SameAsRequest</c>).</summary>
    ByRequest,
    Yes,

    /// <summary>There is a policy, and what it does cannot be seen.</summary>
    Unknown,
}

/// <summary>What <c>UseCookiePolicy</c> enforces on the cookies of this application.</summary>
/// <param name="Secure">Every cookie becomes Secure.</param>
/// <param name="HttpOnly">Every cookie becomes HttpOnly.</param>
/// <param name="SameSite">Every cookie becomes at least SameSite=Lax, an explicit None too.</param>
internal sealed record CookiePolicyInForce(Enforcement Secure, Enforcement HttpOnly, Enforcement SameSite)
{
    public static readonly CookiePolicyInForce None = new(Enforcement.No, Enforcement.No, Enforcement.No);
}
