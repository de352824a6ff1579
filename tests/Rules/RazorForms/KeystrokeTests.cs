using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Tests.RazorForms;

/// <summary>What was learnt from a Razor file is kept with its text: a keystroke elsewhere reads it no second time.</summary>
public sealed class KeystrokeTests
{
    private const string Form = """<form method="post" action="/save"><partial name="_Fields" /></form>""";

    [Fact]
    public async Task After_a_keystroke_in_code_no_Razor_file_is_read_again()
    {
        var read = new List<string>();
        var project = new RazorProject()
            .With("Views/_ViewImports.cshtml", RazorProject.TagHelpers, text => new CountedText(text, "imports", read))
            .With("Views/_Fields.cshtml", "<input name=\"a\">", text => new CountedText(text, "fields", read))
            .With("Views/Index.cshtml", Form, text => new CountedText(text, "view", read));
        var program = project.Compile();
        Assert.Single(await project.ReportAsync(program));
        Assert.Equal(["fields", "imports", "view"], read.Distinct().Order());

        read.Clear();
        var edited = program.ReplaceSyntaxTree(program.SyntaxTrees[0], CSharpSyntaxTree.ParseText(project.Source + "\n// typed", path: program.SyntaxTrees[0].FilePath));
        Assert.Single(await project.ReportAsync(edited));
        Assert.Empty(read);
    }

    /// <summary>Notes each time that its content is asked for.</summary>
    private sealed class CountedText(SourceText text, string name, List<string> read) : SourceText
    {
        public override Encoding? Encoding => text.Encoding;

        public override int Length => text.Length;

        public override char this[int position]
        {
            get
            {
                read.Add(name);
                return text[position];
            }
        }

        public override void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)
        {
            read.Add(name);
            text.CopyTo(sourceIndex, destination, destinationIndex, count);
        }

        protected override TextLineCollection GetLinesCore() => text.Lines;
    }
}
