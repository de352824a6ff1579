using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Tests.Documentation;

/// <summary>The presets that the package ships say what the table of rules says. <c>UPDATE_DOCS=1 dotnet test</c> rewrites them.</summary>
public sealed class PresetTests
{
    /// <summary>Far below what a user's own files have, so that these always win.</summary>
    private const int Level = -100;

    [Theory]
    [InlineData("strict", "Likely rules warn too.")]
    [InlineData("audit", "Every rule is on and warns.")]
    [InlineData("off", "Every rule is off.")]
    public void A_preset_is_what_the_descriptors_say(string name, string meaning)
    {
        var file = Path.Combine(ReferencePacks.RepositoryFolder, "package", "presets", name + ".globalconfig");
        var rendered = Render(name, meaning);
        if (DocumentationTests.IsUpdate)
        {
            File.WriteAllText(file, rendered);
        }

        Assert.True(File.ReadAllText(file) == rendered, $"{file} differs from the descriptors. UPDATE_DOCS=1 dotnet test rewrites it.");
    }

    private static string Render(string name, string meaning)
    {
        var lines = new List<string> { "is_global = true", $"global_level = {Level}", string.Empty, $"# CookieSecurityMode {name}: {meaning} Rendered from the table of rules." };
        lines.AddRange(RuleCatalogue.All.Where(rule => Severity(name, rule) is not null).Select(rule => $"dotnet_diagnostic.{rule.Id}.severity = {Severity(name, rule)}"));
        return string.Join("\n", lines) + "\n";
    }

    private static string? Severity(string preset, DiagnosticDescriptor rule) => preset switch
    {
        "strict" => rule.IsEnabledByDefault && rule.DefaultSeverity == DiagnosticSeverity.Info ? "warning" : null,
        "audit" => "warning",
        _ => "none",
    };
}
