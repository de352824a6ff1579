using System.Collections.Immutable;
using CookieSecurity.Analyzers.Antiforgery;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Endpoints;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.EndpointForgeryDescriptors;

namespace CookieSecurity.Analyzers.Rules.Endpoints;

/// <summary>CKS3009 a check of tokens whose outcome decides nothing.</summary>
internal static class ToothlessAntiforgeryRule
{
    private static readonly NameSet Calls = new(TokenChecks.Throwing, TokenChecks.Telling);
    private static readonly NameSet Exceptions = new("AntiforgeryValidationException");
    private static readonly NameSet Implementations = new("IAntiforgery", "IAntiforgeryAdditionalDataProvider", AcceptingImplementation.AdditionalData);

    public static readonly NameSet Names = NameSet.Union(Calls, Exceptions, Implementations);

    public static void Check(FileContext file)
    {
        foreach (var token in file.Tokens(Calls))
        {
            CheckCall(file, token);
        }

        foreach (var token in file.Tokens(Exceptions))
        {
            if (token.Parent?.FirstAncestorOrSelf<CatchDeclarationSyntax>() is { Parent: CatchClauseSyntax clause } declaration && IsForgery(file, declaration))
            {
                CheckCatch(file, clause);
            }
        }

        if (file.Mentions(Implementations))
        {
            foreach (var accepting in AcceptingImplementation.In(file))
            {
                file.Report(
                    ToothlessAntiforgery, accepting.Identifier.GetLocation(), ImmutableArray<ProposedEdit>.Empty,
                    "'" + accepting.Identifier.ValueText + "' accepts whatever comes", "decide by what the request brings");
            }
        }
    }

    private static void CheckCall(FileContext file, SyntaxToken token)
    {
        if (token.Parent is not SimpleNameSyntax name || CallOf(name) is not { } call
            || file.Model.GetSymbolInfo(call, file.Cancellation).Symbol is not IMethodSymbol method || !TokenChecks.IsOne(method)
            || IsForDevelopers(call))
        {
            return;
        }

        if (method.Name == TokenChecks.Telling && TaskUse.IsResultDropped(call, file.Model, file.Cancellation))
        {
            file.Report(
                ToothlessAntiforgery, Placement.OfCallName(call), AntiforgeryCallEdits.Throw(call, file.Model),
                "Nothing asks what IsRequestValidAsync has found", "act on the result, or call ValidateRequestAsync, which throws");
        }
        else if (method.Name == TokenChecks.Throwing && TaskUse.IsTaskDropped(call, file.Model, file.Cancellation))
        {
            file.Report(
                ToothlessAntiforgery, Placement.OfCallName(call), AntiforgeryCallEdits.Await(call),
                "Nothing waits for ValidateRequestAsync, so its exception is lost", "await it");
        }
        else if (method.Name == TokenChecks.Throwing && EnclosingCatch(call, file) is { } general)
        {
            CheckCatch(file, general);
        }
    }

    private static void CheckCatch(FileContext file, CatchClauseSyntax clause)
    {
        if (!IsForDevelopers(clause) && SwallowingCatch.Is(clause, file.Model, file.Cancellation))
        {
            file.Report(
                ToothlessAntiforgery, clause.CatchKeyword.GetLocation(), AntiforgeryCallEdits.Rethrow(clause),
                "This catches the refusal of a token and goes on", "rethrow, or return without doing what was asked for");
        }
    }

    /// <summary>A catch of everything around the call itself; of the exception's own type another token tells.</summary>
    private static CatchClauseSyntax? EnclosingCatch(SyntaxNode call, FileContext file)
    {
        for (var node = call; node is not null and not AnonymousFunctionExpressionSyntax and not MemberDeclarationSyntax and not LocalFunctionStatementSyntax; node = node.Parent)
        {
            if (node is BlockSyntax { Parent: TryStatementSyntax attempt } block && attempt.Block == block)
            {
                foreach (var clause in attempt.Catches)
                {
                    if (clause.Declaration is { } declaration && IsForgery(file, declaration))
                    {
                        return null;
                    }

                    if (clause.Declaration is null || file.Model.GetTypeInfo(clause.Declaration.Type, file.Cancellation).Type is { Name: "Exception", ContainingNamespace.Name: "System" })
                    {
                        return clause;
                    }
                }
            }
        }

        return null;
    }

    private static bool IsForgery(FileContext file, CatchDeclarationSyntax declaration) =>
        file.Model.GetTypeInfo(declaration.Type, file.Cancellation).Type is { Name: "AntiforgeryValidationException" } type && Symbols.SymbolExtensions.IsFromFramework(type);

    private static bool IsForDevelopers(SyntaxNode node) => DevelopmentCode.Contains(node) || DebugRegions.Of(node.SyntaxTree).IsDebugOnly(node);

    private static InvocationExpressionSyntax? CallOf(SimpleNameSyntax name) =>
        (name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access.Parent
        : name.Parent is MemberBindingExpressionSyntax binding ? binding.Parent
        : name.Parent) as InvocationExpressionSyntax;
}
