using System.Collections.Generic;
using System.Linq;
using System.Threading;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Inventory;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Rules.ResponseCookies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using static CookieSecurity.Analyzers.Descriptors.InventoryDescriptors;

namespace CookieSecurity.Analyzers.Rules.Inventory;

/// <summary>The cookies that the application appends. Deletions are not listed, and no exemption hides a cookie.</summary>
internal static class WrittenCookieInventory
{
    public static void Check(OperationAnalysisContext context, ApplicationModel application)
    {
        var call = context.Operation.Syntax;
        if (!ReportScope.Covers(context.Options, call.GetLocation(), context.IsGeneratedCode, IssuedCookie))
        {
            return;
        }

        foreach (var write in application.CookieWrites.Of(context.GetControlFlowGraph(), context.CancellationToken).Writes)
        {
            if (write.Use == call && !write.IsDeletion && !Decorator.Forwards(write, context.ContainingSymbol, application.Types) && !IsDecidedByCallers(write, context.ContainingSymbol, application))
            {
                foreach (var entry in Entries(write, application, context.CancellationToken))
                {
                    context.ReportDiagnostic(Diagnostic.Create(IssuedCookie, Placement.OfCallName(call), entry.Properties, entry.Arguments));
                }
            }
        }
    }

    private static IEnumerable<CookieEntry> Entries(CookieWrite write, ApplicationModel application, CancellationToken cancellation)
    {
        var policy = application.CookiePolicy.InForce(cancellation);
        return AppendedPairs.NamesOf(write.Call, application.Flow.Bodies.ModelOf(write.Call.SyntaxTree), cancellation) is { } names
            ? names.Select(name => WrittenEntry.Of(write, name ?? EntryText.Unknown, policy))
            : [WrittenEntry.Of(write, policy)];
    }

    /// <summary>A helper that is handed name and options: each call of it is a cookie of its own.</summary>
    private static bool IsDecidedByCallers(CookieWrite write, ISymbol member, ApplicationModel application) =>
        write.Use == write.Call && write is { TakesOptions: true, IsUnknown: true, Name: null } && member is IMethodSymbol method && application.OwnWrappers.Has(method);
}
