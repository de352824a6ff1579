using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.Antiforgery;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.MvcForgeryDescriptors;

namespace CookieSecurity.Analyzers.Rules.Antiforgery;

/// <summary>CKS3008 validation that is switched off for the whole application.</summary>
internal static class GlobalOptOutRule
{
    private const string Suppress = "SuppressCheckForUnhandledSecurityMetadata";

    public static void Check(FileContext file)
    {
        foreach (var addition in file.Application.Antiforgery.Lists.In(file.Tree, file.Cancellation))
        {
            if (addition.Mark.Effect != ForgeryEffect.Ignores)
            {
                continue;
            }

            if (addition.IsGlobal)
            {
                if (Decides(file, addition))
                {
                    Report(file, addition.Filter, addition.Call, addition.Mark.Order > ForgeryMark.OrderOfPolicies
                        ? "This filter switches antiforgery validation off for all actions and, by its order, for Razor Pages too"
                        : "This filter switches antiforgery validation off for all actions (Razor Pages stay validated)");
                }
            }
            else if (IsForFolder(addition.Filter))
            {
                Report(file, addition.Filter, addition.Call, "This convention switches antiforgery validation off for a whole folder of Razor Pages");
            }
        }

        foreach (var token in file.Tokens(ProtectionNames.Conventions))
        {
            if (token.Parent is SimpleNameSyntax name && !DevelopmentCode.Contains(name))
            {
                Check(file, name);
            }
        }

        if (file.Mentions(ProtectionNames.Switch) && file.Model.Compilation.FindType("Microsoft.AspNetCore.Antiforgery.ICsrfProtection") is not null)
        {
            CheckSwitch(file);
        }
    }

    /// <summary>A policy behind it, by order, would take its place.</summary>
    private static bool Decides(FileContext file, FilterAddition addition)
    {
        var last = file.Application.Antiforgery.Application(file.Cancellation).Filters
            .Where(static mark => mark.Effect.IsPolicy())
            .OrderBy(static mark => mark.Order)
            .LastOrDefault();
        return last.Effect is ForgeryEffect.Ignores or ForgeryEffect.None || last.Order < addition.Mark.Order;
    }

    private static void Check(FileContext file, SimpleNameSyntax name)
    {
        if (file.Model.GetSymbolInfo(name, file.Cancellation).Symbol is not { } symbol || !symbol.IsFromFramework())
        {
            return;
        }

        if (symbol.Name == Suppress && name.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } assignment && assignment.Left.Span.Contains(name.Span)
            && file.Model.GetConstantValue(assignment.Right, file.Cancellation) is { HasValue: true, Value: true })
        {
            Report(file, assignment, assignment, Suppress + " = true lets endpoints run whose antiforgery token nothing has validated");
        }
        else if (symbol is IMethodSymbol { Name: "ConfigureFilter" } && name.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { ArgumentList.Arguments: { Count: > 0 } arguments } call
            && arguments[arguments.Count - 1].Expression is var filter
            && MadeIn(file, filter) is { } type && file.Application.Antiforgery.Effects.Of(type, file.Cancellation) == ForgeryEffect.Ignores)
        {
            Report(file, filter, call, "This convention switches antiforgery validation off for every Razor Page");
        }
    }

    /// <summary>The filter, or what the delegate makes for each page.</summary>
    private static ITypeSymbol? MadeIn(FileContext file, ExpressionSyntax filter) => filter switch
    {
        LambdaExpressionSyntax { ExpressionBody: { } body } => file.Model.GetTypeInfo(body, file.Cancellation).Type,
        LambdaExpressionSyntax => null,
        _ => file.Model.GetTypeInfo(filter, file.Cancellation).Type,
    };

    private static bool IsForFolder(SyntaxNode filter)
    {
        foreach (var ancestor in filter.Ancestors())
        {
            if (ancestor is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddFolderApplicationModelConvention" or "AddAreaFolderApplicationModelConvention" } })
            {
                return true;
            }
        }

        return false;
    }

    private static void CheckSwitch(FileContext file)
    {
        foreach (var position in file.Positions(ProtectionNames.Switch))
        {
            if (file.Tree.GetRoot(file.Cancellation).FindToken(position).Parent is LiteralExpressionSyntax literal
                && literal.FirstAncestorOrSelf<SyntaxNode>(static node => node is AssignmentExpressionSyntax or InvocationExpressionSyntax or InitializerExpressionSyntax) is { } setting
                && setting.DescendantNodesAndSelf().Any(static node => node.IsKind(SyntaxKind.TrueLiteralExpression) || node is LiteralExpressionSyntax { Token.Value: string text } && text.Equals("true", System.StringComparison.OrdinalIgnoreCase))
                && !DevelopmentCode.Contains(literal))
            {
                Report(file, setting, setting, "DisableCsrfProtection takes the check of where requests come from away");
            }
        }
    }

    private static void Report(FileContext file, SyntaxNode squiggle, SyntaxNode? removed, string what)
    {
        var options = file.Options(GlobalOptOut, squiggle.GetLocation());
        if (file.Application.Authentication.HasTokensOnly(options, file.Cancellation))
        {
            return;
        }

        // Where nothing else is done, what does it goes as a whole.
        var whole = removed?.Parent is LambdaExpressionSyntax or ExpressionStatementSyntax ? removed.Parent : removed;
        var edits = whole is null
            ? ImmutableArray<ProposedEdit>.Empty
            : ImmutableArray.Create(new ProposedEdit(EditKind.Remove, string.Empty, string.Empty, ImmutableArray.Create(whole.GetLocation())) { Title = "Remove it" });
        file.Report(GlobalOptOut, squiggle.GetLocation(), edits, what);
    }
}
