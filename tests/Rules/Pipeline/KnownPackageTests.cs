using CookieSecurity.Analyzers;
using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CookieSecurity.Tests.Pipeline;

/// <summary>Extensions of packages that everybody has do what their names say; those of others may do anything.</summary>
public sealed class KnownPackageTests
{
    [Theory]
    [InlineData("Serilog.AspNetCore", false)]
    [InlineData("Swashbuckle.AspNetCore.SwaggerUI", false)]
    [InlineData("Microsoft.AspNetCore.Something", false)]
    [InlineData("Shop.Shared", true)]
    public void A_pipeline_escapes_to_unknown_packages_only(string assembly, bool escapes)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary);
        var package = CSharpCompilation.Create(
            assembly,
            [CSharpSyntaxTree.ParseText("using Microsoft.AspNetCore.Builder; public static class Extensions { public static IApplicationBuilder UseIt(this IApplicationBuilder app) => app; }")],
            ReferencePacks.Web(),
            options);
        using var image = new MemoryStream();
        Assert.True(package.Emit(image).Success);
        var program = CSharpCompilation.Create(
            "Program",
            [CSharpSyntaxTree.ParseText("var app = WebApplication.CreateBuilder(args).Build(); app.UseIt(); app.Run();"), CSharpSyntaxTree.ParseText(RuleTest.ImplicitUsings)],
            [.. ReferencePacks.Web(), MetadataReference.CreateFromImage(image.ToArray())],
            options.WithOutputKind(OutputKind.ConsoleApplication));

        Assert.Equal(escapes, ApplicationModel.Of(program, [], CancellationToken.None)!.Pipeline.Applications(CancellationToken.None).Single().Escapes);
    }
}
