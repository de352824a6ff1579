using CookieSecurity.Analyzers.Triggers;

namespace CookieSecurity.Analyzers.Rules.Endpoints;

/// <summary>How the requirement of a token is written.</summary>
internal static class RequirementNames
{
    public static readonly NameSet All = new("RequireAntiforgeryToken", "RequireAntiforgeryTokenAttribute");
}
