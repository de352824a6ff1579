using CookieSecurity.Analyzers.Reporting;
using static CookieSecurity.Tests.Fixes.EditTest;

namespace CookieSecurity.Tests.Fixes;

public sealed class InsertedStatementTests
{
    [Fact]
    public Task A_statement_comes_before_the_comments_of_its_anchor() => Verify(
        EditKind.InsertStatement,
        "before",
        "app.UseCookiePolicy();",
        """
        var app = WebApplication.Create();

        // who it is
        // and since when
        [|app.UseAuthentication()|];
        {
            [|app.UseSession();|]
        }
        """,
        """
        var app = WebApplication.Create();

        app.UseCookiePolicy();
        // who it is
        // and since when
        app.UseAuthentication();
        {
            app.UseCookiePolicy();
            app.UseSession();
        }
        """);

    [Fact]
    public Task Lines_keep_their_relative_indentation() => Verify(
        EditKind.InsertStatement,
        "after",
        "if (!app.Environment.IsDevelopment())\n{\n    app.UseHsts();\n}",
        """
        class Startup
        {
            static void Main() { }

            void Configure(WebApplication app)
            {
                [|app.UseHttpsRedirection()|]; // all of it
                switch (app.Urls.Count)
                {
                    case 1:
                        [|app.UseRouting()|];
                        break;
                }
            }
        }
        """,
        """
        class Startup
        {
            static void Main() { }

            void Configure(WebApplication app)
            {
                app.UseHttpsRedirection(); // all of it
                if (!app.Environment.IsDevelopment())
                {
                    app.UseHsts();
                }
                switch (app.Urls.Count)
                {
                    case 1:
                        app.UseRouting();
                        if (!app.Environment.IsDevelopment())
                        {
                            app.UseHsts();
                        }
                        break;
                }
            }
        }
        """);

    [Fact]
    public Task Statements_on_one_line_stay_on_it() => Verify(
        EditKind.InsertStatement,
        "after",
        "app.UseHsts();",
        "var app = WebApplication.Create(); app.Use((context, next) => { [|context.Items.Clear()|]; return next(context); }); [|app.UseRouting()|]; app.Run();"
            .Replace("[|context.Items.Clear()|]", "context.Items.Clear()", StringComparison.Ordinal),
        "var app = WebApplication.Create(); app.Use((context, next) => { context.Items.Clear(); return next(context); }); app.UseRouting(); app.UseHsts(); app.Run();");

    [Fact]
    public Task Several_at_one_anchor_end_as_they_would_one_by_one() => Verify(
        """
        var app = WebApplication.Create();
        {|a:app.UseRouting()|};
        """,
        """
        var app = WebApplication.Create();
        app.UseHsts();
        app.UseCookiePolicy();
        app.UseRouting();
        app.UseSession();
        app.UseAuthentication();
        """,
        marks => new(EditKind.InsertStatement, "before", "app.UseHsts();", [marks["a"]]),
        marks => new(EditKind.InsertStatement, "after", "app.UseAuthentication();", [marks["a"]]),
        marks => new(EditKind.InsertStatement, "before", "app.UseCookiePolicy();", [marks["a"]]),
        marks => new(EditKind.InsertStatement, "after", "app.UseSession();", [marks["a"]]));

    [Fact]
    public Task Extension_methods_are_imported_where_they_are_called() => Verify(
        """
        class Later
        {
            static void Main() { }

            async Task Run(HttpContext context)
            {
                {|a:context.Session.Clear()|};
            }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;

        class Later
        {
            static void Main() { }

            async Task Run(HttpContext context)
            {
                await context.SignOutAsync();
                context.Session.Clear();
            }
        }
        """,
        marks => new(EditKind.InsertStatement, "before", "await context.SignOutAsync();", [marks["a"]])
        {
            Imports = ["Microsoft.AspNetCore.Authentication", "Microsoft.AspNetCore.Http"],
        });

    [Fact]
    public Task A_place_that_is_not_reached_is_left_alone() => VerifyNothingIsOffered(
        EditKind.InsertStatement,
        "after",
        "app.UseHsts();",
        """
        class Startup
        {
            void Configure(WebApplication app, bool all)
            {
                if (all)
                    [|return;|]
                [|return;|]
            }

            object Other(WebApplication app) => [|app.UseRouting()|];
        }
        """);

    [Fact]
    public Task A_statement_that_stands_alone_gets_a_block() => Verify(
        EditKind.InsertStatement,
        "after",
        "app.UseHsts();",
        """
        class Startup
        {
            static void Main() { }

            void Configure(WebApplication app, bool all)
            {
                if (all)
                    [|app.UseRouting()|]; // all of it
                else [|app.UseSession()|];
            }

            void Other(WebApplication app) => [|app.UseRouting()|];
        }
        """,
        """
        class Startup
        {
            static void Main() { }

            void Configure(WebApplication app, bool all)
            {
                if (all)
                {
                    app.UseRouting();
                    app.UseHsts();
                } // all of it
                else
                {
                    app.UseSession();
                    app.UseHsts();
                }
            }

            void Other(WebApplication app)
            {
                app.UseRouting();
                app.UseHsts();
            }
        }
        """);

    [Fact]
    public Task What_waits_is_not_put_where_nobody_can_wait() => VerifyNothingIsOffered(
        EditKind.InsertStatement,
        "before",
        "await Task.Yield();",
        """
        class Startup
        {
            void Run(HttpContext context)
            {
                [|context.Session.Clear()|];
            }

            Task<int> Count(HttpContext context)
            {
                [|context.Session.Clear()|];
                return Task.FromResult(1);
            }
        }
        """);
}
