using CookieSecurity.Analyzers;
using CookieSecurity.Analyzers.Descriptors;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CookieSecurity.Tests.Infrastructure;

/// <summary>
/// A test of any rules, in programs and libraries: only the named rules are on, those of a reviewer's list too. What is marked
/// <c>{|CKS2001:…|}</c> must be reported there, and nothing else; with fixed code the preferred fix, one by one and all at once, must make it of the other.
/// </summary>
internal sealed class ApplicationTest : CookieTest<ApplicationAnalyzer>
{
    private readonly string[] rules;

    private ApplicationTest(string[] rules, OutputKind kind)
    {
        this.rules = rules;
        TestState.OutputKind = kind;

        // Names and domains are judged on written cookies and on the framework's: two analyzers share these rules.
        MarkupOptions = Microsoft.CodeAnalysis.Testing.MarkupOptions.UseFirstDescriptor;
        CompilerDiagnostics = Microsoft.CodeAnalysis.Testing.CompilerDiagnostics.Errors;

        // A cookie is judged at the call that writes it and reported where its options are set; editors run analyzers on whole files.
        CodeFixTestBehaviors |= Microsoft.CodeAnalysis.Testing.CodeFixTestBehaviors.SkipLocalDiagnosticCheck;
    }

    /// <summary>A program with top-level statements.</summary>
    /// <param name="rules">Ids, or the beginning of ids: <c>CKS2</c> is all rules about framework cookies.</param>
    /// <param name="source">With markup.</param>
    /// <param name="adjust">Settings, more files, more references.</param>
    public static Task Program(string rules, string source, Action<ApplicationTest>? adjust = null) => Run(rules, OutputKind.ConsoleApplication, source, null, adjust);

    /// <summary>A library.</summary>
    public static Task Library(string rules, string source, Action<ApplicationTest>? adjust = null) => Run(rules, OutputKind.DynamicallyLinkedLibrary, source, null, adjust);

    /// <summary>A program with top-level statements and what the preferred fix makes of it.</summary>
    public static Task Fix(string rules, string before, string after, Action<ApplicationTest>? adjust = null) => Run(rules, OutputKind.ConsoleApplication, before, after, adjust);

    /// <summary>A library and what the preferred fix makes of it.</summary>
    public static Task FixLibrary(string rules, string before, string after, Action<ApplicationTest>? adjust = null) => Run(rules, OutputKind.DynamicallyLinkedLibrary, before, after, adjust);

    /// <summary>Settings as they stand in an <c>.editorconfig</c> section for all files.</summary>
    public void Configure(string settings) => TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\n" + settings));

    /// <summary>Whichever analyzer the rule belongs to.</summary>
    protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => ShippedAnalyzers.All;

    protected override CompilationOptions CreateCompilationOptions()
    {
        var specific = RuleCatalogue.All.ToDictionary(
            rule => rule.Id,
            rule => Array.Exists(rules, id => rule.Id.StartsWith(id, StringComparison.Ordinal)) ? ReportDiagnostic.Warn : ReportDiagnostic.Suppress);
        var options = (CSharpCompilationOptions)base.CreateCompilationOptions();
        return options.WithNullableContextOptions(NullableContextOptions.Enable).WithSpecificDiagnosticOptions(options.SpecificDiagnosticOptions.SetItems(specific));
    }

    private static Task Run(string rules, OutputKind kind, string before, string? after, Action<ApplicationTest>? adjust)
    {
        var test = new ApplicationTest(rules.Split(',', StringSplitOptions.TrimEntries), kind) { TestCode = before };
        if (after is not null)
        {
            test.FixedCode = after;
        }

        adjust?.Invoke(test);
        return test.RunAsync();
    }
}
