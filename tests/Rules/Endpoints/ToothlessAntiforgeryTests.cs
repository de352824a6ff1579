using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Endpoints;

/// <summary>CKS3009: checks whose outcome decides nothing.</summary>
public sealed class ToothlessAntiforgeryTests
{
    private static string Source(string statements, string members = "") => $$"""
        using Microsoft.AspNetCore.Antiforgery;

        public class Shop(IAntiforgery antiforgery, RequestDelegate next)
        {
            private bool valid = true;

            public async Task Handle(HttpContext context, ILogger logger)
            {
                {{statements}}
            }

            private async Task Save() => await Task.Yield();
            {{members}}
        }
        """;

    private static Task Library(string statements, string members = "") => ApplicationTest.Library("CKS3009", Source(statements, members));

    [Theory]
    [InlineData("await antiforgery.{|CKS3009:IsRequestValidAsync|}(context);\nawait Save();")]
    [InlineData("await antiforgery.{|CKS3009:IsRequestValidAsync|}(context).ConfigureAwait(false);")]
    [InlineData("_ = antiforgery.{|CKS3009:IsRequestValidAsync|}(context);")]
    [InlineData("antiforgery.{|CKS3009:IsRequestValidAsync|}(context).GetAwaiter().GetResult();")]
    [InlineData("var valid = await antiforgery.{|CKS3009:IsRequestValidAsync|}(context);\nawait Save();")]
    [InlineData("antiforgery.{|CKS3009:ValidateRequestAsync|}(context);\nawait Save();")]
    [InlineData("_ = antiforgery.{|CKS3009:ValidateRequestAsync|}(context);")]
    [InlineData("antiforgery.{|CKS3009:ValidateRequestAsync|}(context).ConfigureAwait(false);")]
    [InlineData("Action check = () => antiforgery.{|CKS3009:ValidateRequestAsync|}(context); check();")]
    [InlineData("var task = antiforgery.{|CKS3009:ValidateRequestAsync|}(context);\nawait Save();")]
    public Task A_result_that_nobody_asks_for_is_reported(string statements) => Library(statements);

    [Theory]
    [InlineData("if (await antiforgery.IsRequestValidAsync(context)) await Save();")]
    [InlineData("var valid = await antiforgery.IsRequestValidAsync(context);\nif (valid) await Save();")]
    [InlineData("valid = await antiforgery.IsRequestValidAsync(context);")]
    [InlineData("await antiforgery.ValidateRequestAsync(context);")]
    [InlineData("antiforgery.ValidateRequestAsync(context).GetAwaiter().GetResult();")]
    [InlineData("antiforgery.ValidateRequestAsync(context).Wait();")]
    [InlineData("var task = antiforgery.ValidateRequestAsync(context);\nawait task;")]
    [InlineData("await Task.WhenAll(antiforgery.ValidateRequestAsync(context), Save());")]
    [InlineData("Func<Task> check = () => antiforgery.ValidateRequestAsync(context); await check();")]
    [InlineData("new Own().ValidateRequestAsync(context);")]
    public Task A_result_that_counts_is_silent(string statements) => Library(statements, "private class Own { public Task ValidateRequestAsync(HttpContext context) => Task.CompletedTask; }");

    [Theory]
    [InlineData("try { await antiforgery.ValidateRequestAsync(context); } {|CKS3009:catch|} (AntiforgeryValidationException) { }\nawait Save();")]
    [InlineData("try { await antiforgery.ValidateRequestAsync(context); } {|CKS3009:catch|} (AntiforgeryValidationException e) { logger.LogWarning(e, \"forged\"); }\nawait Save();")]
    [InlineData("try { await antiforgery.ValidateRequestAsync(context); } {|CKS3009:catch|} (AntiforgeryValidationException) { context.Response.StatusCode = 400; }\nawait next(context);")]
    [InlineData("try { await antiforgery.ValidateRequestAsync(context); } {|CKS3009:catch|} (Exception) { }\nawait Save();")]
    [InlineData("try { await antiforgery.ValidateRequestAsync(context); } {|CKS3009:catch|} { }\nawait Save();")]
    [InlineData("var seen = true; try { await antiforgery.ValidateRequestAsync(context); } {|CKS3009:catch|} (AntiforgeryValidationException) { seen = false; }\nawait Save();")]
    public Task A_refusal_that_is_swallowed_is_reported(string statements) => Library(statements);

    [Theory]
    [InlineData("try { await antiforgery.ValidateRequestAsync(context); } catch (AntiforgeryValidationException) { return; }\nawait Save();")]
    [InlineData("try { await antiforgery.ValidateRequestAsync(context); } catch (AntiforgeryValidationException) { throw; }\nawait Save();")]
    [InlineData("try { await antiforgery.ValidateRequestAsync(context); } catch (AntiforgeryValidationException) { valid = false; }\nif (valid) await Save();")]
    [InlineData("try { await antiforgery.ValidateRequestAsync(context); await next(context); } catch (AntiforgeryValidationException) { context.Response.StatusCode = 400; }\nlogger.LogInformation(\"done\");")]
    [InlineData("try { await antiforgery.ValidateRequestAsync(context); await Save(); } catch (AntiforgeryValidationException) { context.Response.StatusCode = 400; }")]
    [InlineData("try { await antiforgery.ValidateRequestAsync(context); } catch (AntiforgeryValidationException) when (valid) { }\nawait Save();")]
    [InlineData("try { await Save(); } catch (Exception) { }\nawait Save();")]
    public Task A_refusal_that_decides_is_silent(string statements) => Library(statements);

    [Theory]
    [InlineData("public class Data : IAntiforgeryAdditionalDataProvider { public string GetAdditionalData(HttpContext context) => \"\"; public bool {|CKS3009:ValidateAdditionalData|}(HttpContext context, string data) => true; }")]
    [InlineData("public abstract class Data : IAntiforgeryAdditionalDataProvider { public abstract string GetAdditionalData(HttpContext context); public virtual bool {|CKS3009:ValidateAdditionalData|}(HttpContext context, string data) { if (data == \"\") { return true; } return true; } }")]
    [InlineData("public class Data : IAntiforgeryAdditionalDataProvider { public string GetAdditionalData(HttpContext context) => \"a\"; public bool ValidateAdditionalData(HttpContext context, string data) => data == \"a\"; }")]
    [InlineData("public class Data { public bool ValidateAdditionalData(HttpContext context, string data) => true; }")]
    public Task Data_that_is_always_accepted_is_reported(string type) => ApplicationTest.Library("CKS3009", "using Microsoft.AspNetCore.Antiforgery; " + type);

    [Theory]
    [InlineData("{|CKS3009:IsRequestValidAsync|}(HttpContext context) => Task.FromResult(true);", "{|CKS3009:ValidateRequestAsync|}(HttpContext context) => Task.CompletedTask;")]
    [InlineData("IsRequestValidAsync(HttpContext context) => inner.IsRequestValidAsync(context);", "ValidateRequestAsync(HttpContext context) => inner.ValidateRequestAsync(context);")]
    [InlineData("IsRequestValidAsync(HttpContext context) => Task.FromResult(context.Request.IsHttps);", "ValidateRequestAsync(HttpContext context) => context.Request.IsHttps ? Task.CompletedTask : throw new AntiforgeryValidationException(\"\");")]
    public Task An_own_implementation_that_accepts_all_is_reported(string telling, string throwing) => ApplicationTest.Library("CKS3009", $$"""
        using Microsoft.AspNetCore.Antiforgery;
        public class Own(IAntiforgery inner) : IAntiforgery
        {
            public AntiforgeryTokenSet GetAndStoreTokens(HttpContext context) => inner.GetAndStoreTokens(context);
            public AntiforgeryTokenSet GetTokens(HttpContext context) => inner.GetTokens(context);
            public void SetCookieTokenAndHeader(HttpContext context) => inner.SetCookieTokenAndHeader(context);
            public Task<bool> {{telling}}
            public Task {{throwing}}
        }
        """);

    [Theory]
    [InlineData("antiforgery.{|CKS3009:ValidateRequestAsync|}(context); // now\n        await Save();", "await antiforgery.ValidateRequestAsync(context); // now\n        await Save();")]
    [InlineData("await antiforgery.{|CKS3009:IsRequestValidAsync|}(context);\n        await Save();", "await antiforgery.ValidateRequestAsync(context);\n        await Save();")]
    [InlineData("try { await antiforgery.ValidateRequestAsync(context); }\n        {|CKS3009:catch|} (AntiforgeryValidationException)\n        {\n            logger.LogWarning(\"forged\");\n        }\n        await Save();", "try { await antiforgery.ValidateRequestAsync(context); }\n        catch (AntiforgeryValidationException)\n        {\n            logger.LogWarning(\"forged\");\n            throw;\n        }\n        await Save();")]
    public Task The_fix_gives_it_teeth(string before, string after) => ApplicationTest.FixLibrary("CKS3009", Source(before), Source(after));

    [Fact]
    public Task Tokens_only_are_reported_too() => ApplicationTest.Program("CKS3009", """
        using Microsoft.AspNetCore.Antiforgery;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddBearerToken();
        var app = builder.Build();
        app.MapPost("/", async (HttpContext context, IAntiforgery antiforgery) => { await antiforgery.{|CKS3009:IsRequestValidAsync|}(context); return 1; });
        app.Run();
        """);
}
