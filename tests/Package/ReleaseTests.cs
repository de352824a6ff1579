using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Xml.Linq;

namespace CookieSecurity.Package.Tests;

/// <summary>The package as a build machine makes it from a fresh checkout: it leads back to its sources, and anybody can make the same again.</summary>
[Collection(nameof(FreshCheckout))]
public sealed class ReleaseTests(FreshCheckout fresh)
{
    private const string AnalyzerFolder = "analyzers/dotnet/cs/";
    private static readonly string[] Assemblies = ["CookieSecurity.Analyzers.dll", "CookieSecurity.Analyzers.CodeFixes.dll"];
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    [Fact]
    public async Task A_fresh_checkout_makes_a_package_that_leads_to_its_sources_and_holds_the_same_assemblies_everywhere()
    {
        var other = Checkout.In(Path.Combine(fresh.Folder, "another", "place"));
        await fresh.Checkout.Pack();
        await other.Pack();

        using var package = Open(fresh.Checkout);
        var repository = XDocument.Load(package.GetEntry(PackedProduct.Id + ".nuspec")!.Open()).Descendants().Single(element => element.Name.LocalName == "repository");
        Assert.Equal(Checkout.Repository + ".git", repository.Attribute("url")!.Value);
        Assert.Equal(Checkout.Commit, repository.Attribute("commit")!.Value);

        using var again = Open(other);
        foreach (var assembly in Assemblies)
        {
            var content = Read(package, AnalyzerFolder + assembly);
            Assert.Equal(content, Read(again, AnalyzerFolder + assembly));
            Assert.Contains($"/example/cookies/{Checkout.Commit}/", SourceLinkOf(content), StringComparison.Ordinal);
        }
    }

    private static ZipArchive Open(Checkout checkout) => ZipFile.OpenRead(Directory.GetFiles(checkout.Feed, "*.nupkg").Single());

    private static byte[] Read(ZipArchive package, string entry)
    {
        using var memory = new MemoryStream();
        using var stream = package.GetEntry(entry)!.Open();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    /// <summary>What the symbols inside the assembly say about where its source files are.</summary>
    private static string SourceLinkOf(byte[] assembly)
    {
        using var file = new PEReader(new MemoryStream(assembly));
        var embedded = file.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using var symbols = file.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
        var reader = symbols.GetMetadataReader();
        var link = reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation).Single(information => reader.GetGuid(information.Kind) == SourceLink);
        return Encoding.UTF8.GetString(reader.GetBlobBytes(link.Value));
    }
}
