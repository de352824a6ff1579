using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>A call, a creation or an attribute gets arguments as its last ones.</summary>
internal sealed record AddedArguments(SyntaxNode Call, ImmutableArray<string> Code) : NodeEdit(Call)
{
    public static AddedArguments? Create(EditTarget target, string code)
    {
        SyntaxNode? call = target.As<AttributeSyntax>() ?? target.AsCall() ?? (SyntaxNode?)target.As<BaseObjectCreationExpressionSyntax>();
        return call is { ContainsDiagnostics: false } && code.Trim().Length > 0 && Accepts(call, code, target.Model) ? new AddedArguments(call, ImmutableArray.Create(code.Trim())) : null;
    }

    public override NodeEdit Merge(NodeEdit other) => this with { Code = Code.Union(((AddedArguments)other).Code).ToImmutableArray() };

    public override IEnumerable<TextChange> Render(EditContext context)
    {
        var fragment = Call is AttributeSyntax ? CodeFragment.AttributeArgument : CodeFragment.Argument;
        var written = Code.Select(code => context.Names.Write(code, Call.SpanStart, fragment)).ToList();
        return Call switch
        {
            AttributeSyntax { ArgumentList: { } arguments } => context.Layout.AddArguments(arguments.OpenParenToken, arguments.Arguments, written),
            InvocationExpressionSyntax { ArgumentList: var arguments } => context.Layout.AddArguments(arguments.OpenParenToken, arguments.Arguments, written),
            BaseObjectCreationExpressionSyntax { ArgumentList: { } arguments } => context.Layout.AddArguments(arguments.OpenParenToken, arguments.Arguments, written),
            ObjectCreationExpressionSyntax creation => [new TextChange(new TextSpan(creation.Type.Span.End, 0), "(" + string.Join(", ", written) + ")")],
            _ => [new TextChange(new TextSpan(Call.Span.End, 0), "(" + string.Join(", ", written) + ")")],
        };
    }

    private static bool Accepts(SyntaxNode call, string code, SemanticModel model)
    {
        if (call is AttributeSyntax attribute)
        {
            return CodeFragment.AttributeArgument.Parse(code) is AttributeArgumentListSyntax { ContainsDiagnostics: false } more
                && model.GetSpeculativeSymbolInfo(call.SpanStart, attribute.AddArgumentListArguments([.. more.Arguments])).Symbol is not null;
        }

        if (CodeFragment.Argument.Parse(code) is not ArgumentListSyntax { ContainsDiagnostics: false } added)
        {
            return false;
        }

        return call switch
        {
            InvocationExpressionSyntax invocation => invocation.With(invocation.ArgumentList.Arguments.AddRange(added.Arguments), model) is not null,
            ObjectCreationExpressionSyntax creation => Overloads.Bind(
                creation.WithArgumentList(SyntaxFactory.ArgumentList((creation.ArgumentList?.Arguments ?? default).AddRange(added.Arguments))), creation.SpanStart, model) is not null,
            ImplicitObjectCreationExpressionSyntax creation when model.GetTypeInfo(creation).Type is { } type => Overloads.Bind(
                SyntaxFactory.ObjectCreationExpression(
                    SyntaxFactory.ParseTypeName(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)),
                    creation.ArgumentList.AddArguments([.. added.Arguments]),
                    creation.Initializer),
                creation.SpanStart,
                model) is not null,
            _ => false,
        };
    }
}
