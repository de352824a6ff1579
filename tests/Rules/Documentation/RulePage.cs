using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Documentation;

/// <summary>The page of one rule, <c>docs/rules/{id}.md</c>.</summary>
internal sealed class RulePage(RuleFacts rule)
{
    public const string Header = "header";

    /// <summary>Stands in a stub, so that nobody takes it for a page.</summary>
    public const string Unwritten = "(to be written)";

    /// <summary>Stands on the page of a rule about something that no program hosted in memory can send; a fact of the framework proves it then.</summary>
    public const string WithoutExchange = "No exchange in memory shows this";

    public static readonly IReadOnlyList<string> Sections = ["Why", "Bad", "Good", "Fix", "What it knows", "Options", "When to suppress"];

    private const string ReferenceRow = "| Reference | ";

    public static string Folder { get; } = Path.Combine(ReferencePacks.RepositoryFolder, "docs", "rules");

    public RuleFacts Rule => rule;

    public string File { get; } = Path.Combine(Folder, rule.Id + ".md");

    public string Read() => System.IO.File.ReadAllText(File);

    /// <summary>The page with its header as the descriptor has it.</summary>
    public string Rendered(string text) => RenderedPart.Replace(text, Header, RenderHeader(rule.Reference ?? ReferenceIn(text)));

    public string Stub() => Rendered(
        RenderedPart.Begin(Header) + "<!-- /rendered -->\n" + string.Concat(Sections.Select(section => $"\n## {section}\n\n{Unwritten}\n")));

    private string RenderHeader(string reference) => $"""
        # {rule.Id}: {rule.Title}

        {rule.Description}

        | | |
        |---|---|
        | Level | {rule.Level} |
        | Default severity | {rule.Severity} |
        | Category | {rule.Category} |
        | Weakness | {rule.Weakness} |
        | OWASP ASVS 5.0 | {rule.Requirement} |
        | Code fix | {rule.Fix} |
        {ReferenceRow}<{reference}> |

        """;

    private static string ReferenceIn(string text)
    {
        var row = text.Split('\n').FirstOrDefault(line => line.StartsWith(ReferenceRow, StringComparison.Ordinal));
        return row is null ? string.Empty : row[(ReferenceRow.Length + 1)..^"> |".Length];
    }
}
