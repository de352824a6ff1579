using CookieSecurity.Analyzers.CodeFixes;
using CookieSecurity.Analyzers.Rules.ResponseCookies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace CookieSecurity.Tests.Infrastructure;

/// <summary>
/// A rule or fix test on a small web program. Sources carry <c>{|CKS1001:…|}</c> markup; what is not marked must not be reported.
/// </summary>
internal sealed class CookieTest : CSharpCodeFixTest<ResponseCookieAnalyzer, CookieEditFix, DefaultVerifier>
{
    /// <summary>What the web SDK's implicit usings add to every program.</summary>
    private const string ImplicitUsings = """
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

    public CookieTest()
    {
        ReferenceAssemblies = new ReferenceAssemblies("web");
        TestState.AdditionalReferences.AddRange(ReferencePacks.Web());
        TestState.Sources.Add(("/0/ImplicitUsings.cs", ImplicitUsings));
        FixedState.Sources.Add(("/0/ImplicitUsings.cs", ImplicitUsings));
    }

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.Latest;

    protected override ParseOptions CreateParseOptions() => ((CSharpParseOptions)base.CreateParseOptions()).WithLanguageVersion(LanguageVersion);
}
