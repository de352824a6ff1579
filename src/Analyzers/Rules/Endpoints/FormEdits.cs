using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.Endpoints;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.Endpoints;

/// <summary>How an endpoint that reads a form by hand comes to have its token validated.</summary>
internal static class FormEdits
{
    private const string Metadata = ".WithMetadata(new global::Microsoft.AspNetCore.Antiforgery.RequireAntiforgeryTokenAttribute())";
    private const string FormCollection = "global::Microsoft.AspNetCore.Http.IFormCollection";

    private static readonly ImmutableArray<string> Builder = ImmutableArray.Create("Microsoft.AspNetCore.Builder");

    public static ImmutableArray<ProposedEdit> For(FileContext file, MappedEndpoint endpoint)
    {
        if (endpoint.Call.Syntax is not InvocationExpressionSyntax call)
        {
            return ImmutableArray<ProposedEdit>.Empty;
        }

        var setup = AntiforgerySetup.Missing(file);
        var require = new ProposedEdit(EditKind.AppendCall, string.Empty, Metadata, ImmutableArray.Create(call.GetLocation())) { Imports = Builder };
        var edits = ImmutableArray.Create(ProposedEdit.Together("Require an antiforgery token", [require, .. setup]));
        return Bind(file, endpoint) is { IsEmpty: false } bind ? edits.Add(ProposedEdit.Together("Bind the form to a parameter", [.. bind, .. setup])) : edits;
    }

    /// <summary>A lambda that reads the form once, itself: a parameter takes the place of what it reads.</summary>
    private static ImmutableArray<ProposedEdit> Bind(FileContext file, MappedEndpoint endpoint)
    {
        if (endpoint.Handler is not { BindsParameters: true, Code: ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: > 0 } parameters } lambda }
            || parameters.Any(static parameter => parameter.Type is null)
            || Read(file, lambda) is not { } read)
        {
            return ImmutableArray<ProposedEdit>.Empty;
        }

        if (read.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement } } variable })
        {
            return Add(lambda, variable.Identifier.Text, statement);
        }

        const string name = "form";
        return lambda.DescendantTokens().Any(static token => token.ValueText == name)
            ? ImmutableArray<ProposedEdit>.Empty
            : Add(lambda, name, read);
    }

    private static ImmutableArray<ProposedEdit> Add(LambdaExpressionSyntax lambda, string name, SyntaxNode read) =>
        ImmutableArray.Create(new ProposedEdit(EditKind.AddParameter, string.Empty, FormCollection + " " + name, ImmutableArray.Create(lambda.GetLocation(), read.GetLocation())));

    private static ExpressionSyntax? Read(FileContext file, LambdaExpressionSyntax lambda)
    {
        ExpressionSyntax? found = null;
        foreach (var name in lambda.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            if (name.Identifier.ValueText is not ("ReadFormAsync" or "Form") || name.Parent is not MemberAccessExpressionSyntax access || access.Name != name)
            {
                continue;
            }

            ExpressionSyntax whole = access;
            if (name.Identifier.ValueText == "ReadFormAsync")
            {
                if (access.Parent is not InvocationExpressionSyntax { Parent: AwaitExpressionSyntax wait })
                {
                    return null;
                }

                whole = wait;
            }

            if (found is not null || file.Application.Flow.Bodies.ModelOf(lambda.SyntaxTree).GetSymbolInfo(name, file.Cancellation).Symbol is null)
            {
                return null;
            }

            found = whole.Parent is ParenthesizedExpressionSyntax parenthesized ? parenthesized : whole;
        }

        return found;
    }
}
