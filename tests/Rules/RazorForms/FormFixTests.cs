using System.Collections.Immutable;
using CookieSecurity.Analyzers.CodeFixes;
using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Tests.RazorForms;

/// <summary>The fix of CKS3012, in editors that apply fixes to files that are no code.</summary>
public sealed class FormFixTests
{
    [Theory]
    [InlineData("<form method=\"post\"\n      asp-antiforgery=\"false\">\n</form>", "<form method=\"post\">\n</form>")]
    [InlineData("<form asp-antiforgery=\"false\" method=\"post\"></form>", "<form method=\"post\"></form>")]
    [InlineData("<form method=\"post\" action=\"/a\" ></form>", "<form method=\"post\" action=\"/a\" asp-antiforgery=\"true\" ></form>")]
    [InlineData("<form method=post action=/a></form>", "<form method=post action=/a asp-antiforgery=\"true\"></form>")]
    [InlineData("<!form method=\"post\"></!form>", "<!form method=\"post\">@Html.AntiForgeryToken()</!form>")]
    [InlineData("<div>\n  <!form method=\"post\">\n    <b>x</b>\n  </!form>\n</div>", "<div>\n  <!form method=\"post\">\n    @Html.AntiForgeryToken()\n    <b>x</b>\n  </!form>\n</div>")]
    [InlineData("<!form method=\"post\">\r\n</!form>\r\n", "<!form method=\"post\">\r\n    @Html.AntiForgeryToken()\r\n</!form>\r\n")]
    public async Task A_form_of_a_view_gets_its_token(string before, string after) =>
        Assert.Equal(after, Assert.Single(await Fix(all: false, ("Views/_ViewImports.cshtml", RazorProject.TagHelpers), ("Views/A.cshtml", before)), file => file.Path == "Views/A.cshtml").Text);

    [Theory]
    [InlineData("@using Microsoft.AspNetCore.Components.Forms\n", "<AntiforgeryToken />")]
    [InlineData("", "<Microsoft.AspNetCore.Components.Forms.AntiforgeryToken />")]
    public async Task A_form_of_a_component_gets_its_token(string imports, string token) => Assert.Equal(
        $"<form method=\"post\" action=\"x\">\n    {token}\n    <button />\n</form>",
        Assert.Single(await Fix(all: false, ("_Imports.razor", imports), ("A.razor", "<form method=\"post\" action=\"x\">\n    <button />\n</form>")), file => file.Path == "A.razor").Text);

    [Fact]
    public async Task A_form_that_no_helper_sees_gets_its_token() => Assert.Equal(
        "<form method=\"post\">@Html.AntiForgeryToken()<p></p></form>", Assert.Single(await Fix(all: false, ("A.cshtml", "<form method=\"post\"><p></p></form>"))).Text);

    [Fact]
    public async Task All_forms_of_a_project_are_fixed_at_once() => Assert.Equal(
        [
            ("Views/A.cshtml", "<form method=\"post\" action=\"/a\" asp-antiforgery=\"true\"></form>\n<form method=\"post\" action=\"/b\" asp-antiforgery=\"true\"></form>"),
            ("Views/B.cshtml", "<form method=\"post\"></form>"),
        ],
        (await Fix(
            all: true,
            ("Views/_ViewImports.cshtml", RazorProject.TagHelpers),
            ("Views/A.cshtml", "<form method=\"post\" action=\"/a\"></form>\n<form method=\"post\" action=\"/b\"></form>"),
            ("Views/B.cshtml", "<form method=\"post\" asp-antiforgery=\"false\"></form>"))).Where(file => !file.Path.StartsWith("Views/_", StringComparison.Ordinal)));

    private static async Task<IReadOnlyList<(string Path, string Text)>> Fix(bool all, params (string Path, string Text)[] files)
    {
        var razor = new RazorProject().With(files);
        using var workspace = new AdhocWorkspace();
        var project = workspace.CurrentSolution.AddProject("Web", "Web", LanguageNames.CSharp);
        foreach (var file in razor.Files)
        {
            project = project.AddAdditionalDocument(Path.GetFileName(file.Path), file.GetText()!, filePath: file.Path).Project;
        }

        var diagnostics = await razor.ReportAsync();
        var action = all ? await FixAll(project, diagnostics) : await FixOne(project, Assert.Single(diagnostics));
        var changed = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
        return [.. await Task.WhenAll(changed.AdditionalDocuments.Select(async document => (document.FilePath!["/web/".Length..], (await document.GetTextAsync()).ToString())))];
    }

    private static async Task<CodeAction> FixOne(Project project, Diagnostic diagnostic)
    {
        var offered = new List<CodeAction>();
        var document = project.AdditionalDocuments.Single(document => document.FilePath == diagnostic.Location.GetLineSpan().Path);
        await new TextEditFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offered.Add(action), CancellationToken.None));
        return Assert.Single(offered);
    }

    private static async Task<CodeAction> FixAll(Project project, ImmutableArray<Diagnostic> diagnostics)
    {
        var context = new FixAllContext(project, new TextEditFix(), FixAllScope.Project, string.Empty, ["CKS3012"], new Found(diagnostics), CancellationToken.None);
        return (await new TextEditFix().GetFixAllProvider().GetFixAsync(context))!;
    }

    private sealed class Found(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);
    }
}
