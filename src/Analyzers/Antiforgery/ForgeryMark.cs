using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Antiforgery;

/// <summary>One attribute or filter, with the order in which MVC sorts it among others. It holds on to no symbol.</summary>
/// <param name="Effect">What it does.</param>
/// <param name="Order">The lower, the earlier; the last policy decides.</param>
/// <param name="TypeName">The full name of a filter's type; empty for an attribute, which is told by its symbol.</param>
internal readonly record struct ForgeryMark(ForgeryEffect Effect, int Order, string TypeName)
{
    /// <summary>What the framework gives its own attributes.</summary>
    public const int OrderOfPolicies = 1000;

    /// <summary>What the framework's own types do; <see cref="ForgeryEffect.None"/> for all others.</summary>
    public static ForgeryEffect OfFramework(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            var effect = current.Name switch
            {
                "ValidateAntiForgeryTokenAttribute" => ForgeryEffect.Validates,
                "AutoValidateAntiforgeryTokenAttribute" => ForgeryEffect.ValidatesUnsafe,
                "IgnoreAntiforgeryTokenAttribute" => ForgeryEffect.Ignores,
                "RequireAntiforgeryTokenAttribute" => ForgeryEffect.Requires,
                _ => ForgeryEffect.None,
            };
            if (effect != ForgeryEffect.None && current.IsFromFramework())
            {
                return effect;
            }
        }

        return ForgeryEffect.None;
    }
}
