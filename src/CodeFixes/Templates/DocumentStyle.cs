using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Templates;

/// <summary>How a new file must look to be one of a project's own.</summary>
/// <param name="NamespacesAreFileScoped"><c>namespace Shop;</c>, not <c>namespace Shop { }</c>.</param>
/// <param name="AllowsNullable">Whether types are marked that may be null.</param>
/// <param name="IndentsWithTabs">Not with spaces.</param>
/// <param name="ImportedEverywhere">Namespaces that no file needs to import.</param>
internal sealed record DocumentStyle(bool NamespacesAreFileScoped, bool AllowsNullable, bool IndentsWithTabs, ImmutableHashSet<string> ImportedEverywhere)
{
    private const string NamespaceOption = "csharp_style_namespace_declarations";

    public static async Task<DocumentStyle?> OfAsync(Project project, CancellationToken cancellation)
    {
        if (await project.GetCompilationAsync(cancellation).ConfigureAwait(false) is not CSharpCompilation compilation)
        {
            return null;
        }

        var files = compilation.SyntaxTrees.Select(tree => tree.GetCompilationUnitRoot(cancellation)).ToList();
        var language = ((CSharpParseOptions?)project.ParseOptions)?.LanguageVersion ?? LanguageVersion.Default;
        return new DocumentStyle(
            language >= LanguageVersion.CSharp10 && !PrefersBlocks(project, files.Select(file => file.SyntaxTree).FirstOrDefault(), files.SelectMany(file => file.Members)),
            language >= LanguageVersion.CSharp8 && compilation.Options.NullableContextOptions.AnnotationsEnabled(),
            files.Any(IndentsWithTab),
            files.SelectMany(file => file.Usings)
                .Where(directive => directive.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword) && directive.Alias is null && directive.StaticKeyword.IsKind(SyntaxKind.None) && directive.Name is not null)
                .Select(directive => directive.Name!.ToString().Replace("global::", string.Empty))
                .ToImmutableHashSet(StringComparer.Ordinal));
    }

    /// <summary>What the settings say; else what the first file with a namespace does.</summary>
    private static bool PrefersBlocks(Project project, SyntaxTree? tree, System.Collections.Generic.IEnumerable<MemberDeclarationSyntax> members)
    {
        if (tree is not null && project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(NamespaceOption, out var setting))
        {
            return setting.StartsWith("block_scoped", StringComparison.OrdinalIgnoreCase);
        }

        return members.OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault() is NamespaceDeclarationSyntax;
    }

    private static bool IndentsWithTab(CompilationUnitSyntax file)
    {
        var text = file.SyntaxTree.GetText();
        return text.Lines.Any(line => !line.Span.IsEmpty && text[line.Start] == '\t');
    }
}
