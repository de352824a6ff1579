using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.TestHost;

namespace CookieSecurity.Proof.Facts;

/// <summary>What the framework does about https, and what it leaves to be said.</summary>
public sealed class TransportTests
{
    private const string Http = "http://shop.example/";
    private const string Https = "https://shop.example/";

    private static async Task<HttpResponseMessage> Answer(Action<IServiceCollection> services, Action<WebApplication> pipeline, string address, params (string Name, string Value)[] headers)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseTestServer();
        builder.Services.AddRouting();
        services(builder.Services);
        await using var app = builder.Build();
        pipeline(app);
        app.Run(context => context.Response.WriteAsync(context.Request.Scheme));
        await app.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address));
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return await app.GetTestClient().SendAsync(request);
    }

    private static void Port(IServiceCollection services) => services.AddHttpsRedirection(options => options.HttpsPort = 443);

    private static string? Age(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Strict-Transport-Security", out var values) ? values.Single() : null;

    [Fact]
    public async Task A_redirection_that_knows_no_port_serves_http()
    {
        using var response = await Answer(_ => { }, app => app.UseHttpsRedirection(), Http);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_redirection_that_knows_the_port_redirects()
    {
        using var response = await Answer(Port, app => app.UseHttpsRedirection(), Http);

        Assert.Equal(HttpStatusCode.TemporaryRedirect, response.StatusCode);
        Assert.Equal(new Uri(Https), response.Headers.Location);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task What_stands_before_the_redirection_runs_for_http_too(bool first, int expected)
    {
        var served = 0;
        void Serve(WebApplication app) => app.Use((context, next) => { served++; return next(context); });

        using var response = await Answer(
            Port,
            app =>
            {
                if (!first)
                {
                    Serve(app);
                }

                app.UseHttpsRedirection();
                if (first)
                {
                    Serve(app);
                }
            },
            Http);

        Assert.Equal(expected, served);
    }

    [Theory]
    [InlineData(Https, "max-age=2592000")]
    [InlineData(Http, null)]
    [InlineData("https://localhost/", null)]
    public async Task Strict_transport_security_is_told_over_https_for_thirty_days(string address, string? expected)
    {
        using var response = await Answer(services => services.AddHsts(_ => { }), app => app.UseHsts(), address);

        Assert.Equal(expected, Age(response));
    }

    [Fact]
    public async Task Its_services_alone_tell_nothing()
    {
        using var response = await Answer(services => services.AddHsts(options => options.MaxAge = TimeSpan.FromDays(365)), _ => { }, Https);

        Assert.Null(Age(response));
    }

    [Fact]
    public async Task Forwarded_headers_are_not_read_until_it_is_said_which()
    {
        Assert.Equal(ForwardedHeaders.None, new ForwardedHeadersOptions().ForwardedHeaders);

        using var response = await Answer(_ => { }, app => app.UseForwardedHeaders(), Http, ("X-Forwarded-Proto", "https"));

        Assert.Equal("http", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task They_are_read_then()
    {
        using var response = await Answer(
            services => services.Configure<ForwardedHeadersOptions>(options => options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto),
            app => app.UseForwardedHeaders(),
            Http,
            ("X-Forwarded-Proto", "https"));

        Assert.Equal("https", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Options_that_are_handed_over_replace_the_configured_ones_there_too()
    {
        using var response = await Answer(
            services => services.Configure<ForwardedHeadersOptions>(options => options.ForwardedHeaders = ForwardedHeaders.All),
            app => app.UseForwardedHeaders(new ForwardedHeadersOptions()),
            Http,
            ("X-Forwarded-Proto", "https"));

        Assert.Equal("http", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(true, HttpStatusCode.OK)]
    [InlineData(false, HttpStatusCode.TemporaryRedirect)]
    public async Task Read_after_the_redirection_they_come_too_late(bool first, HttpStatusCode status)
    {
        var headers = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedProto };
        using var response = await Answer(
            Port,
            app => _ = first ? app.UseForwardedHeaders(headers).UseHttpsRedirection() : app.UseHttpsRedirection().UseForwardedHeaders(headers),
            Http,
            ("X-Forwarded-Proto", "https"));

        Assert.Equal(status, response.StatusCode);
    }
}
