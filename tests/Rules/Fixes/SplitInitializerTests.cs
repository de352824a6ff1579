using CookieSecurity.Analyzers.Reporting;
using static CookieSecurity.Tests.Fixes.EditTest;

namespace CookieSecurity.Tests.Fixes;

public sealed class SplitInitializerTests
{
    [Fact]
    public Task A_statement_becomes_several() => Split(
        """
        var services = new ServiceCollection();
        services.AddSession(o =>
        {
            // ours
            o.Cookie = [|new CookieBuilder
            {
                Name = "n", // short
                // for all hosts
                Domain = "example.org",
                Extensions = { },
            }|];
        });
        services.AddSession(o => { o.Cookie = [|new() { Name = "n", Path = "/" }|]; });
        """.Replace("        Extensions = { },\n", "", StringComparison.Ordinal),
        """
        var services = new ServiceCollection();
        services.AddSession(o =>
        {
            // ours
            o.Cookie.Name = "n"; // short
            // for all hosts
            o.Cookie.Domain = "example.org";
        });
        services.AddSession(o => { o.Cookie.Name = "n"; o.Cookie.Path = "/"; });
        """);

    [Fact]
    public Task An_expression_becomes_a_block_if_it_must() => Split(
        """
        var services = new ServiceCollection();
        services.AddSession(o => o.Cookie = [|new CookieBuilder { Name = "n" }|]);
        services.AddSession(o => o.Cookie = [|new CookieBuilder { Name = "n", Path = "/" }|]);
        """,
        """
        var services = new ServiceCollection();
        services.AddSession(o => o.Cookie.Name = "n");
        services.AddSession(o =>
        {
            o.Cookie.Name = "n";
            o.Cookie.Path = "/";
        });
        """);

    [Fact]
    public Task Handlers_keep_their_layout() => Split(
        """
        using Microsoft.AspNetCore.Authentication.Cookies;

        var services = new ServiceCollection();
        services.ConfigureApplicationCookie(o =>
        {
            o.Events = [|new CookieAuthenticationEvents
            {
                OnSigningIn = context =>
                {
                    Console.WriteLine(@"in
            and out");
                    return Task.CompletedTask;
                },
                OnSignedIn = context => Task.CompletedTask
            }|];
        });
        """,
        """
        using Microsoft.AspNetCore.Authentication.Cookies;

        var services = new ServiceCollection();
        services.ConfigureApplicationCookie(o =>
        {
            o.Events.OnSigningIn = context =>
            {
                Console.WriteLine(@"in
            and out");
                return Task.CompletedTask;
            };
            o.Events.OnSignedIn = context => Task.CompletedTask;
        });
        """);

    [Fact]
    public Task A_member_of_an_initializer_becomes_a_nested_one() => Split(
        """
        var a = new SessionOptions { Cookie = [|new CookieBuilder { Name = "n" }|], IdleTimeout = default };
        var b = new SessionOptions
        {
            Cookie = [|new()
            {
                Name = "n", // short
            }|],
        };
        """,
        """
        var a = new SessionOptions { Cookie = { Name = "n" }, IdleTimeout = default };
        var b = new SessionOptions
        {
            Cookie =
            {
                Name = "n", // short
            },
        };
        """);

    [Fact]
    public Task An_object_that_sets_nothing_goes() => Split(
        """
        var services = new ServiceCollection();
        services.AddSession(o => o.Cookie = [|new CookieBuilder()|]);
        services.AddSession(o => { o.IdleTimeout = default; o.Cookie = [|new()|]; });
        """,
        """
        var services = new ServiceCollection();
        services.AddSession();
        services.AddSession(o => { o.IdleTimeout = default; });
        """);

    [Fact]
    public Task Objects_of_other_types_are_left_alone() => VerifyNothingIsOffered(
        EditKind.SplitInitializer,
        "",
        "",
        """
        var services = new ServiceCollection();
        services.AddSession(o => o.Cookie = [|new Special { Name = "n" }|]);
        services.AddSession(o => Next().Cookie = [|new CookieBuilder { Name = "n" }|]);
        var local = [|new CookieBuilder { Name = "n" }|];

        SessionOptions Next() => new();

        class Special : CookieBuilder;
        """);

    private static Task Split(string before, string after) => Verify(EditKind.SplitInitializer, "", "", before, after);
}
