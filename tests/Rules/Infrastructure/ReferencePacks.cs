using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Tests.Infrastructure;

/// <summary>The shared frameworks' reference assemblies, read from the package folder: nothing is downloaded while tests run.</summary>
internal static class ReferencePacks
{
    public const string Oldest = "8.0.0";
    public const string Middle = "9.0.16";
    public const string Newest = "10.0.12";

    private static readonly ConcurrentDictionary<(string Version, bool Web), ImmutableArray<MetadataReference>> Loaded = new();

    public static ImmutableArray<MetadataReference> Web(string version = Newest) => Load(version, web: true);

    public static ImmutableArray<MetadataReference> WithoutWeb(string version = Newest) => Load(version, web: false);

    /// <summary>Packages of the framework outside the shared one: OpenID Connect, JWT bearer, Google, Identity's pages and its stores.</summary>
    public static ImmutableArray<MetadataReference> Packages { get; } =
    [
        .. new[]
            {
                "microsoft.aspnetcore.authentication.google", "microsoft.aspnetcore.authentication.jwtbearer", "microsoft.aspnetcore.authentication.openidconnect",
                "microsoft.aspnetcore.identity.entityframeworkcore", "microsoft.aspnetcore.identity.ui", "microsoft.entityframeworkcore",
                "microsoft.entityframeworkcore.abstractions", "microsoft.entityframeworkcore.relational", "microsoft.identitymodel.abstractions",
                "microsoft.identitymodel.jsonwebtokens", "microsoft.identitymodel.logging", "microsoft.identitymodel.protocols",
                "microsoft.identitymodel.protocols.openidconnect", "microsoft.identitymodel.tokens", "system.identitymodel.tokens.jwt",
            }
            .Select(package => Directory.GetDirectories(Path.Combine(Metadata("PackageFolder"), package)).MaxBy(folder => Version.Parse(Path.GetFileName(folder).Split('-')[0]))!)
            .Select(version => Directory.GetDirectories(Path.Combine(version, "lib"), "net*").Where(folder => !folder.Contains("standard", StringComparison.Ordinal) && !Path.GetFileName(folder).StartsWith("net4", StringComparison.Ordinal)).MaxBy(folder => folder.Length)!)
            .SelectMany(folder => Directory.GetFiles(folder, "*.dll"))
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    /// <summary>.NET Framework, as an application on System.Web references it.</summary>
    public static ImmutableArray<MetadataReference> Classic() => ClassicFramework.Value;

    private static readonly Lazy<ImmutableArray<MetadataReference>> ClassicFramework = new(static () =>
    [
        .. new[] { "mscorlib", "System", "System.Core", "System.Web", "System.Configuration", "System.Xml" }.Select(name => MetadataReference.CreateFromFile(Path.Combine(
            Metadata("PackageFolder"), "microsoft.netframework.referenceassemblies.net48", "1.0.3", "build", ".NETFramework", "v4.8", name + ".dll"))),
    ]);

    public static string RepositoryFolder => Metadata("RepositoryFolder");

    private static ImmutableArray<MetadataReference> Load(string version, bool web) => Loaded.GetOrAdd((version, web), static key =>
    {
        IEnumerable<string> files = Files("microsoft.netcore.app.ref", key.Version);
        return [.. (key.Web ? files.Concat(Files("microsoft.aspnetcore.app.ref", key.Version)) : files).Select(file => MetadataReference.CreateFromFile(file))];
    });

    private static string[] Files(string pack, string version) =>
        Directory.GetFiles(Directory.GetDirectories(Path.Combine(Metadata("PackageFolder"), pack, version, "ref")).Single(), "*.dll");

    private static string Metadata(string key) =>
        typeof(ReferencePacks).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
