using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CookieSecurity.Proof.Facts;

/// <summary>Which registrations bring a cookie along that nobody asked for by name, as CKS9001 lists them.</summary>
public sealed class RegisteredCookieTests
{
    [Theory]
    [InlineData(nameof(MvcServiceCollectionExtensions.AddMvc), true, true)]
    [InlineData(nameof(MvcServiceCollectionExtensions.AddControllersWithViews), true, true)]
    [InlineData(nameof(MvcServiceCollectionExtensions.AddRazorPages), true, true)]
    [InlineData(nameof(MvcServiceCollectionExtensions.AddControllers), false, false)]
    [InlineData(nameof(MvcCoreServiceCollectionExtensions.AddMvcCore), false, false)]
    [InlineData(nameof(MvcViewFeaturesMvcCoreBuilderExtensions.AddViews), true, true)]
    [InlineData(nameof(MvcRazorMvcCoreBuilderExtensions.AddRazorViewEngine), true, true)]
    [InlineData(nameof(RazorComponentsServiceCollectionExtensions.AddRazorComponents), true, false)]
    [InlineData(nameof(ComponentServiceCollectionExtensions.AddServerSideBlazor), false, false)]
    public void Views_bring_antiforgery_and_TempData(string call, bool antiforgery, bool tempData)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        Register(services, call);

        Assert.Equal((antiforgery, tempData), (Has(services, typeof(IAntiforgery)), Has(services, typeof(ITempDataProvider))));
    }

    private static void Register(IServiceCollection services, string call)
    {
        switch (call)
        {
            case nameof(MvcServiceCollectionExtensions.AddMvc): services.AddMvc(); break;
            case nameof(MvcServiceCollectionExtensions.AddControllersWithViews): services.AddControllersWithViews(); break;
            case nameof(MvcServiceCollectionExtensions.AddRazorPages): services.AddRazorPages(); break;
            case nameof(MvcServiceCollectionExtensions.AddControllers): services.AddControllers(); break;
            case nameof(MvcCoreServiceCollectionExtensions.AddMvcCore): services.AddMvcCore(); break;
            case nameof(MvcViewFeaturesMvcCoreBuilderExtensions.AddViews): services.AddMvcCore().AddViews(); break;
            case nameof(MvcRazorMvcCoreBuilderExtensions.AddRazorViewEngine): services.AddMvcCore().AddRazorViewEngine(); break;
            case nameof(RazorComponentsServiceCollectionExtensions.AddRazorComponents): services.AddRazorComponents(); break;
            default: services.AddServerSideBlazor(); break;
        }
    }

    private static bool Has(IServiceCollection services, Type service) => services.Any(registered => registered.ServiceType == service);
}
