using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CookieSecurity.Tests.Infrastructure;

/// <summary>A package of somebody else that extends the framework: what its code does cannot be seen.</summary>
internal static class OtherPackage
{
    private const string Code = """
        namespace Elsewhere
        {
            using System;
            using Microsoft.AspNetCore.Authentication;
            using Microsoft.AspNetCore.Authentication.OAuth;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Http;
            using Microsoft.AspNetCore.Mvc;
            using Microsoft.AspNetCore.Mvc.Filters;
            using Microsoft.AspNetCore.Routing;
            using Microsoft.Extensions.DependencyInjection;

            public static class Extensions
            {
                public static IApplicationBuilder UseElsewhere(this IApplicationBuilder app) => app;
                public static IApplicationBuilder UseElsewhereDefaults(this IApplicationBuilder app) => app;
                public static WebApplication MapElsewhere(this WebApplication app) => app;
                public static IServiceCollection AddElsewhere(this IServiceCollection services) => services;
                public static void Hand(object app) { }
                public static AuthenticationBuilder AddGitHub(this AuthenticationBuilder builder, Action<GitHubOptions> configure) => builder;
            }

            public class GitHubOptions : OAuthOptions;

            public class ElsewhereOptions { public bool RequireHttpsMetadata { get; set; } }

            public abstract class PlainController : Controller;

            [AutoValidateAntiforgeryToken]
            public abstract class CheckedController : Controller;

            [IgnoreAntiforgeryToken]
            public abstract class OpenController : Controller;

            [CheckedElsewhere]
            public abstract class GuardedController : Controller;

            public abstract class WatchedController : Controller { public override void OnActionExecuting(ActionExecutingContext context) { } }

            public abstract class VirtualController : Controller
            {
                [HttpPost, ValidateAntiForgeryToken] public virtual IActionResult Save(string name) => Ok();
                [HttpPost] public virtual IActionResult Remove(string name) => Ok();
            }

            public class CheckedElsewhereAttribute : ActionFilterAttribute;

            public class MarkedElsewhereAttribute : Attribute;

            public class CheckFilter : IEndpointFilter
            {
                public System.Threading.Tasks.ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) => next(context);
            }
        }
        """;

    private static readonly Lazy<MetadataReference> Compiled = new(() =>
    {
        using var assembly = new MemoryStream();
        var compilation = CSharpCompilation.Create("Elsewhere", [CSharpSyntaxTree.ParseText(Code)], ReferencePacks.Web(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(compilation.Emit(assembly).Success);
        return MetadataReference.CreateFromImage(assembly.ToArray());
    });

    public static MetadataReference Reference => Compiled.Value;
}
