using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Benchmarks;

/// <summary>The shared frameworks' reference assemblies, from the package folder.</summary>
internal static class ReferencePacks
{
    private const string Version = "10.0.12";

    public static ImmutableArray<MetadataReference> Web { get; } =
        [.. Files("microsoft.netcore.app.ref").Concat(Files("microsoft.aspnetcore.app.ref")).Select(file => MetadataReference.CreateFromFile(file))];

    private static string[] Files(string pack) =>
        Directory.GetFiles(Directory.GetDirectories(Path.Combine(PackageFolder, pack, Version, "ref")).Single(), "*.dll");

    private static string PackageFolder =>
        typeof(ReferencePacks).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "PackageFolder").Value!;
}
