using CookieSecurity.Analyzers.Reporting;
using static CookieSecurity.Tests.Fixes.EditTest;

namespace CookieSecurity.Tests.Fixes;

public sealed class ConfigurationTests
{
    private const string Always = "global::Microsoft.AspNetCore.Http.CookieSecurePolicy.Always";
    private const string Policy = "Cookie.SecurePolicy";

    [Fact]
    public Task A_call_without_a_delegate_gets_one() => Secure(
        """
        var services = new ServiceCollection();
        [|services.AddSession()|];
        services.[|AddAntiforgery|]();
        services.AddAuthentication("a").[|AddCookie|]().[|AddCookie|]("b").[|AddCookie|]("c", "Cookie");
        [|services.AddAuthentication()
            .AddCookie(
                "d")|];
        """,
        """
        var services = new ServiceCollection();
        services.AddSession(options => options.Cookie.SecurePolicy = CookieSecurePolicy.Always);
        services.AddAntiforgery(options => options.Cookie.SecurePolicy = CookieSecurePolicy.Always);
        services.AddAuthentication("a").AddCookie(options => options.Cookie.SecurePolicy = CookieSecurePolicy.Always).AddCookie("b", options => options.Cookie.SecurePolicy = CookieSecurePolicy.Always).AddCookie("c", "Cookie", options => options.Cookie.SecurePolicy = CookieSecurePolicy.Always);
        services.AddAuthentication()
            .AddCookie(
                "d",
                options => options.Cookie.SecurePolicy = CookieSecurePolicy.Always);
        """);

    [Fact]
    public Task A_named_argument_asks_for_another() => Secure(
        """
        var services = new ServiceCollection();
        services.AddAuthentication().[|AddCookie|](authenticationScheme: "b");
        """,
        """
        var services = new ServiceCollection();
        services.AddAuthentication().AddCookie(authenticationScheme: "b", configureOptions: options => options.Cookie.SecurePolicy = CookieSecurePolicy.Always);
        """);

    [Fact]
    public Task A_name_that_is_taken_is_not_taken_again() => Secure(
        """
        var options = new ServiceCollection();
        [|options.AddSession()|];
        """,
        """
        var options = new ServiceCollection();
        options.AddSession(o => o.Cookie.SecurePolicy = CookieSecurePolicy.Always);
        """);

    [Fact]
    public Task A_lambda_with_an_expression_gets_a_block() => Secure(
        """
        var services = new ServiceCollection();
        services.[|AddSession|](o => o.Cookie.Name = "n"); // named
        services.[|AddSession|](
            o =>
                o.Cookie = new CookieBuilder
                {
                    Name = "n",
                });
        services.[|AddSession|](static (SessionOptions @new) => @new.Cookie.Name = "n");
        services.[|AddSession|](_ => _.Cookie.Name = "n");
        """,
        """
        var services = new ServiceCollection();
        services.AddSession(o =>
        {
            o.Cookie.Name = "n";
            o.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        }); // named
        services.AddSession(
            o =>
            {
                o.Cookie = new CookieBuilder
                {
                    Name = "n",
                };
                o.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            });
        services.AddSession(static (SessionOptions @new) =>
        {
            @new.Cookie.Name = "n";
            @new.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        });
        services.AddSession(options =>
        {
            options.Cookie.Name = "n";
            options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        });
        """);

    [Fact]
    public Task A_block_gets_a_statement_behind_those_on_the_same_object() => Secure(
        """
        var services = new ServiceCollection();
        services.[|AddSession|](o =>
        {
            // its cookie
            o.Cookie.Name = "n"; // named
            o.IdleTimeout = default;
        });
        services.[|AddSession|](o => { o.IdleTimeout = default; });
        services.[|AddSession|](o => { });
        services.[|AddSession|](_ =>
        {
            // nothing yet
        });
        services.[|AddSession|](delegate { });
        services.[|AddSession|](delegate (SessionOptions o) { o.IdleTimeout = default; return; });
        """,
        """
        var services = new ServiceCollection();
        services.AddSession(o =>
        {
            // its cookie
            o.Cookie.Name = "n"; // named
            o.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            o.IdleTimeout = default;
        });
        services.AddSession(o => { o.IdleTimeout = default; o.Cookie.SecurePolicy = CookieSecurePolicy.Always; });
        services.AddSession(o => { o.Cookie.SecurePolicy = CookieSecurePolicy.Always; });
        services.AddSession(options =>
        {
            // nothing yet
            options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        });
        services.AddSession(delegate(SessionOptions options) { options.Cookie.SecurePolicy = CookieSecurePolicy.Always; });
        services.AddSession(delegate (SessionOptions o) { o.IdleTimeout = default; o.Cookie.SecurePolicy = CookieSecurePolicy.Always; return; });
        """);

    [Fact]
    public Task What_is_set_already_is_corrected() => Secure(
        """
        var services = new ServiceCollection();
        services.[|AddSession|](o => o.Cookie.SecurePolicy = CookieSecurePolicy.None);
        services.[|AddSession|](o =>
        {
            o.Cookie.SecurePolicy = /* for now */ CookieSecurePolicy.None;
            o.Cookie.Name = "n";
        });
        services.[|AddSession|](o =>
        {
            o.Cookie.SecurePolicy = CookieSecurePolicy.None;
            o.Cookie = new CookieBuilder();
        });
        """,
        """
        var services = new ServiceCollection();
        services.AddSession(o => o.Cookie.SecurePolicy = CookieSecurePolicy.Always);
        services.AddSession(o =>
        {
            o.Cookie.SecurePolicy = /* for now */ CookieSecurePolicy.Always;
            o.Cookie.Name = "n";
        });
        services.AddSession(o =>
        {
            o.Cookie.SecurePolicy = CookieSecurePolicy.None;
            o.Cookie = new CookieBuilder();
            o.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        });
        """);

    [Fact]
    public Task A_method_of_the_same_file_is_where_its_group_configures() => Secure(
        """
        var services = new ServiceCollection();
        services.[|AddSession|](Configure);
        services.[|AddSession|](Program.Session);
        services.[|AddSession|](Program.Session);

        static void Configure(SessionOptions o)
        {
            o.IdleTimeout = default;
        }

        partial class Program
        {
            internal static void Session(SessionOptions o) => o.IdleTimeout = default; // short

            int other;
        }
        """,
        """
        var services = new ServiceCollection();
        services.AddSession(Configure);
        services.AddSession(Program.Session);
        services.AddSession(Program.Session);

        static void Configure(SessionOptions o)
        {
            o.IdleTimeout = default;
            o.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        }

        partial class Program
        {
            internal static void Session(SessionOptions o)
            {
                o.IdleTimeout = default; // short
                o.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            }

            int other;
        }
        """);

    [Fact]
    public Task Several_settings_of_one_call_share_its_lambda() => Verify(
        """
        var services = new ServiceCollection();
        {|a:services.AddSession()|};
        {|b:services.AddSession(o => o.IOTimeout = default)|};
        """,
        """
        var services = new ServiceCollection();
        services.AddSession(options =>
        {
            options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            options.Cookie.HttpOnly = true;
            options.IdleTimeout = TimeSpan.FromHours(1);
        });
        services.AddSession(o =>
        {
            o.IOTimeout = default;
            o.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            o.Cookie.HttpOnly = true;
            o.IdleTimeout = TimeSpan.FromHours(1);
        });
        """,
        marks => new(EditKind.AddToConfiguration, Policy, Always, [marks["a"]]),
        marks => new(EditKind.AddToConfiguration, "IdleTimeout", "global::System.TimeSpan.FromHours(1)", [marks["a"]]),
        marks => new(EditKind.AddToConfiguration, "Cookie.HttpOnly", "true", [marks["a"]]),
        marks => new(EditKind.AddToConfiguration, Policy, Always, [marks["b"]]),
        marks => new(EditKind.AddToConfiguration, "IdleTimeout", "global::System.TimeSpan.FromHours(1)", [marks["b"]]),
        marks => new(EditKind.AddToConfiguration, "Cookie.HttpOnly", "true", [marks["b"]]));

    [Fact]
    public Task Early_ways_out_do_not_pass_it_by() => Secure(
        """
        var services = new ServiceCollection();
        services.[|AddSession|](o =>
        {
            if (DateTime.Now.Year > 2000)
            {
                return;
            }

            o.IdleTimeout = default;
        });
        """,
        """
        var services = new ServiceCollection();
        services.AddSession(o =>
        {
            o.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            if (DateTime.Now.Year > 2000)
            {
                return;
            }

            o.IdleTimeout = default;
        });
        """);

    [Fact]
    public Task An_options_class_is_configured_in_its_method() => Secure(
        """
        using Microsoft.Extensions.Options;

        Console.WriteLine();

        class Setup : IConfigureNamedOptions<SessionOptions>
        {
            public void [|Configure|](string? name, SessionOptions options)
            {
            }

            public void Configure(SessionOptions options) => Configure(null, options);
        }
        """,
        """
        using Microsoft.Extensions.Options;

        Console.WriteLine();

        class Setup : IConfigureNamedOptions<SessionOptions>
        {
            public void Configure(string? name, SessionOptions options)
            {
                options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            }

            public void Configure(SessionOptions options) => Configure(null, options);
        }
        """);

    [Fact]
    public Task Calls_that_cannot_take_it_are_left_alone() => VerifyNothingIsOffered(
        EditKind.AddToConfiguration,
        Policy,
        Always,
        """
        var services = new ServiceCollection();
        Action<SessionOptions> given = o => { };
        [|services.AddSession(given)|];
        [|services.AddHttpContextAccessor()|];
        [|services.AddAuthentication()|];
        [|services.AddSession(o =>
        {
        #if DEBUG
            o.Cookie.SecurePolicy = CookieSecurePolicy.None;
        #endif
        })|];
        [|services.AddSession(o =>
        {
            if (DateTime.Now.Year > 2000)
            {
                return;
            }

            o.Cookie = new CookieBuilder();
        })|];
        """);

    private static Task Secure(string before, string after) => Verify(EditKind.AddToConfiguration, Policy, Always, before, after);
}
