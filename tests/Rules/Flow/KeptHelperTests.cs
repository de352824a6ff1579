using System.Runtime.CompilerServices;
using CookieSecurity.Analyzers;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Tests.Flow;

/// <summary>What a helper in another file returns is kept from keystroke to keystroke, and only as long as it stands.</summary>
public sealed class KeptHelperTests
{
    private static readonly (string Path, string Text)[] Files =
    [
        ("Program.cs", """
            using Microsoft.AspNetCore.Builder;
            using Microsoft.Extensions.DependencyInjection;
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddSession();
            builder.Build().Run();
            """),
        ("Cookies.cs", """
            using Microsoft.AspNetCore.Http;
            static class Cookies
            {
                internal static CookieOptions Make(bool secure) => Hardened(new CookieOptions { Secure = secure });
                internal static CookieOptions Shared() => new CookieOptions { Secure = Settings.Secure };
                internal static CookieOptions Called() => Others.Make();
                internal static CookieOptions Derived() => new OwnOptions();
                private static CookieOptions Hardened(CookieOptions options) { options.HttpOnly = true; return options; }
            }
            """),
        ("Settings.cs", """
            static class Settings
            {
                internal static bool Secure { get; } = true;
            }
            """),
        ("Others.cs", """
            using Microsoft.AspNetCore.Http;
            static class Others
            {
                internal static CookieOptions Make() { var options = new CookieOptions(); options.Secure = true; return options; }
            }
            class OwnOptions : CookieOptions
            {
                public OwnOptions() { Secure = true; }
            }
            """),
        ("Page.cs", """
            using Microsoft.AspNetCore.Http;
            static class Page
            {
                static void Made(HttpResponse response) => response.Cookies.Append("made", "1", Cookies.Make(true));
                static void Shared(HttpResponse response) => response.Cookies.Append("shared", "1", Cookies.Shared());
                static void Called(HttpResponse response) => response.Cookies.Append("called", "1", Cookies.Called());
                static void Derived(HttpResponse response) => response.Cookies.Append("derived", "1", Cookies.Derived());
            }
            """),
    ];

    [Theory]
    [InlineData("Page.cs", "\"1\", Cookies.Make(true)", "\"2\", Cookies.Make(true)", "")]
    [InlineData("Page.cs", "Cookies.Make(true)", "Cookies.Make(false)", "made")]
    [InlineData("Cookies.cs", "Secure = secure", "Secure = !secure", "made")]
    [InlineData("Cookies.cs", "options.HttpOnly = true;", "options.Secure = false;", "made")]
    [InlineData("Settings.cs", "= true", "= false", "shared")]
    [InlineData("Others.cs", "options.Secure = true;", "options.Secure = false;", "called")]
    [InlineData("Others.cs", "{ Secure = true; }", "{ Secure = false; }", "derived")]
    [InlineData("Others.cs", "class OwnOptions", "class Unused { } class OwnOptions", "")]
    public async Task After_an_edit_the_reports_are_those_of_the_program_as_it_is_now(string path, string text, string changed, string insecure)
    {
        var before = Program();
        Assert.Empty(await Insecure(before));

        var after = Edit(before, path, text, changed);
        Assert.Equal(insecure, string.Join(' ', await Insecure(after)));
        Assert.Empty(await Insecure(Edit(after, path, changed, text)));
        Assert.Empty(await Insecure(before));
    }

    [Theory]
    [InlineData("Make", true)]
    [InlineData("Shared", false)]
    [InlineData("Called", false)]
    [InlineData("Derived", false)]
    public async Task Kept_is_what_no_other_file_has_a_say_in(string helper, bool kept)
    {
        var before = Program();
        _ = await Insecure(before);

        var after = Edit(before, "Page.cs", "\"1\"", "\"2\"");
        var method = (IMethodSymbol)after.GetTypeByMetadataName("Cookies")!.GetMembers(helper).Single();
        var summaries = ApplicationModel.Of(after, [], CancellationToken.None)!.Memory.Remember(static () => new LastingSummaries());
        Assert.Equal(kept, summaries.Of(method, ArgumentsOf(method)) is not null);
    }

    /// <summary>An editor makes a compilation for each keystroke: whatever held on to one would hold on to all.</summary>
    [Fact]
    public async Task What_is_kept_holds_on_to_no_compilation()
    {
        var kept = await SecondOfTwo();
        for (var i = 0; i < 10 && kept.First.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Delay(50);
        }

        Assert.False(kept.First.IsAlive);
        GC.KeepAlive(kept.Second);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<(WeakReference First, Compilation Second)> SecondOfTwo()
    {
        var before = Program();
        _ = await Insecure(before);
        var after = Edit(before, "Page.cs", "\"1\"", "\"2\"");
        _ = await Insecure(after);
        return (new WeakReference(before), after);
    }

    private static HelperArguments ArgumentsOf(IMethodSymbol method) =>
        new(method.Parameters.Length, [.. method.Parameters.Select(parameter => new Argument(parameter, Value.Constant(true), null!, null))]);

    private static CSharpCompilation Program() => CSharpCompilation.Create(
        "program", Files.Select(file => CSharpSyntaxTree.ParseText(file.Text, path: file.Path)), ReferencePacks.Web(), new CSharpCompilationOptions(OutputKind.ConsoleApplication));

    private static CSharpCompilation Edit(CSharpCompilation program, string path, string text, string changed)
    {
        var tree = program.SyntaxTrees.Single(tree => tree.FilePath == path);
        Assert.Contains(text, tree.ToString(), StringComparison.Ordinal);
        return program.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(tree.ToString().Replace(text, changed, StringComparison.Ordinal), path: path));
    }

    /// <summary>The cookies that are reported as sent over plain http.</summary>
    private static async Task<IEnumerable<string>> Insecure(CSharpCompilation program)
    {
        Assert.Empty(program.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var reports = await ShippedAnalyzers.Report(program, null);
        return reports.Where(report => report.Id == "CKS1001").Select(CookieOf).Order();
    }

    private static string CookieOf(Diagnostic report) =>
        report.Location.SourceTree!.GetRoot().FindNode(report.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>(call => call.ArgumentList.Arguments.Count == 3)!
            .ArgumentList.Arguments[0].ToString().Trim('"');
}
