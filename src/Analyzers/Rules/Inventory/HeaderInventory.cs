using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.HeaderWrites;
using CookieSecurity.Analyzers.Inventory;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Rules.CookieHeaders;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.InventoryDescriptors;

namespace CookieSecurity.Analyzers.Rules.Inventory;

/// <summary>The cookies that the application writes as headers.</summary>
internal static class HeaderInventory
{
    public static void Check(FileContext file)
    {
        foreach (var body in CookieHeaderRules.BodiesIn(file))
        {
            foreach (var write in file.Application.HeaderWrites.Of(body, file.Cancellation).Writes)
            {
                Check(file, write);
            }
        }
    }

    private static void Check(FileContext file, HeaderWrite write)
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
