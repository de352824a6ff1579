using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace CookieSecurity.Tests.Fixes;

/// <summary>
/// Applies the fix to each diagnostic in turn, then again with Fix All in document, project and solution: all must end at the same
/// text, which must compile and leave nothing of the asked rules to fix.
/// </summary>
internal sealed class FixTest : CookieTest<ShapeAnalyzer>
{
    public string[] Rules { get; init; } = ["CKS1001"];

    public static Task VerifyFix(string before, string after, params string[] rules) =>
        VerifyFix(before, after, _ => { }, rules);

    public static Task VerifyFix(string before, string after, Action<FixTest> adjust, params string[] rules)
    {
        var test = rules.Length == 0 ? new FixTest() : new FixTest { Rules = rules };
        test.TestCode = before;
        test.FixedCode = after;
        adjust(test);
        return test.RunAsync();
    }

    /// <summary>The diagnostics are reported, and no fix is offered for them.</summary>
    public static Task VerifyNothingIsOffered(string source, params string[] rules) => VerifyFix(
        source,
        source,
        test => test.FixedState.MarkupHandling = MarkupMode.Allow,
        rules);

    /// <summary>Statements in a method that has a response, a request and an id at hand.</summary>
    public static string Body(string statements)
    {
        var indented = string.Join("\n", statements.Split('\n').Select(line => line.Length == 0 || line[0] == '#' ? line : "        " + line));
        return $$"""
            class Program
            {
                void Run(HttpResponse response, HttpRequest request, string id)
                {
            {{indented}}
                }
            }

            """;
    }

    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => [new ShapeAnalyzer(Rules)];
}
