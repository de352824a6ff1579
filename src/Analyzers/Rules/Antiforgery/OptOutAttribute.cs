using CookieSecurity.Analyzers.Antiforgery;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.Antiforgery;

/// <summary>An attribute that switches validation off, where it is written.</summary>
internal sealed record OptOutAttribute(AttributeData Data, AttributeSyntax Syntax, ForgeryEffect Effect)
{
    private const string Suffix = "Attribute";

    /// <summary>As a person reads it.</summary>
    public string Name
    {
        get
        {
            var name = Data.AttributeClass?.Name ?? Syntax.Name.ToString();
            var shortened = name.EndsWith(Suffix, System.StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
            return Effect == ForgeryEffect.RequiresNot ? shortened + "(false)" : shortened;
        }
    }

    public Location Location => Syntax.GetLocation();
}
