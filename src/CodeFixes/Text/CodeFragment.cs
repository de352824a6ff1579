using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CookieSecurity.Analyzers.CodeFixes.Text;

/// <summary>A piece of program text and what it is a piece of, without which names in it cannot be told apart.</summary>
internal sealed class CodeFragment
{
    public static readonly CodeFragment Expression = new(string.Empty, string.Empty, text => SyntaxFactory.ParseExpression(text));
    public static readonly CodeFragment Type = new(string.Empty, string.Empty, text => SyntaxFactory.ParseTypeName(text));
    public static readonly CodeFragment Argument = new("(", ")", text => SyntaxFactory.ParseArgumentList(text));
    public static readonly CodeFragment AttributeArgument = new("(", ")", text => SyntaxFactory.ParseAttributeArgumentList(text)!);

    /// <summary>The body of an async lambda, in which <c>await</c> is what it is meant to be.</summary>
    public static readonly CodeFragment Statements = new("async()=>{", "\n}", text => SyntaxFactory.ParseExpression(text));

    public static readonly CodeFragment Attribute = new("[", "]class _;", text => SyntaxFactory.ParseCompilationUnit(text));
    public static readonly CodeFragment Member = new("class _{", "\n}", text => SyntaxFactory.ParseCompilationUnit(text));
    public static readonly CodeFragment File = new(string.Empty, string.Empty, text => SyntaxFactory.ParseCompilationUnit(text));

    /// <summary>What follows a dot: a call that is appended to another.</summary>
    public static readonly CodeFragment Call = new("_", string.Empty, text => SyntaxFactory.ParseExpression(text));

    private readonly string before;
    private readonly string after;
    private readonly System.Func<string, SyntaxNode> parse;

    private CodeFragment(string before, string after, System.Func<string, SyntaxNode> parse)
    {
        this.before = before;
        this.after = after;
        this.parse = parse;
    }

    /// <summary>How far positions in the parsed text are behind those in the text.</summary>
    public int Offset => before.Length;

    public SyntaxNode Parse(string text) => parse(before + text + after);
}
