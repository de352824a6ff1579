using System.Collections.Immutable;
using CookieSecurity.Tests.Infrastructure;
using CookieSecurity.Tests.RazorForms;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CookieSecurity.Tests.Documentation;

/// <content>A page's program as a project that analyzers and fixes see.</content>
internal sealed partial record PageProgram
{
    /// <summary>What the web SDK adds to every program, and to a class on System.Web nobody.</summary>
    public string ImplicitUsings => IsClassic ? string.Empty : RuleTest.ImplicitUsings;

    public CSharpParseOptions Parsing => new(IsClassic ? LanguageVersion.CSharp7_3 : LanguageVersion.Default);

    public CSharpCompilationOptions Options => new(
        IsClassic ? OutputKind.DynamicallyLinkedLibrary : OutputKind.ConsoleApplication,
        nullableContextOptions: IsClassic ? NullableContextOptions.Disable : NullableContextOptions.Enable,
        specificDiagnosticOptions: ShippedAnalyzers.On(ShippedAnalyzers.Rules));

    public IEnumerable<MetadataReference> References => IsClassic ? ReferencePacks.Classic() : [.. ReferencePacks.Web(), .. ReferencePacks.Packages];

    /// <summary>Its files that are no code, in the order of <see cref="Files"/>.</summary>
    public ImmutableArray<AdditionalText> AdditionalFiles =>
    [
        .. new RazorProject().With([.. Razor.Select(file => (file.Path, file.Text))]).Files,
        .. Settings.Select(file => new TextInMemory("/web/" + file.Path, file.Text)),
    ];
}
