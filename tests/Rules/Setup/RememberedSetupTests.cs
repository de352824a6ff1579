using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CookieSecurity.Tests.Setup;

/// <summary>How the application is set up is remembered from keystroke to keystroke, until something changes that it depends on.</summary>
public sealed class RememberedSetupTests
{
    private const string Program = """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        var app = WebApplication.CreateBuilder(args).Build();
        app.UseCookiePolicy(new CookiePolicyOptions { Secure = /*policy*/ });
        app.Run();
        """;

    private const string Settings = """
        using Microsoft.AspNetCore.Http;
        static class Settings
        {
            internal static CookieSecurePolicy Policy = CookieSecurePolicy.Always;
            internal static CookieSecurePolicy Weak = CookieSecurePolicy.None;
            internal static readonly CookieSecurePolicy Fixed = CookieSecurePolicy.Always;
            internal static bool Flag(bool on) => !on;
        }
        """;

    private const string Page = """
        using Microsoft.AspNetCore.Http;
        static class Page
        {
            static void Safe(HttpResponse response) => response.Cookies.Append("a", "1", new CookieOptions { Secure = Settings.Flag(false) });
            static void Bare(HttpResponse response) => response.Cookies.Append("b", "1", new CookieOptions());
        }
        """;

    private const string Others = """
        using Microsoft.AspNetCore.Http;
        static class Others
        {
            static void Other() { }
        }
        """;

    [Theory]
    [InlineData("Settings.Weak", "Other() { }", "Other() { Settings.Weak = CookieSecurePolicy.Always; }", false)]
    [InlineData("Settings.Weak", "Other() { }", "Other() { _ = Settings.Weak; }", true)]
    [InlineData("Settings.Policy", "Other() { }", "Other() { _ = 1; }", false)]
    [InlineData("Settings.Policy", "Other() { }", "Other() { _ = Settings.Fixed; }", false)]
    [InlineData("Settings.Policy", "Policy = CookieSecurePolicy.Always", "Policy = CookieSecurePolicy.None", true)]
    [InlineData("Settings.Fixed", "Fixed = CookieSecurePolicy.Always", "Fixed = CookieSecurePolicy.None", true)]
    [InlineData("Settings.Flag(false) ? CookieSecurePolicy.Always : CookieSecurePolicy.None", "=> !on", "=> on", true)]
    [InlineData("Settings.Flag(false) ? CookieSecurePolicy.Always : CookieSecurePolicy.None", "=> !on", "=> !!!on", false)]
    public async Task What_the_setup_depends_on_counts_as_it_is_now(string policy, string text, string changed, bool isReported)
    {
        var before = CSharpCompilation.Create(
            "program",
            new[] { Page, Others, Program.Replace("/*policy*/", policy, StringComparison.Ordinal), Settings }.Select(file => CSharpSyntaxTree.ParseText(file)),
            ReferencePacks.Web(),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        var isReportedBefore = policy == "Settings.Weak";
        Assert.Equal(isReportedBefore, await IsReported(before));

        var tree = before.SyntaxTrees.Single(file => file.ToString().Contains(text, StringComparison.Ordinal));
        var after = before.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(tree.ToString().Replace(text, changed, StringComparison.Ordinal)));
        Assert.Equal(isReported, await IsReported(after));
        Assert.Equal(isReportedBefore, await IsReported(before));
    }

    /// <summary>Whether the cookie without <c>Secure</c> is: the policy may add it.</summary>
    private static async Task<bool> IsReported(CSharpCompilation program)
    {
        Assert.Empty(program.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return (await ShippedAnalyzers.Report(program)).Any(report => report.Id == "CKS1001" && report.Location.SourceTree!.ToString().Contains("class Page", StringComparison.Ordinal));
    }
}
