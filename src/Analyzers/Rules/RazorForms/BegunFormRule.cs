using System.Collections.Immutable;
using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Analyzers.Razor;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.Rules.RazorForms;

/// <summary>
/// <c>Html.BeginForm(…, antiforgery: false)</c>. It is code, so it is judged where the Razor compiler wrote it, by symbol, and shown at
/// the line of the view.
/// </summary>
internal static class BegunFormRule
{
    public static readonly NameSet Names = new("BeginForm", "BeginRouteForm");

    private const string Declined = "as antiforgery: false asks for none";

    public static void Check(FileContext file)
    {
        foreach (var token in file.Tokens(Names))
        {
            if (token.Parent is SimpleNameSyntax name && CallOf(name) is { } call
                && file.Model.GetOperation(call, file.Cancellation) is IInvocationOperation operation
                && operation.TargetMethod.IsFromFramework() && operation.TargetMethod.ContainingNamespace.ToDisplayString() is "Microsoft.AspNetCore.Mvc.Rendering" or "Microsoft.AspNetCore.Mvc.ViewFeatures"
                && DeclinedIn(operation) is { } argument
                && !MayAddToken(ScopeOf(call))
                && !file.Application.Authentication.HasTokensOnly(file.Options(RazorDescriptors.FormWithoutToken, argument.GetLocation()), file.Cancellation))
            {
                var edit = new ProposedEdit(EditKind.Replace, string.Empty, "true", ImmutableArray.Create(argument.GetLocation()));
                file.Report(RazorDescriptors.FormWithoutToken, argument.GetLocation(), ImmutableArray.Create(edit), Declined, "leave it at true");
            }
        }
    }

    private static InvocationExpressionSyntax? CallOf(SimpleNameSyntax name)
    {
        SyntaxNode called = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access
            : name.Parent is MemberBindingExpressionSyntax binding ? binding : name;
        return called.Parent as InvocationExpressionSyntax;
    }

    /// <summary>The argument that says <c>false</c>, in a form that is not a get; null where there is none.</summary>
    private static ExpressionSyntax? DeclinedIn(IInvocationOperation call)
    {
        ExpressionSyntax? declined = null;
        foreach (var argument in call.Arguments)
        {
            var value = Unconverted(argument.Value);
            switch (argument.Parameter?.Name)
            {
                case "antiforgery" when argument.ArgumentKind == ArgumentKind.Explicit && value.ConstantValue is { HasValue: true, Value: false }:
                    declined = value.Syntax as ExpressionSyntax;
                    break;

                // Only the constant of a post is known to be one; zero is FormMethod.Get.
                case "method" when value.ConstantValue is not { HasValue: true, Value: 1 }:
                    return null;
            }
        }

        return declined;
    }

    private static IOperation Unconverted(IOperation value)
    {
        while (value is IConversionOperation { IsImplicit: true } conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }

    /// <summary>What belongs to the form: the body of the <c>using</c>, or everything around where it ends by other means.</summary>
    private static SyntaxNode ScopeOf(InvocationExpressionSyntax call)
    {
        foreach (var node in call.Ancestors())
        {
            if (node is UsingStatementSyntax { Statement: var body } && !body.Span.Contains(call.Span))
            {
                return body;
            }

            if (node is MemberDeclarationSyntax)
            {
                return node;
            }
        }

        return call;
    }

    private static bool MayAddToken(SyntaxNode scope)
    {
        foreach (var token in scope.DescendantTokens())
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText is var name && name != "antiforgery"
                && (TokenMention.In(name) || name.StartsWith("Partial", System.StringComparison.Ordinal) || name.StartsWith("Render", System.StringComparison.Ordinal) || name == "InvokeAsync"))
            {
                return true;
            }

            if (token.IsKind(SyntaxKind.StringLiteralToken) && TokenMention.In(token.ValueText))
            {
                return true;
            }
        }

        return false;
    }
}
