using CookieSecurity.Analyzers.Rules.ResponseCookies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace CookieSecurity.Tests.Infrastructure;

/// <summary>Runs the rules over a small web program. What is marked <c>{|CKS1001:…|}</c> must be reported there, and nothing else.</summary>
internal sealed class RuleTest : CSharpCodeFixTest<ResponseCookieAnalyzer, EmptyCodeFixProvider, DefaultVerifier>
{
    /// <summary>What the web SDK's implicit usings add to every program.</summary>
    public const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    private readonly string[] only;

    private RuleTest(string[] only, string frameworkVersion)
    {
        this.only = only;
        ReferenceAssemblies = new ReferenceAssemblies("web");
        TestState.AdditionalReferences.AddRange(ReferencePacks.Web(frameworkVersion));
    }

    /// <summary>Compiles as an application with top-level statements.</summary>
    public static Task Program(string source, params string[] only) => Run(OutputKind.ConsoleApplication, [source], only, null);

    /// <summary>Compiles as a library.</summary>
    public static Task Library(string source, params string[] only) => Run(OutputKind.DynamicallyLinkedLibrary, [source], only, null);

    /// <summary>Several files of one library.</summary>
    public static Task Files(params string[] sources) => Run(OutputKind.DynamicallyLinkedLibrary, sources, [], null);

    /// <summary>A library under settings, as they stand in an <c>.editorconfig</c> section for all files.</summary>
    public static Task Configured(string settings, string source, params string[] only) => Run(OutputKind.DynamicallyLinkedLibrary, [source], only, settings);

    /// <summary>A file that a generator wrote.</summary>
    public static Task Generated(string source, string settings = "") => Run(OutputKind.DynamicallyLinkedLibrary, [source], [], settings, "/0/Page.g.cs");

    /// <summary>A library that references no web framework, with types of its own.</summary>
    public static Task WithoutWeb(string source)
    {
        var test = new RuleTest([], ReferencePacks.Newest) { TestCode = source };
        test.TestState.AdditionalReferences.Clear();
        test.TestState.AdditionalReferences.AddRange(ReferencePacks.WithoutWeb());
        return test.RunAsync();
    }

    /// <summary>The statements of a method of an ordinary class, which can use a request, a response, the environment and unknown values.</summary>
    public static Task Body(string statements, params string[] only) => Library(InMethod(statements, string.Empty), only);

    /// <summary>The same with further members beside the method.</summary>
    public static Task BodyWith(string members, string statements, params string[] only) => Library(InMethod(statements, members), only);

    public static string InMethod(string statements, string members) => $$"""
        #nullable disable
        class Shop
        {
            private readonly HttpContext context;
            private readonly IWebHostEnvironment environment;
            private HttpRequest Request => context.Request;
            private HttpResponse Response => context.Response;
        {{members}}
            public async Task Handle(string id, bool flag, bool other, CookieOptions given, IConfiguration configuration)
            {
        {{statements}}
                await Task.Yield();
            }
        }
        """;

    protected override CompilationOptions CreateCompilationOptions() =>
        ((CSharpCompilationOptions)base.CreateCompilationOptions()).WithNullableContextOptions(NullableContextOptions.Enable);

    protected override ParseOptions CreateParseOptions() => ((CSharpParseOptions)base.CreateParseOptions()).WithLanguageVersion(LanguageVersion.Latest);

    private static async Task Run(OutputKind kind, string[] sources, string[] only, string? settings, string? path = null)
    {
        var test = new RuleTest(only, ReferencePacks.Newest) { CompilerDiagnostics = CompilerDiagnostics.Errors };
        test.TestState.OutputKind = kind;
        foreach (var source in sources)
        {
            if (path is null)
            {
                test.TestState.Sources.Add(source);
            }
            else
            {
                test.TestState.Sources.Add((path, source));
            }
        }

        test.TestState.Sources.Add(("/0/ImplicitUsings.cs", ImplicitUsings));
        if (settings is not null)
        {
            test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\n" + settings));
        }

        await test.RunAsync();
    }

    protected override Project ApplyCompilationOptions(Project project)
    {
        var applied = base.ApplyCompilationOptions(project);
        if (only.Length == 0)
        {
            return applied;
        }

        var off = new ResponseCookieAnalyzer().SupportedDiagnostics.Select(rule => rule.Id).Except(only).ToDictionary(id => id, _ => ReportDiagnostic.Suppress);
        var options = applied.CompilationOptions!;
        return applied.WithCompilationOptions(options.WithSpecificDiagnosticOptions(options.SpecificDiagnosticOptions.SetItems(off)));
    }
}
