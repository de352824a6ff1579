namespace CookieSecurity.Analyzers.Antiforgery;

/// <summary>What an attribute, a filter or a piece of metadata does about forged requests.</summary>
internal enum ForgeryEffect
{
    /// <summary>It has nothing to do with it.</summary>
    None,

    /// <summary><c>[ValidateAntiForgeryToken]</c>: every request.</summary>
    Validates,

    /// <summary><c>[AutoValidateAntiforgeryToken]</c>: requests of an unsafe verb.</summary>
    ValidatesUnsafe,

    /// <summary><c>[IgnoreAntiforgeryToken]</c>.</summary>
    Ignores,

    /// <summary><c>[RequireAntiforgeryToken]</c>: metadata that the middleware reads, not a filter.</summary>
    Requires,

    /// <summary><c>[RequireAntiforgeryToken(false)]</c>.</summary>
    RequiresNot,

    /// <summary>Code of the application's own that validates, whatever other attributes say.</summary>
    ValidatesByItself,

    /// <summary>Code that cannot be seen and may validate.</summary>
    Unknown,
}

internal static class ForgeryEffects
{
    /// <summary>Whether it is one of those of which MVC lets the last one decide.</summary>
    public static bool IsPolicy(this ForgeryEffect effect) => effect is ForgeryEffect.Validates or ForgeryEffect.ValidatesUnsafe or ForgeryEffect.Ignores;

    public static bool Validates(this ForgeryEffect effect) =>
        effect is ForgeryEffect.Validates or ForgeryEffect.ValidatesUnsafe or ForgeryEffect.ValidatesByItself or ForgeryEffect.Requires;
}
