using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Antiforgery;

namespace CleanApp.Api;

/// <summary>Lets requests through that bring a valid antiforgery token, in the header or in a form.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Created by the framework.")]
internal sealed class TokenFilter(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await antiforgery.IsRequestValidAsync(context.HttpContext) ? await next(context) : Results.BadRequest();
}
