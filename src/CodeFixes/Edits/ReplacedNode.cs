using System;
using System.Collections.Generic;
using System.Linq;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>Another text stands where the node stood, around its old text if it is kept, in parentheses where they are needed.</summary>
internal sealed record ReplacedNode(SyntaxNode Node, string Code) : NodeEdit(Node)
{
    private const string OldText = "{0}";

    /// <summary>Parsed as the body of this, <c>await</c> is what it is in the function that it will be in.</summary>
    private const string AsyncContext = "async()=>";

    public override bool IsDone => Node.ToString() == Code;

    public static ReplacedNode? Create(EditTarget target, string code)
    {
        SyntaxNode node = target.As<ExpressionSyntax>() ?? target.Node;
        if (node is ExpressionSyntax { Parent: ArgumentSyntax argument } && argument.Span == node.Span && FragmentOf(node).Parse(code.Replace(OldText, "_")) is null or { ContainsDiagnostics: true })
        {
            // Several arguments take the place of one.
            node = argument;
        }

        var isText = node is ExpressionSyntax and not InitializerExpressionSyntax or ArgumentSyntax or AttributeSyntax or StatementSyntax && !node.ContainsDiagnostics;
        return isText && code.Trim().Length > 0 && FragmentOf(node).Parse(code.Replace(OldText, "_")) is { ContainsDiagnostics: false } parsed
            && (IsMemberName(node) ? parsed is SimpleNameSyntax : NamesInScope.AreThey(code.Replace(OldText, "_"), FragmentOf(node), node, node.SpanStart, target.Model))
                ? new ReplacedNode(node, code)
                : null;
    }

    public override IEnumerable<TextChange> Render(EditContext context)
    {
        var fragment = FragmentOf(Node);
        var code = context.Names.Write(Code.Replace(OldText, OldName), Node.SpanStart, fragment).Replace(OldName, OldText);
        code = Node is AttributeSyntax ? AttributeText.WithoutSuffix(code) : code;
        code = context.Layout.Lines(code, context.Layout.IndentationAt(Node.SpanStart));
        var hole = code.IndexOf(OldText, StringComparison.Ordinal);
        var isExpression = fragment == CodeFragment.Expression;
        if (hole >= 0 && isExpression && !Keeps(code.Replace(OldText, Node.ToString()), hole, Node))
        {
            code = code.Replace(OldText, "(" + OldText + ")");
        }

        if (isExpression && !FitsAround(code.Replace(OldText, Node.ToString())))
        {
            code = "(" + code + ")";
        }

        hole = code.IndexOf(OldText, StringComparison.Ordinal);
        if (hole < 0 || code.IndexOf(OldText, hole + 1, StringComparison.Ordinal) >= 0)
        {
            var comments = hole < 0 ? context.Layout.CommentsWithin(Node) : string.Empty;
            return [new TextChange(Node.Span, code.Replace(OldText, Node.ToString()) + comments)];
        }

        // The old text is not touched, so that an edit within it can be made too.
        return new[]
        {
            new TextChange(new TextSpan(Node.SpanStart, 0), code.Substring(0, hole)),
            new TextChange(new TextSpan(Node.Span.End, 0), code.Substring(hole + OldText.Length)),
        }.Where(change => change.NewText!.Length > 0);
    }

    private static string OldName => "__old__";

    /// <summary>Behind a dot, before an arrow or an equals sign of an initializer only a name can stand.</summary>
    private static bool IsMemberName(SyntaxNode node) => node.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == node,
        MemberBindingExpressionSyntax or NameColonSyntax or NameEqualsSyntax or AliasQualifiedNameSyntax => true,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left == node,
        QualifiedNameSyntax qualified => qualified.Right == node,
        _ => false,
    };

    private static CodeFragment FragmentOf(SyntaxNode node) => node switch
    {
        TypeSyntax type when SyntaxFacts.IsInTypeOnlyContext(type) => CodeFragment.Type,
        ExpressionSyntax => CodeFragment.Expression,
        ArgumentSyntax => CodeFragment.Argument,
        AttributeSyntax => CodeFragment.Attribute,
        _ => CodeFragment.Statements,
    };

    /// <summary>Whether the part of the text that starts at a position is still the whole expression that it was.</summary>
    private static bool Keeps(string text, int position, SyntaxNode part)
    {
        var span = new TextSpan(position + AsyncContext.Length, part.Span.Length);
        var parsed = SyntaxFactory.ParseExpression(AsyncContext + text);
        return parsed.FullSpan.Contains(span) && parsed.FindNode(span, getInnermostNodeForTie: true) is var found
            && found.AncestorsAndSelf().TakeWhile(node => node.Span == span).Any(node => node.RawKind == part.RawKind);
    }

    /// <summary>Whether the new text is one expression where the old one was.</summary>
    private bool FitsAround(string code)
    {
        SyntaxNode outermost = Node;
        while (outermost.Parent is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax or InterpolationSyntax && outermost.Parent is not AnonymousFunctionExpressionSyntax)
        {
            outermost = outermost.Parent;
        }

        if (outermost == Node || outermost is not ExpressionSyntax)
        {
            return true;
        }

        var position = Node.SpanStart - outermost.SpanStart;
        var text = outermost.ToString().Remove(position, Node.Span.Length).Insert(position, code);
        var replacement = SyntaxFactory.ParseExpression(AsyncContext + code) is LambdaExpressionSyntax { ExpressionBody: { } body } ? body : null;
        return replacement is null || Keeps(text, position, replacement);
    }
}
