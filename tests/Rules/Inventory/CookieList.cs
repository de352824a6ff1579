using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CookieSecurity.Tests.Inventory;

/// <summary>What CKS9001 lists of a program, one line for each cookie in the order of the source.</summary>
internal static class CookieList
{
    public const string Rule = "CKS9001";

    public static Task<string[]> Of(string source, params MetadataReference[] further) => Of(SourceProgram.Library(source).AddReferences(further));

    /// <summary>Statements that are handed <c>services</c>.</summary>
    public static Task<string[]> OfServices(string statements, params MetadataReference[] further) =>
        Of($$"""static class Setup { public static void Add(IServiceCollection services) { {{statements}} } }""", further);

    /// <summary>Top-level statements.</summary>
    public static Task<string[]> OfProgram(string statements, params MetadataReference[] further) =>
        Of(SourceProgram.Library(statements).AddReferences(further).WithOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication)));

    public static async Task<string[]> Of(CSharpCompilation program, params AdditionalText[] files)
    {
        Assert.Empty(program.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var options = program.Options.WithSpecificDiagnosticOptions(program.Options.SpecificDiagnosticOptions.SetItem(Rule, ReportDiagnostic.Warn));
        var found = await ShippedAnalyzers.Report(program.WithOptions(options), files: files);
        return [.. found.Where(diagnostic => diagnostic.Id == Rule).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Properties["cookie.Name"], StringComparer.Ordinal).Select(Text)];
    }

    private static string Text(Diagnostic diagnostic) => string.Join(
        " | ", new[] { "Name", "Secure", "HttpOnly", "SameSite", "Lifetime", "Path", "Domain" }.Select(fact => diagnostic.Properties["cookie." + fact]));
}
