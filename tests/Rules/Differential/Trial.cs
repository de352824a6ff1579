using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using CookieSecurity.Analyzers.Rules.ResponseCookies;
using CookieSecurity.Tests.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CookieSecurity.Tests.Differential;

/// <summary>Programs that are analyzed and run, all in one compilation.</summary>
internal static partial class Trial
{
    public const string AssemblyName = "Generated";

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);

    /// <summary>What each program did and what was said of it; null for one that does not compile.</summary>
    public static async Task<ImmutableArray<Outcome?>> Of(IReadOnlyList<string> sources)
    {
        var trees = sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, Parsing, $"/{i}.cs")).ToArray();
        var prelude = CSharpSyntaxTree.ParseText(Prelude.Source, Parsing, "/Prelude.cs");
        var compilation = CSharpCompilation.Create(
            AssemblyName, trees.Prepend(prelude), ReferencePacks.Web(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Debug));
        var broken = compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Location.SourceTree!).ToHashSet();
        compilation = compilation.RemoveSyntaxTrees(broken);

        var said = await Analyze(compilation);
        var assembly = Load(compilation);
        return [.. trees.Select((tree, i) => broken.Contains(tree) ? null : new Outcome(Run(assembly.GetType(ClassName(sources[i]))!), [.. said[tree]]))];
    }

    private static string ClassName(string source) => ClassDeclaration().Match(source).Groups[1].Value;

    [GeneratedRegex(@"public sealed class (\w+)")]
    private static partial Regex ClassDeclaration();

    [GeneratedRegex(@"'(c\d+)'")]
    private static partial Regex CookieName();

    private static async Task<ILookup<SyntaxTree, Claim>> Analyze(CSharpCompilation compilation)
    {
        var failures = new List<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => failures.Add(exception), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var diagnostics = await compilation.WithAnalyzers([new ResponseCookieAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        Assert.Empty(failures);
        return diagnostics.ToLookup(
            diagnostic => diagnostic.Location.SourceTree!,
            diagnostic => new Claim(diagnostic.Id, CookieName().Match(diagnostic.GetMessage(CultureInfo.InvariantCulture)).Groups[1].Value, diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan)));
    }

    private static Assembly Load(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        image.Position = 0;
        return new AssemblyLoadContext(compilation.AssemblyName, isCollectible: true).LoadFromStream(image);
    }

    /// <summary>The cookies that it writes, over all combinations of its inputs.</summary>
    private static ImmutableArray<WrittenCookie> Run(Type program)
    {
        var written = ImmutableArray.CreateBuilder<WrittenCookie>();
        if (program.GetMethod("Run") is not { } method)
        {
            return [];
        }

        for (var inputs = 0; inputs < 32; inputs++)
        {
            var cookies = new RecordingCookies();
            var run = method.CreateDelegate<Action<IResponseCookies, bool, bool, bool, bool, bool>>(Activator.CreateInstance(program));
            try
            {
                run(cookies, (inputs & 1) != 0, (inputs & 2) != 0, (inputs & 4) != 0, (inputs & 8) != 0, (inputs & 16) != 0);
            }
            catch (Exception exception) when (exception is InvalidOperationException or NullReferenceException or ArgumentNullException)
            {
                // A run that throws ends there; what it wrote before counts.
            }

            written.AddRange(cookies.Written);
        }

        return written.ToImmutable();
    }
}

/// <summary>What a program wrote on all its runs, and what the rules say of it.</summary>
internal sealed record Outcome(ImmutableArray<WrittenCookie> Written, ImmutableArray<Claim> Claims);

/// <summary>A report, by the cookie that it names.</summary>
internal sealed record Claim(string Rule, string Cookie, string Squiggle);
