using System.Linq;
using CookieSecurity.Analyzers.Inventory;
using CookieSecurity.Analyzers.Reporting;
using static CookieSecurity.Analyzers.Descriptors.InventoryDescriptors;

namespace CookieSecurity.Analyzers.Rules.Inventory;

/// <summary>The cookies that the framework writes for what this file registers.</summary>
internal static class FrameworkCookieInventory
{
    public static void Check(FileContext file)
    {
        if (!file.Application.Setup.Calls(file.Cancellation).Any(call => call.Syntax.SyntaxTree == file.Tree))
        {
            return;
        }

        var policy = file.Application.CookiePolicy.InForce(file.Cancellation);
        foreach (var issued in IssuedFrameworkCookies.Of(file.Application, file.Cancellation))
        {
            if (issued.Call.Syntax.SyntaxTree == file.Tree)
            {
                var entry = FrameworkEntry.Of(issued, policy);
                file.List(IssuedCookie, issued.Call.NameLocation, entry.Properties, entry.Arguments);
            }
        }
    }
}
