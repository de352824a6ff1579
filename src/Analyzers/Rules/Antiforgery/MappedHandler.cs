using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Antiforgery;
using CookieSecurity.Analyzers.Authentication;
using CookieSecurity.Analyzers.Endpoints;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.Antiforgery;

/// <summary>The handler of a minimal endpoint: a lambda, a local function or a method that a <c>Map…</c> call is handed.</summary>
/// <param name="Call">The call.</param>
/// <param name="Method">What it is called: <c>MapPost</c>.</param>
/// <param name="Symbol">The handler.</param>
/// <param name="Code">Its code.</param>
/// <param name="Model">The meaning of the file with the call.</param>
/// <param name="File">The file that is looked at.</param>
internal sealed record MappedHandler(InvocationExpressionSyntax Call, string Method, IMethodSymbol Symbol, SyntaxNode Code, SemanticModel Model, FileContext File)
{
    public static readonly NameSet Names = new("MapGet", "MapPost", "MapPut", "MapPatch", "MapDelete", "MapMethods", "Map");

    public bool HasOnlySafeVerbs => Method == "MapGet";

    public SimpleNameSyntax? CallName => Call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => null,
    };

    /// <summary>The attributes about tokens that are written on the handler, in the file that is looked at.</summary>
    public IEnumerable<OptOutAttribute> Attributes
    {
        get
        {
            foreach (var data in Symbol.GetAttributes())
            {
                if (data.ApplicationSyntaxReference is { } written && written.SyntaxTree == File.Tree && written.GetSyntax(File.Cancellation) is AttributeSyntax syntax
                    && File.Application.Antiforgery.Effects.Of(data, default, File.Cancellation).Effect is var effect and not ForgeryEffect.None)
                {
                    yield return new OptOutAttribute(data, syntax, effect);
                }
            }
        }
    }

    /// <summary>What the endpoint, and the groups that it is mapped on, demand of whoever asks.</summary>
    public AccessDemand Demand
    {
        get
        {
            var demand = AccessDemand.Of(Symbol.GetAttributes());
            for (SyntaxNode? link = Call; link?.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax outer }; link = outer)
            {
                demand = demand.And(Of(outer));
            }

            return demand.And(Around(Call, 3));
        }
    }

    /// <summary>Those that are mapped anywhere with a handler that is written in the file.</summary>
    public static IEnumerable<MappedHandler> In(FileContext file)
    {
        foreach (var (token, model) in file.TokensEverywhere(Names))
        {
            if (Of(token, model, file) is { } handler && handler.Code.SyntaxTree == file.Tree)
            {
                yield return handler;
            }
        }
    }

    /// <summary>The handler that the call is handed; null where it is no such call, or the handler cannot be seen.</summary>
    public static MappedHandler? Of(SyntaxToken token, SemanticModel model, FileContext file)
    {
        if (token.Parent is not SimpleNameSyntax name
            || (name.Parent is MemberAccessExpressionSyntax access ? access.Parent : name.Parent is MemberBindingExpressionSyntax binding ? binding.Parent : null) is not InvocationExpressionSyntax call
            || model.GetSymbolInfo(call, file.Cancellation).Symbol is not IMethodSymbol { ContainingType.Name: "EndpointRouteBuilderExtensions" } method
            || !method.IsFromFramework())
        {
            return null;
        }

        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (model.GetTypeInfo(argument.Expression, file.Cancellation).ConvertedType is not { } converted
                || !(converted.TypeKind == TypeKind.Delegate || converted.SpecialType == SpecialType.System_Delegate || converted.Name == "Delegate"))
            {
                continue;
            }

            var symbol = model.GetSymbolInfo(argument.Expression, file.Cancellation);
            if ((symbol.Symbol ?? (symbol.CandidateSymbols.Length == 1 ? symbol.CandidateSymbols[0] : null)) is not IMethodSymbol handler)
            {
                return null;
            }

            var code = argument.Expression is AnonymousFunctionExpressionSyntax lambda ? lambda
                : file.Application.Flow.Bodies.IsHere(handler) && handler.DeclaringSyntaxReferences is { Length: 1 } declared ? declared[0].GetSyntax(file.Cancellation)
                : null;
            return code is null ? null : new MappedHandler(call, method.Name, handler, code, model, file);
        }

        return null;
    }

    private AccessDemand Of(InvocationExpressionSyntax call)
    {
        switch ((call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText)
        {
            case "AllowAnonymous":
                return AccessDemand.None with { AllowsAnonymous = true };
            case "RequireAuthorization":
                return EndpointAccess.Of(call.ArgumentList, Model, File.Cancellation);
            default:
                return AccessDemand.None;
        }
    }

    /// <summary>The groups, by the chain or the variable that the endpoint is mapped on.</summary>
    private AccessDemand Around(InvocationExpressionSyntax call, int depth)
    {
        var demand = AccessDemand.None;
        var on = (call.Expression as MemberAccessExpressionSyntax)?.Expression;
        while (on is InvocationExpressionSyntax inner)
        {
            demand = demand.And(Of(inner));
            on = (inner.Expression as MemberAccessExpressionSyntax)?.Expression;
        }

        if (depth == 0 || on is not IdentifierNameSyntax name || Model.GetSymbolInfo(name, File.Cancellation).Symbol is not ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declared } local)
        {
            return demand;
        }

        if (declared[0].GetSyntax(File.Cancellation) is VariableDeclaratorSyntax { Initializer.Value: InvocationExpressionSyntax made } declarator)
        {
            demand = demand.And(Of(made)).And(Around(made, depth - 1));
            foreach (var node in declarator.FirstAncestorOrSelf<SyntaxNode>(static one => one is BlockSyntax or CompilationUnitSyntax)!.DescendantNodes())
            {
                if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax used } } later && used.Identifier.ValueText == local.Name)
                {
                    demand = demand.And(Of(later));
                }
            }
        }

        return demand;
    }
}
