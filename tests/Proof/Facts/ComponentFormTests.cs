using System.Text.RegularExpressions;
using CookieSecurity.Proof.Forgery;
using Microsoft.AspNetCore.TestHost;

namespace CookieSecurity.Proof.Facts;

/// <summary>Which forms of statically rendered components a request without a token reaches.</summary>
public sealed class ComponentFormTests
{
    private static async Task<T> With<T>(Func<HttpClient, Task<T>> ask, bool withMiddleware = true, Action<RazorComponentsEndpointConventionBuilder>? endpoints = null)
    {
        var builder = BareServer.Create();
        builder.Services.AddRazorComponents();
        await using var app = builder.BuildAnsweringFailures();
        app.UseRouting();
        if (withMiddleware)
        {
            app.UseAntiforgery();
        }

        var mapped = app.MapRazorComponents<FormApp>();
        endpoints?.Invoke(mapped);
        await app.StartAsync();
        return await ask(app.GetTestClient());
    }

    private static async Task<int> Forge(HttpClient client, string address)
    {
        using var answer = await client.PostAsync(new Uri("https://shop.example/" + address), new FormUrlEncodedContent([new("_handler", "save"), new("Name", "x")]));
        return (int)answer.StatusCode;
    }

    [Theory]
    [InlineData("plain-form")]
    [InlineData("edit-form")]
    public async Task A_form_without_its_token_is_refused(string address) => Assert.Equal(400, await With(client => Forge(client, address)));

    [Theory]
    [InlineData("plain-form")]
    [InlineData("edit-form")]
    public async Task With_the_token_that_the_page_holds_it_is_taken(string address)
    {
        var answer = await With(async client =>
        {
            using var page = await client.GetAsync(new Uri("https://shop.example/" + address));
            var token = Regex.Match(await page.Content.ReadAsStringAsync(), "__RequestVerificationToken\" value=\"([^\"]+)").Groups[1].Value;
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("https://shop.example/" + address))
            {
                Content = new FormUrlEncodedContent([new("_handler", "save"), new("Name", "x"), new("__RequestVerificationToken", token)]),
            };
            request.Headers.Add("Cookie", page.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
            using var response = await client.SendAsync(request);
            return (int)response.StatusCode + " " + await response.Content.ReadAsStringAsync();
        });

        Assert.StartsWith("200 ", answer, StringComparison.Ordinal);
        Assert.Contains("saved x", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain-form")]
    [InlineData("edit-form")]
    public async Task DisableAntiforgery_on_the_components_lets_it_through(string address) =>
        Assert.Equal(200, await With(client => Forge(client, address), endpoints: components => components.DisableAntiforgery()));

    [Fact]
    public async Task An_attribute_of_the_component_lets_it_through() => Assert.Equal(200, await With(client => Forge(client, "open-form")));

    [Theory]
    [InlineData("plain-form", 500)]
    [InlineData("edit-form", 500)]
    [InlineData("open-form", 200)]
    public async Task Without_the_middleware_nothing_that_asks_for_a_token_runs(string address, int status) =>
        Assert.Equal(status, await With(client => Forge(client, address), withMiddleware: false));

    [Fact]
    public async Task Without_the_middleware_even_a_page_without_a_form_fails() => Assert.Equal(500, await With(
        async client =>
        {
            using var page = await client.GetAsync(new Uri("https://shop.example/text"));
            return (int)page.StatusCode;
        },
        withMiddleware: false));
}
