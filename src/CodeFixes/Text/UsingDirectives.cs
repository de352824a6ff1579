using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Text;

/// <summary>The list of imports that a file keeps: of the file, or of its only namespace.</summary>
internal sealed class UsingDirectives
{
    private readonly SyntaxList<UsingDirectiveSyntax> existing;
    private readonly CompilationUnitSyntax file;

    private UsingDirectives(CompilationUnitSyntax file, SyntaxList<UsingDirectiveSyntax> existing)
    {
        this.file = file;
        this.existing = existing;
    }

    /// <summary>Null where only some target frameworks or configurations would see an import.</summary>
    public static UsingDirectives? PlaceIn(SyntaxNode root)
    {
        if (root is not CompilationUnitSyntax file)
        {
            return null;
        }

        var ofNamespace = file.Members.Count == 1 && file.Members[0] is BaseNamespaceDeclarationSyntax only ? only.Usings : default;
        var existing = file.Usings.Count > 0 || ofNamespace.Count == 0 ? file.Usings : ofNamespace;
        return existing.Count > 0 && (existing.Any(directive => directive.HasConditionalDirective()) || existing.Last().GetLastToken().GetNextToken().HasConditionalDirective())
            ? null
            : new UsingDirectives(file, existing);
    }

    public TextChange Add(string imported, SourceLayout layout)
    {
        var directive = "using " + imported + ";";
        if (existing.Count == 0)
        {
            return Insert(Top(), directive + layout.NewLine + layout.NewLine);
        }

        var before = existing.LastOrDefault(other => other.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword) || SortsBefore(other, imported));
        if (before is null)
        {
            var first = existing[0].SpanStart;
            return Insert(first, directive + layout.NewLine + layout.IndentationAt(first));
        }

        return Insert(before.SemicolonToken.EndWithComments(wholeLine: true), layout.NewLine + layout.IndentationAt(before.SpanStart) + directive);
    }

    private static bool SortsBefore(UsingDirectiveSyntax other, string imported)
    {
        if (other.Alias is not null || other.StaticKeyword.IsKind(SyntaxKind.StaticKeyword) || other.Name?.ToString() is not { } name)
        {
            return false;
        }

        var system = name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
        return system || string.Compare(name, imported, StringComparison.OrdinalIgnoreCase) < 0;
    }

    /// <summary>Below the file's header, above everything that belongs to the first declaration.</summary>
    private int Top()
    {
        if (file.Externs.Count > 0)
        {
            return file.Externs.Last().FullSpan.End;
        }

        var top = file.FullSpan.Start;
        var lineIsEmpty = false;
        foreach (var trivia in file.GetFirstToken(includeZeroWidth: true).LeadingTrivia)
        {
            switch (trivia.Kind())
            {
                case SyntaxKind.EndOfLineTrivia when lineIsEmpty:
                case SyntaxKind.DefineDirectiveTrivia:
                case SyntaxKind.UndefDirectiveTrivia:
                    top = trivia.FullSpan.End;
                    break;
                case SyntaxKind.EndOfLineTrivia:
                    lineIsEmpty = true;
                    break;
                case SyntaxKind.WhitespaceTrivia:
                    break;
                case SyntaxKind.SingleLineCommentTrivia:
                case SyntaxKind.MultiLineCommentTrivia:
                case SyntaxKind.NullableDirectiveTrivia:
                case SyntaxKind.PragmaWarningDirectiveTrivia:
                    lineIsEmpty = trivia.IsDirective;
                    break;
                default:
                    if (!MustComeFirst(trivia))
                    {
                        return top;
                    }

                    top = trivia.FullSpan.End;
                    break;
            }
        }

        return top;
    }

    /// <summary>The first line of a script and the <c>#:</c> lines of a program without a project, which older hosts have no kind for.</summary>
    private static bool MustComeFirst(SyntaxTrivia trivia)
    {
        var text = trivia.ToString();
        return trivia.IsDirective && (text.StartsWith("#!", StringComparison.Ordinal) || text.StartsWith("#:", StringComparison.Ordinal));
    }

    private static TextChange Insert(int position, string added) => new(new TextSpan(position, 0), added);
}
