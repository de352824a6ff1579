using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Benchmarks.Measurement;

/// <summary>Somebody types in the last method of one file, again and again; every other file stays as it was.</summary>
internal sealed class Typing
{
    private int keystrokes;

    public Typing(Compilation compilation, string path)
    {
        Compilation = compilation;
        Tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == path);
    }

    public Compilation Compilation { get; private set; }

    public SyntaxTree Tree { get; private set; }

    public void Press()
    {
        var body = Tree.GetCompilationUnitRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Last(method => method.Body is not null).Body!;
        var statement = string.Create(CultureInfo.InvariantCulture, $" _ = {++keystrokes};");
        var text = Tree.GetText().WithChanges(new TextChange(new TextSpan(body.OpenBraceToken.Span.End, 0), statement));
        var typed = Tree.WithChangedText(text);
        Compilation = Compilation.ReplaceSyntaxTree(Tree, typed);
        Tree = typed;

        // The compiler's own squiggles, which an editor shows with or without analyzers: they build the symbols that all then share.
        _ = Compilation.GetSemanticModel(Tree).GetDiagnostics();
    }
}
