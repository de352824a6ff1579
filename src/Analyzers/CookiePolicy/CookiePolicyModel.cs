using System.Threading;

namespace CookieSecurity.Analyzers.CookiePolicy;

internal sealed class CookiePolicyModel
{
    private CookiePolicyInForce? known;

    public CookiePolicyInForce InForce(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return known ??= CookiePolicyInForce.None;
    }
}
