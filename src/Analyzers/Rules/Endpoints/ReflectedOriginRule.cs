using System.Collections.Immutable;
using CookieSecurity.Analyzers.Antiforgery;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.EndpointForgeryDescriptors;

namespace CookieSecurity.Analyzers.Rules.Endpoints;

/// <summary>CKS3014 a CORS policy that accepts every origin, with credentials.</summary>
internal static class ReflectedOriginRule
{
    private const string Example = "\"https://example.com\"";
    private const string Title = "Name the origins with WithOrigins";

    private static readonly NameSet OnBuilder = new("SetIsOriginAllowed");
    private static readonly NameSet OnPolicy = new("IsOriginAllowed");

    public static readonly NameSet Names = NameSet.Union(OnBuilder, OnPolicy, CorsPolicyUse.Names);

    public static void Check(FileContext file)
    {
        foreach (var token in file.Tokens(OnBuilder))
        {
            if (token.Parent is IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } call } access } name
                && access.Name == name
                && IsOf(file, call, "CorsPolicyBuilder")
                && OriginPredicate.AcceptsAll(arguments[0].Expression, file.Model, file.Cancellation)
                && new CorsPolicyCalls(call, file.Model, file.Cancellation).AllowCredentials
                && !IsForDevelopers(file, call))
            {
                file.Report(ReflectedOrigin, arguments[0].Expression.GetLocation(), Edits(name, arguments[0]));
            }
        }

        foreach (var token in file.Tokens(OnPolicy))
        {
            if (token.Parent?.FirstAncestorOrSelf<AssignmentExpressionSyntax>() is { } assignment
                && assignment.Left.Span.Contains(token.Span)
                && IsOf(file, assignment.Left, "CorsPolicy")
                && OriginPredicate.AcceptsAll(assignment.Right, file.Model, file.Cancellation)
                && CorsPolicyObject.SupportsCredentials(assignment, file.Model, file.Cancellation)
                && !IsForDevelopers(file, assignment))
            {
                file.Report(ReflectedOrigin, assignment.Right.GetLocation(), Edits(assignment));
            }
        }
    }

    private static bool IsOf(FileContext file, ExpressionSyntax expression, string type) =>
        file.Model.GetSymbolInfo(expression, file.Cancellation).Symbol is { ContainingType: { } owner } && owner.Name == type && owner.IsFromFramework();

    private static bool IsForDevelopers(FileContext file, SyntaxNode node) =>
        DevelopmentCode.Contains(node) || DebugRegions.Of(file.Tree).IsDebugOnly(node) || CorsPolicyUse.IsForDevelopersOnly(node, file);

    private static ImmutableArray<ProposedEdit> Edits(IdentifierNameSyntax name, ArgumentSyntax predicate) => ImmutableArray.Create(ProposedEdit.Together(
        Title,
        new ProposedEdit(EditKind.Replace, string.Empty, "WithOrigins", ImmutableArray.Create(name.GetLocation())),
        new ProposedEdit(EditKind.Replace, string.Empty, Example, ImmutableArray.Create(predicate.GetLocation()))));

    private static ImmutableArray<ProposedEdit> Edits(AssignmentExpressionSyntax assignment)
    {
        var text = assignment.Parent is InitializerExpressionSyntax ? "Origins = { " + Example + " }"
            : assignment is { Parent: ExpressionStatementSyntax, Left: MemberAccessExpressionSyntax access } ? access.Expression.WithoutTrivia() + ".Origins.Add(" + Example + ")"
            : null;
        return text is null || assignment.Parent is InitializerExpressionSyntax
            ? ImmutableArray<ProposedEdit>.Empty
            : ImmutableArray.Create(new ProposedEdit(EditKind.Replace, string.Empty, text, ImmutableArray.Create(assignment.GetLocation())) { Title = "Name the origins" });
    }
}
