using System.Collections.Immutable;
using CookieSecurity.Tests.Infrastructure;
using CookieSecurity.Tests.RazorForms;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CookieSecurity.Tests.Documentation;

/// <content>A page's program as a project that analyzers and fixes see.</content>
internal sealed partial record PageProgram
{
    public string ImplicitUsings => RuleTest.ImplicitUsings;

    public CSharpParseOptions Parsing => CSharpParseOptions.Default;

    public CSharpCompilationOptions Options => new(
        OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable, specificDiagnosticOptions: ShippedAnalyzers.On(ShippedAnalyzers.Rules));

    public IEnumerable<MetadataReference> References => [.. ReferencePacks.Web(), .. ReferencePacks.Packages];

    /// <summary>Its files that are no code, in the order of <see cref="Files"/>.</summary>
    public ImmutableArray<AdditionalText> AdditionalFiles => new RazorProject().With([.. Razor.Select(file => (file.Path, file.Text))]).Files;
}
