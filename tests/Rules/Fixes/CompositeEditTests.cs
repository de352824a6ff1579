using CookieSecurity.Analyzers.CodeFixes;
using CookieSecurity.Analyzers.Reporting;
using static CookieSecurity.Tests.Fixes.EditTest;

namespace CookieSecurity.Tests.Fixes;

public sealed class CompositeEditTests
{
    private const string Program = """
        var services = new ServiceCollection();
        {|a:services.AddAuthentication()|};
        {|b:services.AddSession(o => {|c:o.Cookie.HttpOnly = false|})|};
        """;

    private const string Class = """
        namespace {namespace};

        internal sealed class BoundEvents : global::Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationEvents
        {
            public override global::System.Threading.Tasks.Task SigningIn(global::Microsoft.AspNetCore.Authentication.Cookies.CookieSigningInContext context) =>
                base.SigningIn(context);
        }
        """;

    [Fact]
    public Task All_parts_are_applied() => Verify(
        Program,
        """
        var services = new ServiceCollection();
        services.AddAuthentication();
        services.AddAntiforgery();
        services.AddSession();
        """,
        marks => ProposedEdit.Together("Both", Remove(marks), Insert(marks)));

    [Fact]
    public Task Of_parts_that_do_not_all_fit_none_is_offered() => VerifyNothingIsOffered(
        Program,
        marks => ProposedEdit.Together("Both", Insert(marks), new(EditKind.SetMember, "Secure", "true", [marks["a"]])));

    [Fact]
    public Task Edits_of_the_same_text_are_made_one_after_the_other() => Verify(
        Program,
        """
        var services = new ServiceCollection();
        services.AddAuthentication();
        services.AddSession(o =>
        {
            o.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        });
        """,
        marks => new(EditKind.AddToConfiguration, "Cookie.SecurePolicy", "global::Microsoft.AspNetCore.Http.CookieSecurePolicy.Always", [marks["b"]]),
        Remove);

    [Fact]
    public Task A_file_is_added_and_named_by_the_rest() => Verify(
        Program,
        """
        using Shop;

        var services = new ServiceCollection();
        services.AddAuthentication();
        services.AddSingleton<BoundEvents>();
        services.AddSession(o => o.Cookie.HttpOnly = false);
        """,
        AddEvents);

    [Fact]
    public async Task The_file_is_added_once_in_its_folder_and_imports_what_it_needs()
    {
        var added = Assert.Single(await AddedAsync(Program, AddEvents, AddEvents));

        Assert.Equal("BoundEvents.cs", added.Name);
        Assert.Equal(["Security"], added.Folders);
        Assert.Equal(
            """
            using Microsoft.AspNetCore.Authentication.Cookies;

            namespace Shop;

            internal sealed class BoundEvents : CookieAuthenticationEvents
            {
                public override Task SigningIn(CookieSigningInContext context) =>
                    base.SigningIn(context);
            }
            """,
            (await added.GetTextAsync()).ToString());

        var program = await added.Project.Documents.Single(document => document.Name == "Program.cs").GetTextAsync();
        Assert.Single(program.Lines, line => line.ToString().Contains("BoundEvents", StringComparison.Ordinal));
    }

    [Fact]
    public void A_title_of_the_rule_is_used_and_others_are_derived()
    {
        Assert.Equal("Both", ProposedEdit.Together("Both", Edit(EditKind.Remove, "", ""), Edit(EditKind.Remove, "", "")).Title());
        Assert.Equal("Set Cookie.SecurePolicy = Always", Edit(EditKind.AddToConfiguration, "Cookie.SecurePolicy", "global::A.CookieSecurePolicy.Always").Title());
        Assert.Equal("Add .WithMetadata(new X())", Edit(EditKind.AppendCall, "", ".WithMetadata(new global::A.B.X())").Title());
        Assert.Equal("Add [ValidateAntiForgeryToken]", Edit(EditKind.AddAttribute, "", "global::A.ValidateAntiForgeryTokenAttribute").Title());
        Assert.All(Enum.GetValues<EditKind>(), kind => Assert.NotEqual(kind.ToString(), Edit(kind, "before", "x").Title()));
    }

    [Fact]
    public void The_same_kind_of_edit_has_the_same_key()
    {
        Assert.Equal(
            (Edit(EditKind.Replace, "", "a") with { Title = "Same" }).EquivalenceKey(),
            (Edit(EditKind.Replace, "", "b") with { Title = "Same" }).EquivalenceKey());
        Assert.NotEqual(Edit(EditKind.Replace, "", "a").EquivalenceKey(), Edit(EditKind.Remove, "", "a").EquivalenceKey());
        Assert.StartsWith(Edit(EditKind.Replace, "", "a").ShapeKey(), Edit(EditKind.Replace, "", "b").EquivalenceKey(), StringComparison.Ordinal);
    }

    private static ProposedEdit Edit(EditKind kind, string member, string value) => new(kind, member, value, []);

    private static ProposedEdit Remove(Marks marks) => new(EditKind.Remove, "", "", [marks["c"]]);

    private static ProposedEdit Insert(Marks marks) => new(EditKind.InsertStatement, "after", "services.AddAntiforgery();", [marks["a"]]);

    private static ProposedEdit AddEvents(Marks marks) => ProposedEdit.Together(
        "Bind sign-ins to the client",
        new(EditKind.AddDocument, "Security/BoundEvents.cs", Class, []),
        new(EditKind.InsertStatement, "after", "services.AddSingleton<global::{namespace}.BoundEvents>();", [marks["a"]]));
}
