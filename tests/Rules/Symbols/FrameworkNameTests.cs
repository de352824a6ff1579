using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Tests.Symbols;

/// <summary>A name that the framework does not have makes a rule go dead without a sound. Each must be there, in every version.</summary>
public sealed class FrameworkNameTests
{
    public static TheoryData<string> Versions => [ReferencePacks.Oldest, ReferencePacks.Middle, ReferencePacks.Newest];

    /// <summary>Types and members that not every version has, with the first that does.</summary>
    private static readonly Dictionary<string, string> Since = [];

    /// <summary>Types that come by a package of their own or belong to another framework, with which it is.</summary>
    private static readonly Dictionary<string, string> Elsewhere = [];

    [Fact]
    public void Types_are_looked_up_by_literal_names()
    {
        Assert.NotEmpty(FrameworkNames.LookedUp);
        Assert.All(FrameworkNames.LookedUp, name => Assert.True(name is LiteralExpressionSyntax, $"{name} is not a literal, so nobody checks it."));
        Assert.Subset(FrameworkNames.Types.ToHashSet(), FrameworkNames.LookedUp.Select(name => ((LiteralExpressionSyntax)name).Token.ValueText).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_type_exists(string version)
    {
        var framework = Framework(version);
        Assert.Equal(
            FrameworkNames.Types.Where(name => IsIn(name, version) && !Elsewhere.ContainsKey(name)),
            FrameworkNames.Types.Where(name => framework.FindType(name) is not null));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_name_that_symbols_are_compared_with_exists(string version)
    {
        var names = Names(version);
        Assert.NotEmpty(FrameworkNames.Words);
        Assert.Equal(
            FrameworkNames.Words.Where(name => IsIn(name, version)),
            FrameworkNames.Words.Where(names.Contains));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_member_of_a_followed_type_exists(string version)
    {
        var framework = Framework(version);
        var types = new TrackedTypes(new KnownSymbols(framework, CookieTypes.In(framework)!));
        var tracked = typeof(TrackedTypes).GetProperties().Select(property => property.GetValue(types)).OfType<TrackedType>().ToList();
        Assert.NotEmpty(tracked);
        Assert.All(tracked, type => Assert.All(type.Members.Where(member => member != Member.Partitioned), member => Assert.NotEmpty(type.Symbol.GetMembers(member))));
    }

    [Fact]
    public void Every_value_that_is_known_of_a_static_member_is_the_frameworks()
    {
        var types = Directory.GetFiles(Path.GetDirectoryName(typeof(Microsoft.AspNetCore.Builder.WebApplication).Assembly.Location)!, "Microsoft.*.dll")
            .SelectMany(file => Assembly.Load(AssemblyName.GetAssemblyName(file)).GetExportedTypes())
            .ToLookup(type => type.Name);
        Assert.NotEmpty(FrameworkNames.Values);
        Assert.All(FrameworkNames.Values, known =>
        {
            var found = types[known.Type].SelectMany(type => type.GetMember(known.Member)).Select(member => member is FieldInfo field ? field.GetValue(null) : ((PropertyInfo)member).GetValue(null)).ToList();
            Assert.NotEmpty(found);
            if (known.Value is LiteralExpressionSyntax literal)
            {
                Assert.All(found, value => Assert.Equal(literal.Token.ValueText, value));
            }
        });
    }

    private static bool IsIn(string name, string version) => !Since.TryGetValue(name, out var first) || Version.Parse(first) <= Version.Parse(version);

    private static CSharpCompilation Framework(string version) => CSharpCompilation.Create(version, references: ReferencePacks.Web(version));

    /// <summary>The names of all types and members.</summary>
    private static ImmutableHashSet<string> Names(string version)
    {
        var names = ImmutableHashSet.CreateBuilder<string>();
        foreach (var reference in ReferencePacks.Web(version).OfType<PortableExecutableReference>())
        {
            using var file = new PEReader(File.OpenRead(reference.FilePath!));
            var metadata = file.GetMetadataReader();
            names.UnionWith(metadata.TypeDefinitions.Select(handle => metadata.GetString(metadata.GetTypeDefinition(handle).Name).Split('`')[0]));
            names.UnionWith(metadata.MethodDefinitions.Select(handle => metadata.GetString(metadata.GetMethodDefinition(handle).Name)));
            names.UnionWith(metadata.PropertyDefinitions.Select(handle => metadata.GetString(metadata.GetPropertyDefinition(handle).Name)));
            names.UnionWith(metadata.FieldDefinitions.Select(handle => metadata.GetString(metadata.GetFieldDefinition(handle).Name)));
        }

        return names.ToImmutable();
    }
}
