using Microsoft.AspNetCore.TestHost;

namespace CookieSecurity.Proof.Facts;

/// <summary>A server in memory that brings nothing but routing: whatever validates, a fact has added.</summary>
internal static class BareServer
{
    public static WebApplicationBuilder Create()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddRouting();
        return builder;
    }

    /// <summary>What the framework throws is answered with 500, as a real server does.</summary>
    public static WebApplication BuildAnsweringFailures(this WebApplicationBuilder builder)
    {
        var app = builder.Build();
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (InvalidOperationException)
            {
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            }
        });
        return app;
    }
}
