using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>A parameter that its function had no use for gets a name.</summary>
internal static class NamedParameter
{
    /// <summary>The name that it has, as it is written there, or the one that it gets.</summary>
    public static string NameIn(SyntaxNode function, string? name, SemanticModel model) => name is null
        ? RegistrationOptions.FreeName(model, function.SpanStart)
        : ParametersOf(function).Select(parameter => parameter.Identifier).FirstOrDefault(identifier => identifier.ValueText == name).Text ?? name;

    public static IEnumerable<TextChange> Render(SyntaxNode function, IParameterSymbol parameter, string name, EditContext context)
    {
        if (function is AnonymousMethodExpressionSyntax { ParameterList: null } anonymous)
        {
            var type = context.Names.Write(parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), function.SpanStart, CodeFragment.Type);
            yield return new TextChange(new TextSpan(anonymous.DelegateKeyword.Span.End, 0), "(" + type + " " + name + ")");
            yield break;
        }

        var declared = ParametersOf(function)[parameter.Ordinal];
        if (declared.Identifier.ValueText == parameter.Name && parameter.Name == "_")
        {
            yield return new TextChange(declared.Identifier.Span, name);
            foreach (var use in function.DescendantNodes().OfType<IdentifierNameSyntax>().Where(use => use.Identifier.ValueText == "_"))
            {
                if (SymbolEqualityComparer.Default.Equals(context.Model.GetSymbolInfo(use).Symbol, parameter))
                {
                    yield return new TextChange(use.Span, name);
                }
            }
        }
    }

    private static ImmutableArray<ParameterSyntax> ParametersOf(SyntaxNode function) => function switch
    {
        SimpleLambdaExpressionSyntax lambda => ImmutableArray.Create(lambda.Parameter),
        ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList.Parameters.ToImmutableArray(),
        AnonymousMethodExpressionSyntax { ParameterList: { } list } => list.Parameters.ToImmutableArray(),
        LocalFunctionStatementSyntax local => local.ParameterList.Parameters.ToImmutableArray(),
        BaseMethodDeclarationSyntax method => method.ParameterList.Parameters.ToImmutableArray(),
        _ => ImmutableArray<ParameterSyntax>.Empty,
    };
}
