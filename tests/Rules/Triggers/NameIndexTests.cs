using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis.CSharp;

namespace CookieSecurity.Tests.Triggers;

/// <summary>The names in a file, found without looking at its syntax.</summary>
public sealed class NameIndexTests
{
    private const int ChunkLength = 32 * 1024;

    [Theory]
    [InlineData("AddSession")]
    [InlineData("x.AddSession()")]
    [InlineData("(AddSession)")]
    [InlineData("@AddSession")]
    public void A_whole_word_is_found(string text) => Assert.True(Index(text).Mentions(SetupNames.Application));

    [Theory]
    [InlineData("")]
    [InlineData("addSession")]
    [InlineData("AddSessions")]
    [InlineData("MyAddSession")]
    [InlineData("_AddSession")]
    [InlineData("AddSession2")]
    [InlineData("AddSessionä")]
    public void A_part_of_a_word_is_not(string text) => Assert.False(Index(text).Mentions(SetupNames.Application));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(11)]
    public void A_word_at_the_seam_of_two_chunks_is_found_once(int before)
    {
        var text = new string(' ', ChunkLength - before) + "AddSession " + new string(' ', ChunkLength);
        var tree = CSharpSyntaxTree.ParseText(text);

        Assert.Single(NameIndex.Of(tree).Tokens(tree.GetRoot(), SetupNames.Application));
    }

    [Fact]
    public void A_word_longer_than_a_chunk_is_passed_over() =>
        Assert.True(Index(new string('A', ChunkLength * 3) + " AddSession").Mentions(SetupNames.Application));

    [Fact]
    public void Names_in_comments_and_texts_are_no_tokens()
    {
        var tree = CSharpSyntaxTree.ParseText("// AddSession\nvar x = \"AddSession\"; AddCookie();");

        Assert.Equal("AddCookie", Assert.Single(NameIndex.Of(tree).Tokens(tree.GetRoot(), SetupNames.Application)).ValueText);
    }

    private static NameIndex Index(string text) => NameIndex.Of(CSharpSyntaxTree.ParseText(text));
}
