using System.Linq;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Inventory;
using CookieSecurity.Analyzers.Reporting;
using static CookieSecurity.Analyzers.Descriptors.InventoryDescriptors;

namespace CookieSecurity.Analyzers.Rules.Inventory;

/// <summary>The cookies that the framework writes for what this file registers, and for consent that it grants.</summary>
internal static class FrameworkCookieInventory
{
    public static void Check(FileContext file)
    {
        foreach (var call in ConsentCalls.In(file))
        {
            if (ConsentCookies.OfCall(call, file.Application, file.Cancellation) is { } issued)
            {
                List(file, issued);
            }
        }

        if (!file.Application.Setup.Calls(file.Cancellation).Any(call => call.Syntax.SyntaxTree == file.Tree))
        {
            return;
        }

        foreach (var issued in IssuedFrameworkCookies.Of(file.Application, file.Cancellation))
        {
            if (issued.Call.SyntaxTree == file.Tree)
            {
                List(file, issued);
            }
        }
    }

    private static void List(FileContext file, IssuedFrameworkCookie issued)
    {
        var entry = FrameworkEntry.Of(issued, file.Application.CookiePolicy.InForce(file.Cancellation));
        file.List(IssuedCookie, Placement.OfCallName(issued.Call), entry.Properties, entry.Arguments);
    }
}
