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
    private static readonly Dictionary<string, string> Since = new()
    {
        ["KnownIPNetworks"] = "10.0.0",
        ["PasskeySignInAsync"] = "10.0.0",
    };

    private const string Classic = ".NET Framework";

    /// <summary>Types and members that come by a package of their own or belong to another framework, with which it is.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["Microsoft.AspNetCore.Authentication.Twitter.TwitterOptions"] = "Microsoft.AspNetCore.Authentication.Twitter",
        ["StateCookie"] = "Microsoft.AspNetCore.Authentication.Twitter",
        ["System.Web.HttpCookie"] = Classic,
        ["HttpApplication"] = Classic,
        ["HttpContextBase"] = Classic,
        ["HttpCookie"] = Classic,
        ["HttpCookieCollection"] = Classic,
        ["FormsAuthentication"] = Classic,
        ["SetAuthCookie"] = Classic,
        ["RedirectFromLoginPage"] = Classic,
        ["HttpResponseBase"] = Classic,
        ["HttpResponseWrapper"] = Classic,
        ["Forms"] = Classic,
        ["UseUri"] = Classic,
        ["UseDeviceProfile"] = Classic,
        ["AddTwitter"] = "Microsoft.AspNetCore.Authentication.Twitter",
        ["AddFacebook"] = "Microsoft.AspNetCore.Authentication.Facebook",
        ["AddMicrosoftAccount"] = "Microsoft.AspNetCore.Authentication.MicrosoftAccount",
        ["AddWsFederation"] = "Microsoft.AspNetCore.Authentication.WsFederation",
        ["AddMicrosoftIdentityWebApp"] = "Microsoft.Identity.Web",
        ["AddMicrosoftIdentityWebAppAuthentication"] = "Microsoft.Identity.Web",
        ["AddMicrosoftIdentityWebApiAuthentication"] = "Microsoft.Identity.Web",
        ["AddMicrosoftIdentityWebApi"] = "Microsoft.Identity.Web",
        ["AddNegotiate"] = "Microsoft.AspNetCore.Authentication.Negotiate",
        ["AddIdentityServer"] = "Duende.IdentityServer",
        ["AddLocalApi"] = "Duende.IdentityServer",
        ["AddLocalApiAuthentication"] = "Duende.IdentityServer",
        ["AddIdentityServerAuthentication"] = "IdentityServer4.AccessTokenValidation",
        ["AddOAuth2Introspection"] = "Duende.AspNetCore.Authentication.OAuth2Introspection",
        ["Microsoft.AspNetCore.Antiforgery.ICsrfProtection"] = "ASP.NET Core 11",
        ["DisableCsrfProtection"] = "ASP.NET Core 11",
        ["Forwarded"] = "a word of the header's name",
        ["UseBlazorFrameworkFiles"] = "Microsoft.AspNetCore.Components.WebAssembly.Server",
        ["UseMigrationsEndPoint"] = "Microsoft.AspNetCore.Diagnostics.EntityFrameworkCore",
    };

    /// <summary>Values of schemes, and what stands for all names with an ending: no names of the framework's.</summary>
    private static readonly string[] Values = ["*Controller", "Bearer", "BearerToken", "IdentityServerAccessToken"];

    /// <summary>A name that is put together is none that the other tests can find.</summary>
    [Fact]
    public void Types_are_looked_up_by_names_that_stand_in_the_source_as_a_whole()
    {
        Assert.NotEmpty(FrameworkNames.LookedUp);
        Assert.All(FrameworkNames.LookedUp, name => Assert.True(name is IdentifierNameSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(TrackedType.MetadataName) } || (name is LiteralExpressionSyntax literal && FrameworkNames.Types.Contains(literal.Token.ValueText)), $"{name} is looked up."));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_type_exists(string version)
    {
        var framework = Framework(version);
        AssertThere(FrameworkNames.Types.Where(name => !Elsewhere.ContainsKey(name)), version, name => framework.FindType(name) is not null || IsNamespace(framework, name));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_name_that_symbols_are_compared_with_exists(string version)
    {
        var names = Names(version);
        AssertThere(FrameworkNames.Words.Where(name => !Elsewhere.ContainsKey(name) && !Values.Contains(name)), version, name => names.Contains(name) || names.Contains(name + "Attribute"));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Every_member_of_a_followed_type_exists(string version)
    {
        var framework = Framework(version);
        var symbols = new TrackedSymbols(framework, CookieTypes.In(framework)!);
        var tracked = TrackedTypes.ByName.Values.ToList();
        Assert.NotEmpty(tracked);
        Assert.All(tracked.Where(type => symbols.SymbolOf(type) is not null), type => Assert.All(
            type.Members.Concat(type.Parts.Keys).Where(member => member != Member.Partitioned),
            member => Assert.Contains(member, MembersOf(symbols.SymbolOf(type)!))));
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

    [Fact]
    public void Every_name_of_the_framework_before_exists_there()
    {
        var framework = CSharpCompilation.Create("classic", references: ReferencePacks.Classic());
        var simple = Elsewhere.Where(name => name.Value == Classic).Select(name => name.Key[(name.Key.LastIndexOf('.') + 1)..]).ToList();

        Assert.NotEmpty(simple);
        Assert.All(simple, name => Assert.NotEmpty(SymbolsIn(framework, name)));
        var cookie = TrackedTypes.ClassicCookie;
        var symbol = new TrackedSymbols(framework, CookieTypes.In(framework)!).SymbolOf(cookie);
        Assert.NotNull(symbol);
        Assert.All(cookie.Members, member => Assert.Contains(member, MembersOf(symbol)));
    }

    private static IEnumerable<ISymbol> SymbolsIn(CSharpCompilation framework, string name)
    {
        var spaces = new Queue<INamespaceOrTypeSymbol>([framework.GlobalNamespace]);
        while (spaces.TryDequeue(out var space))
        {
            foreach (var member in space.GetMembers())
            {
                if (member.Name == name)
                {
                    yield return member;
                }

                if (member is INamespaceOrTypeSymbol inner)
                {
                    spaces.Enqueue(inner);
                }
            }
        }
    }

    /// <summary>Each from its version on, and none before.</summary>
    private static void AssertThere(IEnumerable<string> names, string version, Func<string, bool> isThere)
    {
        Assert.NotEmpty(names);
        var wrong = names.Where(name => isThere(name) != (!Since.TryGetValue(name, out var first) || Version.Parse(first) <= Version.Parse(version)));
        Assert.True(!wrong.Any(), $"Missing in {version}, or there before its time: {string.Join(", ", wrong)}");
    }

    /// <summary>What a fix imports.</summary>
    private static bool IsNamespace(CSharpCompilation framework, string name) => name.Split('.')
        .Aggregate((INamespaceSymbol?)framework.GlobalNamespace, static (space, part) => space?.GetNamespaceMembers().FirstOrDefault(inner => inner.Name == part)) is not null;

    private static CSharpCompilation Framework(string version) =>
        CSharpCompilation.Create(version, references: [.. ReferencePacks.Web(version), .. ReferencePacks.Packages]);

    private static IEnumerable<string> MembersOf(ITypeSymbol? type) => type is null ? [] : type.GetMembers().Select(member => member.Name).Concat(MembersOf(type.BaseType));

    /// <summary>The names of all types and members.</summary>
    private static ImmutableHashSet<string> Names(string version)
    {
        var names = ImmutableHashSet.CreateBuilder<string>();
        foreach (var reference in ReferencePacks.Web(version).Concat(ReferencePacks.Packages).OfType<PortableExecutableReference>())
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
