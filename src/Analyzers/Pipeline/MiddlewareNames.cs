using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Pipeline;

/// <summary>Middleware by the name of the call that adds it.</summary>
internal static class MiddlewareNames
{
    public const string ForwardedHeaders = "UseForwardedHeaders";
    public const string Hsts = "UseHsts";
    public const string HttpsRedirection = "UseHttpsRedirection";
    public const string StaticFiles = "UseStaticFiles";
    public const string CookiePolicy = "UseCookiePolicy";
    public const string Routing = "UseRouting";
    public const string Authentication = "UseAuthentication";
    public const string Authorization = "UseAuthorization";
    public const string Session = "UseSession";
    public const string Antiforgery = "UseAntiforgery";
    public const string Endpoints = "UseEndpoints";

    /// <summary>A middleware as a lambda, and one as a class.</summary>
    public const string Inline = "Use";
    public const string Class = "UseMiddleware";

    /// <summary>Branches: the first one comes back, the others do not.</summary>
    public const string Rejoining = "UseWhen";
    public const string ByPath = "Map";
    public const string ByPredicate = "MapWhen";

    /// <summary>A request ends here.</summary>
    public const string Terminal = "Run";

    /// <summary><c>UseMiddleware&lt;SessionMiddleware&gt;()</c> is <c>UseSession()</c>; null where the class is not the framework's.</summary>
    public static string? OfClass(ITypeSymbol middleware)
    {
        const string suffix = "Middleware";
        if (!middleware.Name.EndsWith(suffix, System.StringComparison.Ordinal) || !middleware.IsFromFramework())
        {
            return null;
        }

        return middleware.Name == "StaticFileMiddleware" ? StaticFiles : "Use" + middleware.Name.Substring(0, middleware.Name.Length - suffix.Length);
    }
}
