using System;
using System.Linq;
using CookieSecurity.Analyzers.ConfigurationFiles;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Inventory;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Rules.ClassicCookies;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using static CookieSecurity.Analyzers.Descriptors.InventoryDescriptors;

namespace CookieSecurity.Analyzers.Rules.Inventory;

/// <summary>The cookies that an application on System.Web puts into its response.</summary>
internal static class ClassicCookieInventory
{
    public static void Register(CompilationStartAnalysisContext context, ApplicationModel application, INamedTypeSymbol cookie)
    {
        var mayChangeLater = new Lazy<bool>(() => ResponseEvents.MayChangeCookies(context.Compilation, context.CancellationToken));
        ClassicTriggers.Register(context, cookie, (operation, isFound) => Check(operation, application, cookie, mayChangeLater, isFound));
    }

    private static void Check(OperationAnalysisContext context, ApplicationModel application, INamedTypeSymbol cookie, Lazy<bool> mayChangeLater, bool isFound)
    {
        var call = context.Operation.Syntax;
        if (!ReportScope.Covers(context.Options, call.GetLocation(), context.IsGeneratedCode, IssuedCookie))
        {
            return;
        }

        var writes = ClassicTriggers.WritesAround(context, application, isFound);
        foreach (var write in writes.Writes)
        {
            if (write.Use == call && ClassicTriggers.IsSent(write, application) && !IsDeletion(write) && !IsDecidedByCallers(write, context.ContainingSymbol, cookie))
            {
                var defaults = HttpCookieDefaults.In(context.Options.AdditionalFiles, context.CancellationToken);
                var entry = ClassicEntry.Of(write, writes.Body, defaults, mayChangeLater.Value);
                context.ReportDiagnostic(Diagnostic.Create(IssuedCookie, Placement.OfCallName(call), entry.Properties, entry.Arguments));
            }
        }
    }

    private static bool IsDeletion(CookieWrite write) => write[Member.Expires].All(static fact => ConstantSpan.Of(fact.Atom) < TimeSpan.Zero);

    /// <summary>A helper that is handed the cookie: each call of it is a cookie of its own.</summary>
    private static bool IsDecidedByCallers(CookieWrite write, ISymbol member, INamedTypeSymbol cookie) =>
        write.Use == write.Call && write.IsUnknown && write.OptionsArgument is ArgumentSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var handed } }
        && member is IMethodSymbol method && method.Parameters.Any(parameter => parameter.Name == handed && parameter.Type.Is(cookie));
}
