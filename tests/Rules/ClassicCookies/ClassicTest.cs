using CookieSecurity.Analyzers.CodeFixes;
using CookieSecurity.Analyzers.Rules.ResponseCookies;
using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace CookieSecurity.Tests.ClassicCookies;

/// <summary>A handler on System.Web. What is marked must be reported there, and nothing else; with fixed code the preferred fix must make it.</summary>
internal sealed class ClassicTest : CSharpCodeFixTest<ResponseCookieAnalyzer, CookieEditFix, DefaultVerifier>
{
    /// <summary>A file that sets nothing, so that cookies hold what the framework gives them.</summary>
    public const string Plain = "<configuration><system.web><compilation debug=\"false\" /></system.web></configuration>";

    private ClassicTest()
    {
        ReferenceAssemblies = new ReferenceAssemblies("classic");
        TestState.AdditionalReferences.AddRange(ReferencePacks.Classic());
        CompilerDiagnostics = CompilerDiagnostics.Errors;
        CodeFixTestBehaviors |= CodeFixTestBehaviors.SkipLocalDiagnosticCheck;
    }

    /// <summary>The statements of a method that can use a response, a request and unknown values.</summary>
    public static Task Body(string statements, string? webConfig = Plain, string members = "", string options = "") =>
        Run(InMethod(statements, members), null, webConfig, options);

    public static Task Fix(string statements, string better) => Run(InMethod(statements, string.Empty), InMethod(better, string.Empty), Plain);

    public static Task FixFile(string source, string better) => Run(source, better, Plain);

    /// <summary>The code stays as it is, whatever is offered.</summary>
    public static Task NoFix(string statements, string members) => Run(InMethod(statements, members), InMethod(statements, members), Plain);

    public static Task File(string source, string? webConfig = Plain) => Run(source, null, webConfig);

    protected override ParseOptions CreateParseOptions() => ((CSharpParseOptions)base.CreateParseOptions()).WithLanguageVersion(LanguageVersion.Latest);

    public static string InMethod(string statements, string members) => $$"""
        using System;
        using System.Web;

        public class Shop
        {
            private readonly HttpContext context;
            private HttpResponse Response => context.Response;
            private HttpRequest Request => context.Request;
        {{members}}
            public void Handle(string id, bool flag, HttpCookie given, HttpResponseBase other)
            {
        {{statements}}
            }
        }
        """;

    private static Task Run(string source, string? better, string? webConfig, string options = "")
    {
        var test = new ClassicTest { TestCode = source };
        if (better is not null)
        {
            test.FixedCode = better;
        }

        if (options.Length > 0)
        {
            test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*.cs]\n" + options + "\n"));
        }

        if (webConfig is not null)
        {
            test.TestState.AdditionalFiles.Add(("web.config", webConfig));
        }

        return test.RunAsync();
    }
}
