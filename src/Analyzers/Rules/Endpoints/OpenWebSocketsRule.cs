using System.Collections.Immutable;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.EndpointForgeryDescriptors;

namespace CookieSecurity.Analyzers.Rules.Endpoints;

/// <summary>CKS3016 an application with sign-in cookies that accepts sockets from pages of any site.</summary>
internal static class OpenWebSocketsRule
{
    private const string Use = "UseWebSockets";
    private const string AllowedOrigins = nameof(AllowedOrigins);
    private const string Options = "new global::Microsoft.AspNetCore.Builder.WebSocketOptions { AllowedOrigins = { \"https://example.com\" } }";

    private static readonly NameSet Accepting = new("AcceptWebSocketAsync");
    private static readonly NameSet Origins = new(AllowedOrigins);
    private static readonly NameSet ByHand = new("Origin");

    public static readonly NameSet Names = NameSet.Union(new NameSet(Use), Accepting, Origins, ByHand);

    public static void Check(FileContext file)
    {
        foreach (var call in file.Application.Setup.Calls(file.Cancellation))
        {
            if (call is { IsFramework: true, Name: Use } && call.Syntax.SyntaxTree == file.Tree && !IsUnseen(call)
                && file.Application.Authentication.HasCookies(file.Options(OpenWebSockets, call.NameLocation), file.Cancellation)
                && IsMentioned(file, Accepting)
                && !IsMentioned(file, Origins)
                && !ComparesOrigin(file))
            {
                file.Report(OpenWebSockets, call.NameLocation, Edits(call));
            }
        }
    }

    /// <summary>Options that somebody else made may name the origins.</summary>
    private static bool IsUnseen(SetupCall call)
    {
        foreach (var argument in call.Ways[0].Arguments)
        {
            if (argument.Parameter?.Name == "options" && argument.Syntax is ArgumentSyntax { Expression: var options })
            {
                return CreationOf(options) is null;
            }
        }

        return false;
    }

    private static BaseObjectCreationExpressionSyntax? CreationOf(ExpressionSyntax options) => options switch
    {
        BaseObjectCreationExpressionSyntax creation => creation,
        IdentifierNameSyntax name => DeclarationOf(name),
        _ => null,
    };

    /// <summary>A local that is made in the same list of statements.</summary>
    private static BaseObjectCreationExpressionSyntax? DeclarationOf(IdentifierNameSyntax name)
    {
        foreach (var node in name.FirstAncestorOrSelf<SyntaxNode>(static one => one is BaseMethodDeclarationSyntax or CompilationUnitSyntax)!.DescendantNodes())
        {
            if (node is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax creation } variable && variable.Identifier.ValueText == name.Identifier.ValueText)
            {
                return creation;
            }
        }

        return null;
    }

    private static bool IsMentioned(FileContext file, NameSet names)
    {
        foreach (var (token, model) in file.TokensEverywhere(names))
        {
            if (model.GetSymbolInfo(token.Parent!, file.Cancellation).Symbol is { } symbol && symbol.IsFromFramework())
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Code that looks at the header <c>Origin</c> decides by it.</summary>
    private static bool ComparesOrigin(FileContext file)
    {
        foreach (var tree in NamedFiles.Of(file.Model.Compilation).Mentioning(ByHand, file.Cancellation))
        {
            var root = tree.GetRoot(file.Cancellation);
            foreach (var position in NameIndex.Of(tree).Positions(ByHand))
            {
                var token = root.FindToken(position);
                if (token.Value is "Origin" || (token.ValueText == "Origin" && token.Parent?.Parent is MemberAccessExpressionSyntax))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The list has no setter: it is filled where it is.</summary>
    private static string WithOrigins(BaseObjectCreationExpressionSyntax creation)
    {
        const string origins = AllowedOrigins + " = { \"https://example.com\" }";
        if (creation.Initializer is not { } initializer)
        {
            return creation + " { " + origins + " }";
        }

        var end = (initializer.Expressions.Count == 0 ? initializer.OpenBraceToken : initializer.Expressions[initializer.Expressions.Count - 1].GetLastToken()).Span.End - creation.SpanStart;
        return creation.ToString().Insert(end, (initializer.Expressions.Count == 0 ? " " : ", ") + origins);
    }

    private static ImmutableArray<ProposedEdit> Edits(SetupCall call)
    {
        foreach (var argument in call.Ways[0].Arguments)
        {
            if (argument.Parameter?.Name == "options" && argument.Syntax is ArgumentSyntax { Expression: var options })
            {
                return CreationOf(options) is { } creation
                    ? ImmutableArray.Create(new ProposedEdit(EditKind.Replace, string.Empty, WithOrigins(creation), ImmutableArray.Create(creation.GetLocation())) { Title = "Add AllowedOrigins" })
                    : ImmutableArray<ProposedEdit>.Empty;
            }
        }

        return ImmutableArray.Create(new ProposedEdit(EditKind.AddArgument, string.Empty, Options, ImmutableArray.Create(call.Syntax.GetLocation())) { Title = "Add AllowedOrigins" });
    }
}
