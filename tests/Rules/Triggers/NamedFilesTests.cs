using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CookieSecurity.Tests.Triggers;

/// <summary>The files that mention a name, also after somebody typed in one of them.</summary>
public sealed class NamedFilesTests
{
    private static readonly string[] Texts = ["class A { }", "class B { void M() => AddSession(); }", "class C { }", "class D { void M() => AddCookie(); }"];

    [Fact]
    public void Files_are_found_in_the_order_of_the_compilation() => Assert.Equal("BD", Found(Program(), SetupNames.Application));

    [Theory]
    [InlineData(0, "class A { int a; }", "BD")]
    [InlineData(0, "class A { void M() => AddSession(); }", "ABD")]
    [InlineData(1, "class B { int b; void M() => AddSession(); }", "BD")]
    [InlineData(1, "class B { }", "D")]
    [InlineData(3, "class D { }", "B")]
    [InlineData(3, "class D { void M() => AddSession(); }", "BD")]
    [InlineData(2, "class C { string AddSession; }", "BCD")]
    public void A_changed_file_counts_as_it_is_now(int changed, string text, string expected)
    {
        var before = Program();
        _ = Found(before, SetupNames.Application);
        var after = before.ReplaceSyntaxTree(before.SyntaxTrees[changed], CSharpSyntaxTree.ParseText(text));

        Assert.Equal(expected, Found(after, SetupNames.Application));
        Assert.Contains(after.SyntaxTrees[changed], NamedFiles.Of(after).Containing("class", CancellationToken.None));
        Assert.Equal("BD", Found(before, SetupNames.Application));
    }

    [Theory]
    [InlineData(0, "class A { int shared; }", "AC")]
    [InlineData(2, "class C { int other; }", "")]
    [InlineData(2, "class C { int unshared2; }", "C")]
    public void Texts_that_no_rule_starts_from_are_found_too(int changed, string text, string expected)
    {
        var before = Program("class A { }", "class B { }", "class C { int shared; }");
        Assert.Equal("C", Containing(before, "shared"));

        Assert.Equal(expected, Containing(before.ReplaceSyntaxTree(before.SyntaxTrees[changed], CSharpSyntaxTree.ParseText(text)), "shared"));
    }

    [Fact]
    public void A_new_file_and_one_that_is_gone_are_noticed()
    {
        var before = Program();
        _ = Found(before, SetupNames.Application);

        Assert.Equal("BDE", Found(before.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class E { void M() => AddMvc(); }")), SetupNames.Application));
        Assert.Equal("D", Found(before.RemoveSyntaxTrees(before.SyntaxTrees[1]), SetupNames.Application));
    }

    [Fact]
    public void No_file_is_no_exception() => Assert.Empty(NamedFiles.Of(CSharpCompilation.Create("empty")).Mentioning(SetupNames.Application, CancellationToken.None));

    private static CSharpCompilation Program(params string[] texts) =>
        CSharpCompilation.Create("program", (texts.Length == 0 ? Texts : texts).Select(text => CSharpSyntaxTree.ParseText(text)));

    private static string Found(CSharpCompilation program, NameSet names) => Classes(NamedFiles.Of(program).Mentioning(names, CancellationToken.None));

    [Fact]
    public void Code_of_views_is_passed_over_where_that_is_asked_for()
    {
        var program = CSharpCompilation.Create(
            "program",
            [CSharpSyntaxTree.ParseText("class A { } // shared", path: "obj/Views_Home_Index_cshtml.g.cs"), CSharpSyntaxTree.ParseText("class B { } // shared", path: "B.cs")]);
        Assert.Equal("AB", Containing(program, "shared"));
        Assert.Equal("B", Classes(NamedFiles.Of(program).ContainingOutsideViews("shared", CancellationToken.None)));
    }

    private static string Containing(CSharpCompilation program, string text) => Classes(NamedFiles.Of(program).Containing(text, CancellationToken.None));

    /// <summary>Each file holds one class, named by one letter.</summary>
    private static string Classes(IEnumerable<SyntaxTree> trees) => string.Concat(trees.Select(tree => tree.ToString()["class ".Length]));
}
