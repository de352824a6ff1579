using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.CookieUse;

/// <summary>Whether the application writes or configures cookies at all. Looked for once a compilation, when a rule about the whole application asks.</summary>
internal sealed class CookieUseModel(Compilation compilation, FlowModel flow, SetupModel setup)
{
    public static readonly NameSet Names = new("Cookies");

    private readonly object gate = new();
    private bool? known;

    public bool HasCookies(CancellationToken cancellation)
    {
        lock (gate)
        {
            return known ??= Configures(cancellation) || Writes(cancellation);
        }
    }

    private bool Configures(CancellationToken cancellation)
    {
        foreach (var call in setup.Calls(cancellation))
        {
            if (call.IsFramework && ConfiguresCookies(call.Name))
            {
                return true;
            }

            if (RemoteSignIn.IsRegistered(call, flow))
            {
                return true;
            }
        }

        return false;
    }

    private static bool ConfiguresCookies(string name) => name is "AddCookie" or "AddSession" or "UseSession" or "AddAntiforgery" or "AddCookiePolicy" or "UseCookiePolicy"
        or "AddIdentity" or "AddDefaultIdentity" or "AddIdentityCookies" or "AddIdentityApiEndpoints" or "AddApplicationCookie" or "AddExternalCookie"
        or "ConfigureApplicationCookie" or "ConfigureExternalCookie" or "AddCookieTempDataProvider";

    private bool Writes(CancellationToken cancellation)
    {
        foreach (var tree in NamedFiles.Of(compilation).Mentioning(Names, cancellation))
        {
            foreach (var token in NameIndex.Of(tree).Tokens(tree.GetRoot(cancellation), Names))
            {
                if (token.Parent?.Parent?.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Append", Parent: InvocationExpressionSyntax call }
                    && flow.Bodies.ModelOf(tree).GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol method
                    && method.ContainingType.Is(flow.Symbols.ResponseCookies))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
