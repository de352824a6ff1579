using System.IO.Compression;
using System.Reflection;

namespace CookieSecurity.Package.Tests;

/// <summary>The package, packed once for all tests under a version that no cache has seen.</summary>
public sealed class PackedProduct : IAsyncLifetime
{
    public const string Id = "CookieSecurity.Analyzers";

    public string Version { get; } = "0.0.0-test." + Guid.NewGuid().ToString("N");

    /// <summary>Everything of this run; gone when it ends.</summary>
    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "cookie-security-" + Guid.NewGuid().ToString("N"));

    public string Feed => Path.Combine(Folder, "feed");

    public static string RepositoryFolder { get; } =
        typeof(PackedProduct).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "RepositoryFolder").Value!;

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Feed);
        var packed = await Dotnet.Run(RepositoryFolder, "pack", "package", "--no-restore", "-c", "Release", "-o", Feed, "-p:PackageVersion=" + Version, "-p:UseSharedCompilation=false", "-v:q");
        Assert.True(packed.ExitCode == 0, packed.Output);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }

    internal ZipArchive Open() => ZipFile.OpenRead(Path.Combine(Feed, $"{Id}.{Version}.nupkg"));
}

[CollectionDefinition(nameof(PackedProduct))]
public sealed class PackedOnce : ICollectionFixture<PackedProduct>;
