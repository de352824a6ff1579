using System.Collections.Immutable;
using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Tests.Fixes;

public sealed class ProposedEditTests
{
    [Fact]
    public void What_a_rule_writes_the_fix_reads()
    {
        var composite = ProposedEdit.Together(
            "Move it, \"now\"",
            new ProposedEdit(EditKind.Remove, "", "", [At(1), At(2)]),
            new ProposedEdit(EditKind.InsertStatement, "before", "a |= b;\r\n    c(1, 2); // é", [At(2), At(3)]) { Imports = ["A.B", "C"] });
        var plain = new ProposedEdit(EditKind.SetMember, "Secure", "true", [At(3)]);

        var read = ProposedEdit.Read(Written([composite, plain]));

        Assert.Equal(2, read.Length);
        Assert.Equal(composite.Title, read[0].Title);
        Assert.Null(read[1].Title);
        AssertSame(composite.Parts(), read[0].Parts());
        AssertSame(plain.Parts(), read[1].Parts());
    }

    [Fact]
    public void A_diagnostic_without_proposals_has_none() => Assert.Empty(ProposedEdit.Read(Written([])));

    [Theory]
    [InlineData("kind", "Explode")]
    [InlineData("kind", "77")]
    [InlineData("kind", null)]
    [InlineData("targets", "5")]
    [InlineData("targets", "-1")]
    [InlineData("targets", "x")]
    public void Half_an_edit_is_none(string field, string? text)
    {
        var written = Written([
            ProposedEdit.Together(null, new(EditKind.Remove, "", "", [At(1)]), new(EditKind.Remove, "", "", [At(2)])),
            new(EditKind.SetMember, "Secure", "true", [At(3)])]);
        var broken = Diagnostic.Create(
            written.Descriptor, written.Location, written.AdditionalLocations, written.Properties.SetItem("cookie_security.edit.0.1." + field, text), "a", "b");

        Assert.Equal(EditKind.SetMember, Assert.Single(ProposedEdit.Read(broken)).Kind);
    }

    private static Diagnostic Written(ProposedEdit[] edits)
    {
        var (properties, locations) = ProposedEdit.Write(edits);
        return Diagnostic.Create(RuleCatalogue.All[0], At(0), locations, properties, "a", "b");
    }

    private static Location At(int start) =>
        Location.Create("/a.cs", new TextSpan(start, 1), new LinePositionSpan(new(start, 0), new(start, 1)));

    private static void AssertSame(ImmutableArray<ProposedEdit> expected, ImmutableArray<ProposedEdit> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        foreach (var (left, right) in expected.Zip(actual))
        {
            Assert.Equal((left.Kind, left.Member, left.Value), (right.Kind, right.Member, right.Value));
            Assert.Equal(left.Targets.Select(target => target.SourceSpan), right.Targets.Select(target => target.SourceSpan));
            Assert.Equal(left.Imports.ToArray(), right.Imports.ToArray());
        }
    }
}
