using System.Collections.Concurrent;
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

    private readonly Settings none = new([]);
    private readonly ConcurrentDictionary<string, Settings> ofViews = new();

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => none;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => ofViews.GetOrAdd(textFile.Path, static path => new Settings(new(StringComparer.OrdinalIgnoreCase)
    {
        ["build_metadata.AdditionalFiles.TargetPath"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(path)),
    }));

    private sealed class Settings(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
