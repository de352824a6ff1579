using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CookieSecurity.Analyzers.Razor;

/// <summary>
/// The Razor files of a project, which the Razor SDK hands to the compiler as additional files, found by name and by folder. Folders are those
/// of the item's <c>TargetPath</c>, as the Razor compiler takes them; where a host does not tell that, those of the file.
/// </summary>
internal sealed class RazorFiles
{
    private const string Imports = "_ViewImports.cshtml";
    private const int DeepestFolder = 64;

    /// <summary>Decoded once for all keystrokes: hosts hand out the same texts again.</summary>
    private static readonly ConditionalWeakTable<string, string> TargetPaths = new();

    private readonly Dictionary<string, List<AdditionalText>> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, AdditionalText> importsByFolder = new(StringComparer.OrdinalIgnoreCase);
    private readonly AnalyzerConfigOptionsProvider options;
    private readonly ImmutableArray<AdditionalText> files;
    private readonly ConcurrentDictionary<string, bool> importing = new(StringComparer.OrdinalIgnoreCase);

    public RazorFiles(AnalyzerOptions options)
    {
        this.options = options.AnalyzerConfigOptionsProvider;
        var all = ImmutableArray.CreateBuilder<AdditionalText>();
        foreach (var file in options.AdditionalFiles)
        {
            if (!MarkupFile.IsComponentPath(file.Path) && !MarkupFile.IsView(file.Path))
            {
                continue;
            }

            all.Add(file);
            var path = PathOf(file);
            var name = path.Substring(FolderLength(path));
            if (name.Equals(Imports, StringComparison.OrdinalIgnoreCase))
            {
                importsByFolder[path.Substring(0, FolderLength(path))] = file;
            }

            if (!byName.TryGetValue(name, out var namesakes))
            {
                byName.Add(name, namesakes = new List<AdditionalText>(1));
            }

            namesakes.Add(file);
        }

        files = all.ToImmutable();
    }

    /// <summary>Whether any file makes components interactive.</summary>
    public bool MentionRenderMode(CancellationToken cancellation)
    {
        foreach (var file in files)
        {
            if (file.GetText(cancellation) is { } text && RazorText.Of(text).MentionsRenderMode)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the imports of a view give its forms a token, whatever else they do.</summary>
    public bool ImportFormHelper(AdditionalText view, CancellationToken cancellation)
    {
        var path = PathOf(view);
        var folder = path.Substring(0, FolderLength(path));
        if (!importing.TryGetValue(folder, out var isImported))
        {
            importing[folder] = isImported = ScopeOf(view, null, cancellation) is { IsKnown: true, HasForm: true, Prefix.Length: 0 };
        }

        return isImported;
    }

    /// <summary>The tag helpers that a view sees, without its own directives where no content is given.</summary>
    public TagHelperScope ScopeOf(AdditionalText view, MarkupFile? content, CancellationToken cancellation)
    {
        var directives = ImmutableArray.CreateBuilder<MarkupFile>();
        var path = PathOf(view);
        for (var (length, left) = (FolderLength(path), DeepestFolder); left > 0; left--)
        {
            if (importsByFolder.TryGetValue(path.Substring(0, length), out var imports) && imports != view && MarkupFile.Of(imports, cancellation) is { } read)
            {
                directives.Insert(0, read);
            }

            if (length <= 1)
            {
                break;
            }

            length = FolderLength(path.Substring(0, length - 1));
        }

        if (content is not null)
        {
            directives.Add(content);
        }

        return TagHelperScope.Of(directives.ToImmutable());
    }

    /// <summary>The views of this name wherever they are: which of them is taken depends on who asks.</summary>
    public IEnumerable<MarkupFile> Partials(string name, CancellationToken cancellation)
    {
        var file = name.Substring(name.LastIndexOfAny(['/', '\\']) + 1);
        return Named(MarkupFile.IsView(file) ? file : file + ".cshtml", cancellation);
    }

    public IEnumerable<MarkupFile> ComponentsNamed(string name, CancellationToken cancellation) => Named(name + ".razor", cancellation);

    private static int FolderLength(string path) => path.LastIndexOfAny(['/', '\\']) + 1;

    private IEnumerable<MarkupFile> Named(string file, CancellationToken cancellation)
    {
        if (byName.TryGetValue(file, out var namesakes))
        {
            foreach (var one in namesakes)
            {
                if (MarkupFile.Of(one, cancellation) is { } content)
                {
                    yield return content;
                }
            }
        }
    }

    private string PathOf(AdditionalText file) =>
        options.GetOptions(file).TryGetValue("build_metadata.AdditionalFiles.TargetPath", out var encoded) && encoded.Length > 0
            ? TargetPaths.GetValue(encoded, static key => Decode(key)) is { Length: > 0 } path ? path : file.Path
            : file.Path;

    /// <summary>Empty where it is not from the Razor SDK: then the file lies where it lies.</summary>
    private static string Decode(string encoded)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(encoded)).Replace('\\', '/');
        }
        catch (FormatException)
        {
            return string.Empty;
        }
    }
}
