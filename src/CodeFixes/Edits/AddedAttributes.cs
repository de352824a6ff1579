using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>A declaration or a lambda gets attributes, each in brackets of its own unless the file joins them.</summary>
internal sealed record AddedAttributes(SyntaxNode Declaration, ImmutableArray<string> Code) : NodeEdit(Declaration)
{
    public override bool IsDone => Code.IsEmpty;

    public static AddedAttributes? Create(EditTarget target, string code)
    {
        var node = target.As<LambdaExpressionSyntax>()
            ?? target.Node.AncestorsAndSelf().FirstOrDefault(node => node is MemberDeclarationSyntax and not GlobalStatementSyntax || node is LocalFunctionStatementSyntax);
        var isFit = node switch
        {
            LambdaExpressionSyntax lambda => ((CSharpParseOptions)lambda.SyntaxTree.Options).LanguageVersion >= LanguageVersion.CSharp10,
            MethodDeclarationSyntax or TypeDeclarationSyntax or LocalFunctionStatementSyntax or PropertyDeclarationSyntax => true,
            _ => false,
        };
        return isFit && node!.Span.Contains(target.Node.Span) && AttributeText.Parse(code) is { } attribute
            ? new AddedAttributes(node, Has(node, attribute, target.Model) ? ImmutableArray<string>.Empty : ImmutableArray.Create(code))
            : null;
    }

    public override NodeEdit Merge(NodeEdit other) => this with { Code = Code.Union(((AddedAttributes)other).Code).ToImmutableArray() };

    public override IEnumerable<TextChange> Render(EditContext context)
    {
        var layout = context.Layout;
        var written = Code
            .Select(code => AttributeText.WithoutSuffix(context.Names.Write(code, Declaration.SpanStart, CodeFragment.Attribute)))
            .ToList();
        if (written.Count == 0)
        {
            return [];
        }

        if (Declaration is LambdaExpressionSyntax lambda)
        {
            return OnLambda(lambda, written);
        }

        var lists = ListsOf(Declaration);
        if (lists.LastOrDefault(list => list.Target is null) is { } last && JoinsAttributes(Declaration.SyntaxTree.GetRoot()))
        {
            return layout.AddLast(last.Attributes, written);
        }

        if (lists.Count == 0 || layout.IsFirstOnLine(AfterLists(lists)))
        {
            var start = lists.Count == 0 ? Declaration.SpanStart : AfterLists(lists);
            var indentation = layout.NewLine + layout.IndentationAt(start);
            return layout.IsFirstOnLine(start)
                ? [Insert(start, string.Concat(written.Select(one => "[" + one + "]" + indentation)))]
                : [Insert(start, string.Concat(written.Select(one => "[" + one + "] ")))];
        }

        return [Insert(lists.Last().Span.End, string.Concat(written.Select(one => " [" + one + "]")))];
    }

    private static IEnumerable<TextChange> OnLambda(LambdaExpressionSyntax lambda, IEnumerable<string> written)
    {
        yield return Insert(lambda.SpanStart, string.Concat(written.Select(one => "[" + one + "] ")));
        if (lambda is SimpleLambdaExpressionSyntax simple)
        {
            yield return Insert(simple.Parameter.SpanStart, "(");
            yield return Insert(simple.Parameter.Span.End, ")");
        }
    }

    private static bool Has(SyntaxNode node, AttributeSyntax attribute, SemanticModel model)
    {
        var name = FullNames.Shorten(AttributeText.WithoutSuffix(attribute.Name.ToString()));
        return ListsOf(node).SelectMany(list => list.Attributes).Any(existing =>
            AttributeText.WithoutSuffix(model.GetTypeInfo(existing).Type?.Name ?? existing.Name.ToString()) == name);
    }

    private static bool JoinsAttributes(SyntaxNode root) => root.DescendantNodes(node => node is not BlockSyntax).OfType<AttributeListSyntax>().Any(list => list.Attributes.Count > 1);

    private static SyntaxList<AttributeListSyntax> ListsOf(SyntaxNode node) => node switch
    {
        MemberDeclarationSyntax member => member.AttributeLists,
        StatementSyntax statement => statement.AttributeLists,
        LambdaExpressionSyntax lambda => lambda.AttributeLists,
        _ => default,
    };

    private static int AfterLists(SyntaxList<AttributeListSyntax> lists) => lists.Last().GetLastToken().GetNextToken().SpanStart;

    private static TextChange Insert(int position, string added) => new(new TextSpan(position, 0), added);
}
