using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Authentication;

/// <summary>Reads which schemes authorization policies name, by <c>AddPolicy</c>, <c>DefaultPolicy</c>, <c>FallbackPolicy</c> and the like.</summary>
internal sealed class PolicyReader(Compilation compilation, FlowModel flow, ApplicationMemory memory, CancellationToken cancellation)
{
    private readonly ImmutableDictionary<string, ImmutableArray<string>>.Builder named = ImmutableDictionary.CreateBuilder<string, ImmutableArray<string>>();

    public ImmutableDictionary<string, ImmutableArray<string>> Named => named.ToImmutable();

    public ImmutableArray<string> Default { get; private set; } = ImmutableArray<string>.Empty;

    public ImmutableArray<string> Fallback { get; private set; } = ImmutableArray<string>.Empty;

    /// <summary>Whether endpoints that say nothing require something.</summary>
    public bool HasFallback { get; private set; }

    public void Read()
    {
        foreach (var tree in NamedFiles.Of(compilation).Mentioning(ProtectionNames.Policies, cancellation))
        {
            memory.Reads(tree);
            var model = flow.Bodies.ModelOf(tree);
            foreach (var token in NameIndex.Of(tree).Tokens(tree.GetRoot(cancellation), ProtectionNames.Policies))
            {
                Read(token, model);
            }
        }
    }

    private void Read(SyntaxToken token, SemanticModel model)
    {
        if (token.Parent is not SimpleNameSyntax name || model.GetSymbolInfo(name, cancellation).Symbol is not { ContainingType.Name: "AuthorizationOptions" or "AuthorizationBuilder" } symbol || !symbol.IsFromFramework())
        {
            return;
        }

        SyntaxNode expression = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        if (expression.Parent is InvocationExpressionSyntax { ArgumentList: var arguments })
        {
            var policy = arguments.Arguments.Count > 1 ? ConstantText.Of(arguments.Arguments[0].Expression, model, cancellation) : null;
            Keep(token.ValueText, policy, arguments, model);
        }
        else if (expression.Parent is AssignmentExpressionSyntax assignment && assignment.Left == expression && !assignment.Right.IsKind(SyntaxKind.NullLiteralExpression))
        {
            Keep(token.ValueText, null, assignment.Right, model);
        }
    }

    private void Keep(string member, string? policy, SyntaxNode said, SemanticModel model)
    {
        var schemes = SchemesIn(said, model);
        if (policy is not null)
        {
            named[policy] = schemes;
        }

        switch (member)
        {
            case "DefaultPolicy" or "SetDefaultPolicy" or "AddDefaultPolicy":
                Default = schemes;
                break;
            case "FallbackPolicy" or "SetFallbackPolicy" or "AddFallbackPolicy":
                Fallback = schemes;
                HasFallback = true;
                break;
        }
    }

    private ImmutableArray<string> SchemesIn(SyntaxNode said, SemanticModel model)
    {
        var schemes = ImmutableArray.CreateBuilder<string>();
        foreach (var code in CodeOf(said, model))
        {
            foreach (var node in code.DescendantNodesAndSelf())
            {
                var arguments = node switch
                {
                    InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddAuthenticationSchemes" } } call => call.ArgumentList,
                    BaseObjectCreationExpressionSyntax creation when model.GetTypeInfo(creation, cancellation).Type is { Name: "AuthorizationPolicyBuilder" } => creation.ArgumentList,
                    InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Add", Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AuthenticationSchemes" } } } call => call.ArgumentList,
                    _ => null,
                };
                foreach (var argument in arguments?.Arguments ?? default)
                {
                    schemes.Add(ConstantText.Of(argument.Expression, model, cancellation) ?? string.Empty);
                }
            }
        }

        return schemes.ToImmutable();
    }

    /// <summary>The code itself, and what the variables and methods in its place are made of.</summary>
    private IEnumerable<SyntaxNode> CodeOf(SyntaxNode said, SemanticModel model)
    {
        yield return said;
        foreach (var node in said.DescendantNodesAndSelf())
        {
            if (node is IdentifierNameSyntax { Parent: ArgumentSyntax or AssignmentExpressionSyntax or InvocationExpressionSyntax } name
                && model.GetSymbolInfo(name, cancellation).Symbol is ILocalSymbol or IFieldSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.Ordinary }
                && model.GetSymbolInfo(name, cancellation).Symbol is { DeclaringSyntaxReferences.Length: 1 } symbol
                && symbol.DeclaringSyntaxReferences[0].SyntaxTree == said.SyntaxTree
                && symbol.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is var declaration && !declaration.Contains(said))
            {
                yield return declaration;
            }
        }
    }
}
