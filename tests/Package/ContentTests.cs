using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CookieSecurity.Package.Tests;

/// <summary>What is in the package, and what its assemblies ask of the host.</summary>
[Collection(nameof(PackedProduct))]
public sealed partial class ContentTests(PackedProduct product)
{
    private const string Folder = "analyzers/dotnet/cs/";

    [Fact]
    public void The_package_holds_exactly_these_files()
    {
        using var package = product.Open();
        var files = package.Entries.Select(entry => entry.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml")
            .Order(StringComparer.Ordinal);

        var pages = Directory.GetFiles(Path.Combine(PackedProduct.RepositoryFolder, "docs", "rules"), "*.md").Select(page => "docs/rules/" + Path.GetFileName(page));
        string[] expected =
        [
            "CHANGELOG.md", "CookieSecurity.Analyzers.nuspec", "LICENSE", "README.md", "icon.png",
            Folder + "CookieSecurity.Analyzers.CodeFixes.dll", Folder + "CookieSecurity.Analyzers.dll", "tasks/netstandard2.0/CookieSecurity.Inventory.dll",
            "build/CookieSecurity.Analyzers.props", "build/CookieSecurity.Analyzers.targets",
            "buildTransitive/CookieSecurity.Analyzers.props", "buildTransitive/CookieSecurity.Analyzers.targets",
            "presets/audit.globalconfig", "presets/inventory.globalconfig", "presets/off.globalconfig", "presets/strict.globalconfig",
            .. pages,
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), files);
    }

    [Fact]
    public void Every_link_in_the_readme_and_the_pages_that_leads_to_a_file_finds_it_in_the_package()
    {
        using var package = product.Open();
        foreach (var page in package.Entries.Where(entry => entry.FullName.EndsWith(".md", StringComparison.Ordinal)))
        {
            using var text = new StreamReader(page.Open());
            var links = Link().Matches(text.ReadToEnd()).Select(link => link.Groups["file"].Value).Where(link => !link.Contains(':', StringComparison.Ordinal));
            Assert.All(links, link => Assert.NotNull(package.GetEntry(new Uri(new Uri("package:///" + page.FullName), link).AbsolutePath.TrimStart('/'))));
        }
    }

    [GeneratedRegex(@"\]\((?<file>[^)#\s]+)[^)]*\)")]
    private static partial Regex Link();

    [Fact]
    public void The_package_is_a_development_dependency_without_dependencies()
    {
        using var package = product.Open();
        using var stream = package.GetEntry("CookieSecurity.Analyzers.nuspec")!.Open();
        var specification = XDocument.Load(stream).Root!;
        string? Of(string name) => specification.Descendants().SingleOrDefault(element => element.Name.LocalName == name)?.Value;

        Assert.Equal("true", Of("developmentDependency"));
        Assert.Equal("MIT", Of("license"));
        Assert.Equal("README.md", Of("readme"));
        Assert.Equal("icon.png", Of("icon"));
        Assert.DoesNotContain(specification.Descendants(), element => element.Name.LocalName == "dependency");
    }

    [Theory]
    [InlineData("CookieSecurity.Analyzers.dll")]
    [InlineData("CookieSecurity.Analyzers.CodeFixes.dll")]
    public void An_assembly_asks_for_nothing_newer_than_the_oldest_host(string name)
    {
        var newest = new Dictionary<string, Version>
        {
            ["Microsoft.CodeAnalysis"] = new(4, 8, 0, 0),
            ["Microsoft.CodeAnalysis.CSharp"] = new(4, 8, 0, 0),
            ["Microsoft.CodeAnalysis.Workspaces"] = new(4, 8, 0, 0),
            ["Microsoft.CodeAnalysis.CSharp.Workspaces"] = new(4, 8, 0, 0),
            ["System.Collections.Immutable"] = new(7, 0, 0, 0),
            ["System.Memory"] = new(4, 0, 1, 2),
            ["System.Buffers"] = new(4, 0, 3, 0),
            ["System.Threading.Tasks.Extensions"] = new(4, 2, 0, 1),
            ["netstandard"] = new(2, 0, 0, 0),
        };
        foreach (var (reference, version) in References(name))
        {
            if (reference != "CookieSecurity.Analyzers")
            {
                Assert.True(newest.TryGetValue(reference, out var most) && version <= most, $"{name} references {reference} {version}.");
            }
        }
    }

    [Fact]
    public void The_analyzers_do_not_need_the_workspace_that_only_editors_have() =>
        Assert.DoesNotContain(References("CookieSecurity.Analyzers.dll"), reference => reference.Name.Contains("Workspaces", StringComparison.Ordinal));

    private List<(string Name, Version Version)> References(string assembly)
    {
        using var package = product.Open();
        using var memory = new MemoryStream();
        using (var stream = package.GetEntry(Folder + assembly)!.Open())
        {
            stream.CopyTo(memory);
        }

        memory.Position = 0;
        using var file = new PEReader(memory);
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(metadata.GetAssemblyReference).Select(reference => (metadata.GetString(reference.Name), reference.Version))];
    }
}
