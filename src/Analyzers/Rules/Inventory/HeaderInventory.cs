using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.HeaderWrites;
using CookieSecurity.Analyzers.Inventory;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.InventoryDescriptors;

namespace CookieSecurity.Analyzers.Rules.Inventory;

/// <summary>CKS9001 a cookie that the application writes as a header.</summary>
internal static class HeaderInventory
{
    public static void Check(FileContext file, HeaderWrite write)
    {
        foreach (var value in write.Values)
        {
            foreach (var atom in value.Value.Atoms)
            {
                if (HeaderEntry.Of(write, atom) is { } entry)
                {
                    var place = value.Syntax?.GetLocation() ?? (write.Use is InvocationExpressionSyntax ? Placement.OfCallName(write.Use) : write.Use.GetLocation());
                    file.List(IssuedCookie, place, entry.Properties, entry.Arguments);
                }
            }
        }
    }
}
