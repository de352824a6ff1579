using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.Antiforgery;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.MvcForgeryDescriptors;

namespace CookieSecurity.Analyzers.Rules.Antiforgery;

/// <summary>CKS3015 an attribute about tokens where nothing reads it: on a page's handler, an interface's method, a minimal endpoint.</summary>
internal static class IdleAttributeRule
{
    private const string Require = "global::Microsoft.AspNetCore.Antiforgery.RequireAntiforgeryTokenAttribute";

    public static void Check(FileContext file)
    {
        List<MappedHandler>? handlers = null;
        foreach (var list in Lists(file))
        {
            switch (list.Parent)
            {
                case MethodDeclarationSyntax { Parent: InterfaceDeclarationSyntax } method:
                    OnInterface(file, method);
                    break;
                case MethodDeclarationSyntax { Parent: ClassDeclarationSyntax } method when file.Model.GetDeclaredSymbol(method, file.Cancellation) is { } symbol && PageHandlers.IsPage(symbol.ContainingType):
                    OnPageHandler(file, symbol);
                    break;
                case MethodDeclarationSyntax { Parent: ClassDeclarationSyntax } method when file.Model.GetDeclaredSymbol(method, file.Cancellation) is { } owned && !Controllers.MayBe(owned.ContainingType) && HasOne(file, owned):
                case LambdaExpressionSyntax or LocalFunctionStatementSyntax:
                    handlers ??= MappedHandler.In(file).ToList();
                    break;
            }
        }

        foreach (var handler in handlers ?? [])
        {
            OnEndpoint(file, handler);
        }
    }

    /// <summary>The lists with an attribute that is called like one about tokens; all of them where one may be called otherwise.</summary>
    private static IEnumerable<AttributeListSyntax> Lists(FileContext file)
    {
        var lists = new List<AttributeListSyntax>();
        foreach (var token in file.Tokens(ProtectionNames.Attributes))
        {
            if (token.Parent?.FirstAncestorOrSelf<UsingDirectiveSyntax>() is not null)
            {
                return file.Tree.GetRoot(file.Cancellation).DescendantNodes().OfType<AttributeListSyntax>();
            }

            if (token.Parent?.FirstAncestorOrSelf<AttributeListSyntax>() is { } list && !lists.Contains(list))
            {
                lists.Add(list);
            }
        }

        return lists;
    }

    private static bool HasOne(FileContext file, IMethodSymbol method) => Marks(file, method).Any();

    private static IEnumerable<OptOutAttribute> Marks(FileContext file, IMethodSymbol method)
    {
        foreach (var data in method.GetAttributes())
        {
            if (data.AttributeClass is { } type && ForgeryMark.OfFramework(type) is var effect and not ForgeryEffect.None
                && data.ApplicationSyntaxReference is { } written && written.SyntaxTree == file.Tree && written.GetSyntax(file.Cancellation) is AttributeSyntax syntax)
            {
                effect = effect == ForgeryEffect.Requires && data.ConstructorArguments is { Length: 1 } required && required[0].Value is false ? ForgeryEffect.RequiresNot : effect;
                yield return new OptOutAttribute(data, syntax, effect);
            }
        }
    }

    /// <summary>Filters of a page are those of its model; one that opts out on a handler changes nothing, and does no harm.</summary>
    private static void OnPageHandler(FileContext file, IMethodSymbol handler)
    {
        foreach (var mark in Marks(file, handler))
        {
            if (mark.Effect.Validates())
            {
                var page = handler.ContainingType.DeclaringSyntaxReferences[0].GetSyntax(file.Cancellation).GetLocation();
                Report(file, mark, "on a handler of a Razor Page", "move it to the page model", Move(mark, page));
            }
        }
    }

    private static void OnInterface(FileContext file, MethodDeclarationSyntax declaration)
    {
        if (file.Model.GetDeclaredSymbol(declaration, file.Cancellation) is not { } method)
        {
            return;
        }

        foreach (var mark in Marks(file, method))
        {
            var actions = Implementing(file, method);
            Report(
                file,
                mark,
                "on a method of an interface",
                "put it on the action",
                actions.IsEmpty ? ImmutableArray<ProposedEdit>.Empty : ImmutableArray.Create(new ProposedEdit(EditKind.MoveAttribute, string.Empty, string.Empty, actions.Insert(0, mark.Location))));
        }
    }

    private static ImmutableArray<Location> Implementing(FileContext file, IMethodSymbol method)
    {
        var found = ImmutableArray.CreateBuilder<Location>();
        foreach (var type in file.Application.Antiforgery.Controllers.All(file.Cancellation))
        {
            if (Controllers.MayBe(type) && type.FindImplementationForInterfaceMember(method) is { DeclaringSyntaxReferences: { Length: 1 } declared })
            {
                var place = declared[0].GetSyntax(file.Cancellation).GetLocation();
                if (!found.Contains(place))
                {
                    found.Add(place);
                }
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Minimal endpoints know no filters of MVC; what the middleware reads is other metadata.</summary>
    private static void OnEndpoint(FileContext file, MappedHandler handler)
    {
        foreach (var mark in Marks(file, handler.Symbol))
        {
            if (mark.Effect is ForgeryEffect.Validates or ForgeryEffect.ValidatesUnsafe)
            {
                Report(
                    file,
                    mark,
                    "on a minimal endpoint",
                    "require a token by metadata and bind a form",
                    ImmutableArray.Create(new ProposedEdit(EditKind.MoveAttribute, string.Empty, Require, ImmutableArray.Create(mark.Location, handler.Code.GetLocation())) { Title = "Change to [RequireAntiforgeryToken]" }));
            }
        }
    }

    private static ImmutableArray<ProposedEdit> Move(OptOutAttribute mark, Location target) =>
        ImmutableArray.Create(new ProposedEdit(EditKind.MoveAttribute, string.Empty, string.Empty, ImmutableArray.Create(mark.Location, target)) { Title = "Move it to the page model" });

    private static void Report(FileContext file, OptOutAttribute mark, string where, string what, ImmutableArray<ProposedEdit> edits)
    {
        if (!file.Application.Authentication.HasTokensOnly(file.Options(IdleAttribute, mark.Location), file.Cancellation))
        {
            file.Report(IdleAttribute, mark.Location, edits, mark.Name, where, what);
        }
    }
}
