using CookieSecurity.Analyzers.Reporting;
using static CookieSecurity.Tests.Fixes.EditTest;

namespace CookieSecurity.Tests.Fixes;

public sealed class ExpressionEditTests
{
    [Fact]
    public Task An_expression_is_wrapped_in_parentheses_where_it_must() => Verify(
        EditKind.Replace,
        "",
        "await {0}",
        """
        using Microsoft.AspNetCore.Antiforgery;

        class Later
        {
            static void Main() { }

            async Task Run(IAntiforgery antiforgery, HttpContext context, bool all)
            {
                [|antiforgery.ValidateRequestAsync(context)|];
                var a = [|antiforgery.IsRequestValidAsync(context)|].ToString();
                var b = [|all ? Task.FromResult(1) : Task.FromResult(2)|];
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Antiforgery;

        class Later
        {
            static void Main() { }

            async Task Run(IAntiforgery antiforgery, HttpContext context, bool all)
            {
                await antiforgery.ValidateRequestAsync(context);
                var a = (await antiforgery.IsRequestValidAsync(context)).ToString();
                var b = await (all ? Task.FromResult(1) : Task.FromResult(2));
            }
        }
        """);

    [Fact]
    public Task A_function_that_may_becomes_async() => Verify(
        EditKind.Replace,
        "",
        "await {0}",
        """
        class Later
        {
            static void Main() { }

            static Task<bool> Count(Task<bool> given) => [|given|];

            public Task<bool> Check(Task<bool> given)
            {
                Func<Task<bool>> inner = () => [|given|];
                Func<int, Task<bool>> other = static x => [|Task.FromResult(true)|];
                return [|given|];
            }
        }
        """,
        """
        class Later
        {
            static void Main() { }

            static async Task<bool> Count(Task<bool> given) => await given;

            public async Task<bool> Check(Task<bool> given)
            {
                Func<Task<bool>> inner = async () => await given;
                Func<int, Task<bool>> other = static async x => await Task.FromResult(true);
                return await given;
            }
        }
        """);

    [Fact]
    public Task A_function_that_may_not_wait_is_left_alone() => VerifyNothingIsOffered(
        EditKind.Replace,
        "",
        "await {0}",
        """
        class Later
        {
            void Run(Task given) => [|given|].ToString();

            Task<bool> Two(Task<bool> given, bool all)
            {
                if (all) return given;
                return [|given|];
            }

            Task Reference(ref int count) => [|Task.CompletedTask|];

            async Task Locked(Task given)
            {
                lock (given)
                {
                    [|given|].ToString();
                }
            }
        }
        """);

    [Fact]
    public Task A_value_a_name_and_a_type_are_replaced() => Verify(
        """
        class Later
        {
            static void Main() { }

            void Run({|type:string|} text, bool local, WebApplication app)
            {
                app.{|name:UseHsts|}();
                var a = !{|value:/* why */ local || /* not */ true|};
            }
        }
        """.Replace("!{|value:/* why */ local || /* not */ true|}", "{|value:local || /* not */ true|}", StringComparison.Ordinal),
        """
        using System.Text;

        class Later
        {
            static void Main() { }

            void Run(StringBuilder text, bool local, WebApplication app)
            {
                app.UseHttpsRedirection();
                var a = !app.Environment.IsDevelopment() /* not */;
            }
        }
        """,
        marks => new(EditKind.Replace, "", "global::System.Text.StringBuilder", [marks["type"]]),
        marks => new(EditKind.Replace, "", "UseHttpsRedirection", [marks["name"]]),
        marks => new(EditKind.Replace, "", "!app.Environment.IsDevelopment()", [marks["value"]]));

    [Fact]
    public Task Edits_within_a_wrapped_expression_are_kept() => Verify(
        """
        class Later
        {
            static void Main() { }

            async Task<object> Run()
            {
                return {|outer:Task.FromResult(new CookieOptions { {|inner:Secure = false|} })|};
            }
        }
        """,
        """
        class Later
        {
            static void Main() { }

            async Task<object> Run()
            {
                return await Task.FromResult(new CookieOptions { Secure = true });
            }
        }
        """,
        marks => new(EditKind.Replace, "", "await {0}", [marks["outer"]]),
        marks => new(EditKind.SetMember, "Secure", "true", [marks["inner"]]));

    [Fact]
    public Task A_call_is_appended_as_the_chain_is_laid_out() => Verify(
        EditKind.AppendCall,
        "",
        ".WithMetadata(new global::Microsoft.AspNetCore.Antiforgery.RequireAntiforgeryTokenAttribute())",
        """
        var app = WebApplication.Create();
        [|app.MapPost("/a", () => "")|];
        [|app.MapPost("/b", () => "")
            .WithName("b")|]; // named
        app.[|MapPost|]("/c", () => "") // third
            .WithName("c");
        """,
        """
        using Microsoft.AspNetCore.Antiforgery;

        var app = WebApplication.Create();
        app.MapPost("/a", () => "").WithMetadata(new RequireAntiforgeryTokenAttribute());
        app.MapPost("/b", () => "")
            .WithName("b")
            .WithMetadata(new RequireAntiforgeryTokenAttribute()); // named
        app.MapPost("/c", () => "").WithMetadata(new RequireAntiforgeryTokenAttribute()) // third
            .WithName("c");
        """);

    [Fact]
    public Task A_call_that_the_chain_does_not_have_is_not_offered() => VerifyNothingIsOffered(
        EditKind.AppendCall, "", ".Nothing()", "var app = WebApplication.Create();\n[|app.MapPost(\"/a\", () => \"\")|];");

    [Fact]
    public Task Arguments_come_last() => Verify(
        """
        var app = WebApplication.Create();
        app.{|a:UseCookiePolicy|}();
        app.Services.GetService<IResponseCookies>()!.{|b:Delete("x")|};
        app.Services.GetService<IResponseCookies>()!.{|c:Delete|}(
            key: "x");
        """.Replace("{|b:Delete(\"x\")|}", "{|b:Delete|}(\"x\")", StringComparison.Ordinal),
        """
        var app = WebApplication.Create();
        app.UseCookiePolicy(new CookiePolicyOptions());
        app.Services.GetService<IResponseCookies>()!.Delete("x", new CookieOptions { Path = "/a" });
        app.Services.GetService<IResponseCookies>()!.Delete(
            key: "x",
            options: new CookieOptions());
        """,
        marks => new(EditKind.AddArgument, "", "new global::Microsoft.AspNetCore.Builder.CookiePolicyOptions()", [marks["a"]]),
        marks => new(EditKind.AddArgument, "", "new global::Microsoft.AspNetCore.Http.CookieOptions { Path = \"/a\" }", [marks["b"]]),
        marks => new(EditKind.AddArgument, "", "options: new global::Microsoft.AspNetCore.Http.CookieOptions()", [marks["c"]]));

    [Fact]
    public Task Arguments_that_no_overload_takes_are_not_offered() => VerifyNothingIsOffered(
        EditKind.AddArgument, "", "1", "var app = WebApplication.Create();\n[|app.UseSession()|];\n[|app.UseSession(new SessionOptions())|];");
}
