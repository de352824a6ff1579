using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CookieSecurity.Tests.Symbols;

/// <summary>Which web frameworks a compilation references.</summary>
public sealed class WebReferencesTests
{
    [Fact]
    public void Modern_applications_hold_ASP_NET_Core_and_nothing_older() =>
        Assert.Equal(new WebReferences(HoldCore: true, MayHoldCore: true, MayHoldClassic: false), Of([.. ReferencePacks.WithoutWeb(), .. ReferencePacks.Web()]));

    [Fact]
    public void Other_programs_hold_neither() => Assert.Null(CookieTypes.In(Program(ReferencePacks.WithoutWeb())));

    [Fact]
    public void Applications_on_System_Web_hold_that()
    {
        var types = CookieTypes.In(Program(ReferencePacks.Classic()));

        Assert.NotNull(types?.ClassicCookie);
        Assert.False(types.AreOfCore);
    }

    [Fact]
    public void A_reference_without_a_name_may_be_either()
    {
        var unnamed = MetadataReference.CreateFromImage(File.ReadAllBytes(typeof(WebReferencesTests).Assembly.Location));
        Assert.Equal(new WebReferences(HoldCore: false, MayHoldCore: true, MayHoldClassic: true), Of([unnamed]));
    }

    [Fact]
    public void ASP_NET_Core_that_is_only_in_memory_is_found()
    {
        var images = ReferencePacks.Web().OfType<PortableExecutableReference>().Where(reference => reference.FilePath is not null)
            .Select(reference => MetadataReference.CreateFromImage(File.ReadAllBytes(reference.FilePath!)));
        var types = CookieTypes.In(Program([.. ReferencePacks.WithoutWeb(), .. images]));

        Assert.NotNull(types);
        Assert.True(types.AreOfCore);
        Assert.NotNull(types.CookieOptions);
    }

    [Fact]
    public void Programs_that_are_in_memory_and_no_web_hold_neither()
    {
        var unnamed = MetadataReference.CreateFromImage(File.ReadAllBytes(typeof(WebReferencesTests).Assembly.Location));
        Assert.Null(CookieTypes.In(Program([.. ReferencePacks.WithoutWeb(), unnamed])));
    }

    private static WebReferences Of(IEnumerable<MetadataReference> references) => WebReferences.Of(Program(references));

    private static CSharpCompilation Program(IEnumerable<MetadataReference> references) => CSharpCompilation.Create("program", references: references);
}
