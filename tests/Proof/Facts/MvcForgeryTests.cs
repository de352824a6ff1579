using System.Reflection;
using CookieSecurity.Proof.Forgery;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.TestHost;

namespace CookieSecurity.Proof.Facts;

/// <summary>Which actions and pages a request without a token reaches.</summary>
public sealed class MvcForgeryTests
{
    private static Task<int> Forge(string address, string method = "POST") => Forge(address, method, builder => builder.AddControllersWithViews());

    private static async Task<int> Forge(string address, string method, Func<IServiceCollection, IMvcBuilder> services, Action<ControllerActionEndpointConventionBuilder>? endpoints = null)
    {
        var builder = BareServer.Create();
        builder.Services.AddAntiforgery();
        services(builder.Services).AddApplicationPart(typeof(AttributeController).Assembly).ConfigureApplicationPartManager(parts => parts.ApplicationParts.Add(new ForgedPages()));
        builder.Services.AddRazorPages();
        return await Send(builder, address, method, app =>
        {
            app.MapRazorPages();
            endpoints?.Invoke(app.MapControllers());
            if (endpoints is null)
            {
                app.MapControllers();
            }
        });
    }

    private static async Task<int> Send(WebApplicationBuilder builder, string address, string method, Action<WebApplication> map)
    {
        await using var app = builder.BuildAnsweringFailures();
        app.UseRouting();
        app.UseAntiforgery();
        map(app);
        await app.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri("https://shop.example/" + address));
        if (method != "GET")
        {
            request.Content = new FormUrlEncodedContent([new("name", "x")]);
        }

        using var response = await app.GetTestClient().SendAsync(request);
        return (int)response.StatusCode;
    }

    [Theory]
    [InlineData("action/plain", "POST", 200)]
    [InlineData("action/validated", "POST", 400)]
    [InlineData("action/autovalidated", "POST", 400)]
    [InlineData("action/required", "POST", 400)]
    [InlineData("action/plaindelete", "DELETE", 200)]
    [InlineData("action/validateddelete", "DELETE", 400)]
    [InlineData("action/autovalidateddelete", "DELETE", 400)]
    [InlineData("action/requireddelete", "DELETE", 200)]
    [InlineData("action/get", "GET", 200)]
    [InlineData("action/anyverb", "POST", 400)]
    [InlineData("action/anyverb", "GET", 200)]
    [InlineData("api", "POST", 200)]
    [InlineData("interface/save", "POST", 200)]
    public async Task An_action_is_validated_by_its_attributes_alone(string address, string method, int status) => Assert.Equal(status, await Forge(address, method));

    [Theory]
    [InlineData("action/requiredandignored", 400)]
    [InlineData("action/ignoredthenvalidated", 400)]
    [InlineData("action/validatedthenignored", 200)]
    [InlineData("action/validatedbyorder", 400)]
    [InlineData("ignored/plain", 200)]
    [InlineData("ignored/validated", 400)]
    [InlineData("base/save", 200)]
    [InlineData("required/save", 400)]
    [InlineData("required/notrequired", 200)]
    public async Task The_last_policy_decides_and_metadata_stands_beside_it(string address, int status) => Assert.Equal(status, await Forge(address));

    [Fact]
    public async Task The_filter_and_the_metadata_on_one_action_are_refused_at_the_start()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => Forge("both", "POST", services => services.AddControllersWithViews()
            .ConfigureApplicationPartManager(parts => parts.FeatureProviders.Add(new OneController(typeof(BothController))))));

        Assert.Contains("at the same time", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain", 400)]
    [InlineData("ignoring", 200)]
    [InlineData("marked", 200)]
    public async Task A_page_is_validated_unless_its_model_opts_out_and_attributes_of_handlers_are_not_read(string address, int status) => Assert.Equal(status, await Forge(address));

    [Theory]
    [InlineData("action/plain", "POST", 400)]
    [InlineData("action/plaindelete", "DELETE", 400)]
    [InlineData("action/get", "GET", 200)]
    [InlineData("api", "POST", 400)]
    [InlineData("ignored/plain", "POST", 200)]
    public async Task A_global_filter_validates_every_action_that_does_not_opt_out(string address, string method, int status) => Assert.Equal(
        status, await Forge(address, method, services => services.AddControllersWithViews(options => options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()))));

    [Theory]
    [InlineData("plain", 1000, 400)]
    [InlineData("plain", 1001, 200)]
    [InlineData("action/validated", 1000, 400)]
    [InlineData("action/validated", 1001, 200)]
    public async Task A_global_opt_out_leaves_pages_and_attributes_in_force_unless_it_comes_later(string address, int order, int status) => Assert.Equal(
        status, await Forge(address, "POST", services => services.AddControllersWithViews(options => options.Filters.Add(new IgnoreAntiforgeryTokenAttribute { Order = order }))));

    [Fact]
    public async Task A_filter_by_convention_switches_all_pages_off() => Assert.Equal(
        200,
        await Forge("plain", "POST", services => services.AddRazorPages(options => Microsoft.Extensions.DependencyInjection.PageConventionCollectionExtensions.ConfigureFilter(options.Conventions, new IgnoreAntiforgeryTokenAttribute()))));

    [Theory]
    [InlineData("action/plain", 200)]
    [InlineData("api", 500)]
    public async Task Metadata_on_all_controllers_is_enforced_by_what_reads_a_form_alone(string address, int status) => Assert.Equal(
        status, await Forge(address, "POST", services => services.AddControllersWithViews(), endpoints => endpoints.WithMetadata(new RequireAntiforgeryTokenAttribute())));

    [Theory]
    [InlineData("action/plain", "POST", 418)]
    [InlineData("action/plaindelete", "DELETE", 418)]
    [InlineData("ignored/plain", "POST", 418)]
    public async Task Endpoint_filters_on_controllers_run_before_actions(string address, string method, int status) => Assert.Equal(
        status, await Forge(address, method, services => services.AddControllersWithViews(), endpoints => endpoints.AddEndpointFilter((context, next) => ValueTask.FromResult<object?>(Results.StatusCode(418)))));

    [Theory]
    [InlineData("action/plain", 200)]
    [InlineData("action/validated", 500)]
    public async Task Controllers_alone_lack_what_validates(string address, int status)
    {
        var builder = BareServer.Create();
        builder.Services.AddAntiforgery();
        builder.Services.AddControllers().AddApplicationPart(typeof(AttributeController).Assembly);

        Assert.Equal(status, await Send(builder, address, "POST", app => app.MapControllers()));
    }

    private sealed class OneController(Type type) : IApplicationFeatureProvider<ControllerFeature>
    {
        public void PopulateFeature(IEnumerable<ApplicationPart> parts, ControllerFeature feature) => feature.Controllers.Add(type.GetTypeInfo());
    }
}
