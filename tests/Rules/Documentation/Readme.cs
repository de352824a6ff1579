using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Documentation;

internal static class Readme
{
    public const string Table = "rules";

    public static string File { get; } = Path.Combine(ReferencePacks.RepositoryFolder, "README.md");

    /// <summary>The file with its table of rules as the descriptors have it.</summary>
    public static string Rendered(string text) => RenderedPart.Replace(
        text,
        Table,
        "| Rule | Finds | Level | Severity | Fix | Weakness |\n|---|---|---|---|---|---|\n"
            + string.Concat(RuleFacts.All.Select(rule =>
                $"| [{rule.Id}](docs/rules/{rule.Id}.md) | {rule.Title} | {rule.Level} | {rule.Severity} | {rule.Fix} | {rule.Weakness} |\n")));
}
