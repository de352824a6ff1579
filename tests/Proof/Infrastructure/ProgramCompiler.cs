using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CookieSecurity.Proof.Infrastructure;

/// <summary>Turns the text of a program into an assembly, as the web SDK does for a project that holds only it.</summary>
internal static class ProgramCompiler
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Json;
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

    private static readonly MetadataReference[] Framework =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file)),
    ];

    public static Assembly Compile(string name, params IEnumerable<string> sources) => Compile(name, sources, []);

    /// <param name="name">Of the program.</param>
    /// <param name="sources">C#.</param>
    /// <param name="razor">Views and components, by their paths in the project.</param>
    public static Assembly Compile(string name, IEnumerable<string> sources, IEnumerable<(string Path, string Text)> razor)
    {
        var program = CSharpCompilation.Create(
            name.Replace(' ', '_'),
            [.. sources.Select(source => CSharpSyntaxTree.ParseText(source)), CSharpSyntaxTree.ParseText(ImplicitUsings)],
            Framework,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        var files = razor.ToList();
        var compilation = files.Count == 0 ? program : RazorCompiler.Add(program, files);

        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        var complaints = result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ToList();
        if (complaints.Count > 0)
        {
            throw new InvalidOperationException(name + " does not compile without warnings:\n" + string.Join('\n', complaints));
        }

        image.Position = 0;
        return new AssemblyLoadContext(name).LoadFromStream(image);
    }
}
