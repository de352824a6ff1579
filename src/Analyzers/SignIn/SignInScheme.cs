using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Setup;

namespace CookieSecurity.Analyzers.SignIn;

/// <summary>A scheme that signs in with a cookie.</summary>
/// <param name="Name">Its name, unknown where the call computes it.</param>
/// <param name="Call">The call that registers it: <c>AddCookie</c>, or one of Identity's, which registers several.</param>
/// <param name="IsOfIdentity">Registered by Identity, with its own check of the security stamp where the scheme has one.</param>
internal sealed record SignInScheme(SchemeName Name, SetupCall Call, bool IsOfIdentity);
