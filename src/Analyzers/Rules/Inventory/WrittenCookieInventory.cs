using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Inventory;
using CookieSecurity.Analyzers.Rules.ResponseCookies;
using static CookieSecurity.Analyzers.Descriptors.InventoryDescriptors;

namespace CookieSecurity.Analyzers.Rules.Inventory;

/// <summary>CKS9001 a cookie that the application appends. Deletions are not listed, and no exemption hides a cookie.</summary>
internal static class WrittenCookieInventory
{
    public static void Check(WriteContext context)
    {
        var entry = WrittenEntry.Of(context.Write, context.Policy);
        context.List(IssuedCookie, Placement.OfCallName(context.Write.Use), entry.Properties, entry.Arguments);
    }
}
