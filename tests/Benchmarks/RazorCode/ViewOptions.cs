using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CookieSecurity.Benchmarks.RazorCode;

/// <summary>What the Razor SDK tells the compiler of a project and of its views.</summary>
internal sealed class ViewOptions : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Settings(new(StringComparer.OrdinalIgnoreCase)
    {
        ["build_property.RazorConfiguration"] = "MVC-3.0",
        ["build_property.RazorLangVersion"] = "Latest",
        ["build_property.RootNamespace"] = "Generated",
    });

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Settings([]);

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Settings(new(StringComparer.OrdinalIgnoreCase)
    {
        ["build_metadata.AdditionalFiles.TargetPath"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(textFile.Path)),
    });

    private sealed class Settings(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
