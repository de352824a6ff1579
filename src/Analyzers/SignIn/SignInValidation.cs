using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.SignIn;

/// <summary>What becomes of the validation of a sign-in cookie, which by Identity's own setting is the check of the security stamp.</summary>
internal enum SignInValidation
{
    /// <summary>What was there stays.</summary>
    Untouched,

    /// <summary>Events without any validation take the place of those that were there.</summary>
    Removed,

    /// <summary>Code that never comes to the check of the security stamp takes its place.</summary>
    Custom,

    /// <summary>Code that comes to it.</summary>
    Stamp,

    /// <summary>Something that cannot be seen.</summary>
    Unknown,
}

/// <summary>Through which member of the options a validation is set.</summary>
internal enum ValidationMember
{
    Events,
    OnValidatePrincipal,
    EventsType,
}

/// <summary>One thing that a place which configures a sign-in cookie does to the validation.</summary>
/// <param name="Kind">What becomes of it.</param>
/// <param name="Member">Through which member.</param>
/// <param name="Origin">The assignment; null where nobody can be named.</param>
/// <param name="Events">The class of the events, where it is one of this compilation.</param>
/// <param name="Handler">The code that validates, where it is a lambda or a method.</param>
internal sealed record ValidationSetting(SignInValidation Kind, ValidationMember Member, SyntaxNode? Origin, INamedTypeSymbol? Events, DelegateAtom? Handler)
{
    /// <summary>Whether the check of the security stamp certainly is not made any more.</summary>
    public bool IsWithoutStamp => Kind is SignInValidation.Removed or SignInValidation.Custom;
}
