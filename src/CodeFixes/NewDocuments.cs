using System;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using CookieSecurity.Analyzers.CodeFixes.Edits;
using CookieSecurity.Analyzers.CodeFixes.Templates;
using CookieSecurity.Analyzers.CodeFixes.Text;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes;

/// <summary>The files that an edit adds are there before its other parts are looked at, so that these can name what is in them.</summary>
/// <param name="Parts">What is left to do.</param>
/// <param name="Solution">With the files.</param>
/// <param name="Added">Those that were not there.</param>
internal sealed record NewDocuments(ImmutableArray<ProposedEdit> Parts, Solution Solution, ImmutableArray<(Document Document, NewText Edit)> Added)
{
    private const string NamespacePlaceholder = "{namespace}";

    /// <summary>Null where a text that the fix brings along would not compile there, or a new file would break the project.</summary>
    public static async Task<NewDocuments?> AddAsync(ProposedEdit edit, Solution solution, Project project, CancellationToken cancellation)
    {
        var parts = edit.Parts();
        if (parts.FirstOrDefault(part => part.Kind == EditKind.AddDocument) is not { } first)
        {
            return new NewDocuments(parts, solution, ImmutableArray<(Document, NewText)>.Empty);
        }

        if (ListsNewFiles(solution))
        {
            return null;
        }

        var beside = first.Targets.IsEmpty ? null : await EditTarget.FindAsync(solution, project, first.Targets[0], cancellation).ConfigureAwait(false);
        var home = beside?.Document.Project.Id ?? project.Id;
        var space = NamespaceOf(beside?.Node, solution.GetProject(home)!);
        var sample = beside?.Document ?? solution.GetProject(home)!.Documents.FirstOrDefault();
        var newLine = sample is null ? "\n" : new SourceLayout(await sample.GetTextAsync(cancellation).ConfigureAwait(false)).NewLine;

        var added = ImmutableArray.CreateBuilder<(Document, NewText)>();
        foreach (var part in parts.Where(part => part.Kind == EditKind.AddDocument))
        {
            var template = DocumentTemplate.Named(part.Value);
            if (await TextAsync(template, part, solution.GetProject(home)!, space, cancellation).ConfigureAwait(false) is not { } text)
            {
                return null;
            }

            if (Add(solution.GetProject(home)!, part.Member, text.Replace("\r\n", "\n").Replace("\n", newLine)) is { } document)
            {
                if (template is not null && await HasErrorsAsync(document, cancellation).ConfigureAwait(false))
                {
                    return null;
                }

                solution = document.Project.Solution;
                added.Add((document, new NewText((await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!)));
            }
        }

        var others = parts.Where(part => part.Kind != EditKind.AddDocument).Select(part => part with { Value = part.Value.Replace(NamespacePlaceholder, space) });
        return new NewDocuments(others.ToImmutableArray(), solution, added.ToImmutable());
    }

    private static async Task<string?> TextAsync(DocumentTemplate? template, ProposedEdit part, Project project, string space, CancellationToken cancellation)
    {
        if (template is null)
        {
            return part.Value.Replace(NamespacePlaceholder, space);
        }

        var file = part.Member.Substring(part.Member.LastIndexOf('/') + 1);
        return await DocumentStyle.OfAsync(project, cancellation).ConfigureAwait(false) is { } style ? template.Render(file.Substring(0, file.IndexOf('.')), space, style) : null;
    }

    /// <summary>
    /// What <c>dotnet format</c> works on writes a new file into the project file too. The SDK includes it already, and a project that includes
    /// a file twice does not build (NETSDK1022).
    /// </summary>
    private static bool ListsNewFiles(Solution solution) => solution.Workspace.Kind == WorkspaceKind.MSBuild;

    /// <summary>Types of the application's own may have the names that the text uses, and its framework may be older than the text.</summary>
    private static async Task<bool> HasErrorsAsync(Document document, CancellationToken cancellation) =>
        await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
        || model.GetDiagnostics(cancellationToken: cancellation).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>Null where the file is there: the edit has been made before, or once already in this batch.</summary>
    private static Document? Add(Project project, string path, string text)
    {
        var parts = path.Split('/');
        var folders = parts.Take(parts.Length - 1).ToArray();
        var name = parts[parts.Length - 1];
        if (project.Documents.Any(document => document.Name == name && document.Folders.SequenceEqual(folders)))
        {
            return null;
        }

        var root = project.FilePath is { } file ? file.Substring(0, file.LastIndexOfAny(['/', '\\']) + 1) : null;
        return project.AddDocument(name, SourceText.From(text, Encoding.UTF8), folders, root is null ? null : root + path);
    }

    private static string NamespaceOf(SyntaxNode? beside, Project project)
    {
        if (beside?.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>() is { } declared)
        {
            return declared.Name.ToString();
        }

        var name = project.DefaultNamespace is { Length: > 0 } given ? given : project.AssemblyName;
        var parts = name.Split(['.'], StringSplitOptions.RemoveEmptyEntries).Select(part => new string([.. part.Select(c => char.IsLetterOrDigit(c) ? c : '_')]));
        var valid = string.Join(".", parts.Select(part => char.IsDigit(part[0]) ? "_" + part : part));
        return valid.Length == 0 ? "Application" : valid;
    }
}
