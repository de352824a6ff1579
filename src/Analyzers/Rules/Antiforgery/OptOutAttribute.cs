using CookieSecurity.Analyzers.Antiforgery;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.Antiforgery;

/// <summary>An attribute that switches validation off, where it is written.</summary>
internal sealed record OptOutAttribute(AttributeData Data, AttributeSyntax Syntax, ForgeryEffect Effect)
{
    /// <summary>As a person reads it.</summary>
    public string Name
    {
        get
        {
            var shortened = AttributeNames.Short(Data.AttributeClass?.Name ?? Syntax.Name.ToString());
            return Effect == ForgeryEffect.RequiresNot ? shortened + "(false)" : shortened;
        }
    }

    public Location Location => Syntax.GetLocation();
}
