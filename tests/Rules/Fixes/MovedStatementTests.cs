using CookieSecurity.Analyzers.Reporting;
using static CookieSecurity.Tests.Fixes.EditTest;

namespace CookieSecurity.Tests.Fixes;

public sealed class MovedStatementTests
{
    [Fact]
    public Task A_statement_moves_with_its_comments() => Verify(
        """
        var app = WebApplication.Create();

        // who it is
        {|anchor:app.UseAuthentication()|};

        // all cookies
        {|moved:app.UseCookiePolicy()|}; // now

        app.Run();
        """,
        """
        var app = WebApplication.Create();

        // all cookies
        app.UseCookiePolicy(); // now
        // who it is
        app.UseAuthentication();

        app.Run();
        """,
        Up);

    [Fact]
    public Task A_statement_moves_down() => Verify(
        """
        var services = new ServiceCollection();
        {|moved:services.ConfigureApplicationCookie(o =>
        {
            o.LoginPath = "/in";
        });|}
        services.AddRouting();
        {|anchor:services.AddDataProtection()|}; // keys
        services.AddSession();
        """,
        """
        var services = new ServiceCollection();
        services.AddRouting();
        services.AddDataProtection(); // keys
        services.ConfigureApplicationCookie(o =>
        {
            o.LoginPath = "/in";
        });
        services.AddSession();
        """,
        Down);

    [Fact]
    public Task A_call_is_taken_out_of_its_chain() => Verify(
        """
        var app = WebApplication.Create();
        {|anchor:app.UseAuthentication()|};
        app.UseSession().{|moved:UseCookiePolicy|}().UseRouting();
        """,
        """
        var app = WebApplication.Create();
        app.UseCookiePolicy();
        app.UseAuthentication();
        app.UseSession().UseRouting();
        """,
        Up);

    [Fact]
    public Task A_call_moves_before_the_chain_that_it_was_in() => Verify(
        """
        class Startup
        {
            static void Main() { }

            void Configure(IApplicationBuilder app)
            {
                {|anchor:app.UseAuthentication()|}
                    .UseSession()
                    .{|moved:UseCookiePolicy|}(new CookiePolicyOptions
                    {
                        Secure = CookieSecurePolicy.Always,
                    });
            }
        }
        """,
        """
        class Startup
        {
            static void Main() { }

            void Configure(IApplicationBuilder app)
            {
                app.UseCookiePolicy(new CookiePolicyOptions
                {
                    Secure = CookieSecurePolicy.Always,
                });
                app.UseAuthentication()
                    .UseSession();
            }
        }
        """,
        Up);

    [Fact]
    public Task Two_statements_keep_the_order_in_which_they_move() => Verify(
        """
        var app = WebApplication.Create();
        {|anchor:app.UseAuthentication();|}
        {|moved:app.UseCookiePolicy();|}
        {|second:app.UseForwardedHeaders();|}
        """,
        """
        var app = WebApplication.Create();
        app.UseCookiePolicy();
        app.UseForwardedHeaders();
        app.UseAuthentication();
        """,
        Up,
        marks => new(EditKind.MoveStatement, "before", "", [marks["second"], marks["anchor"]]));

    [Theory]
    [InlineData("var app = WebApplication.Create();\n{|anchor:app.UseSession()|};\nvar o = new CookiePolicyOptions();\n{|moved:app.UseCookiePolicy(o)|};")]
    [InlineData("var app = WebApplication.Create();\n{|anchor:app.UseSession()|};\n{\n    {|moved:app.UseCookiePolicy()|};\n}")]
    [InlineData("var app = WebApplication.Create();\n{|anchor:app.UseSession()|};\napp.MapGet(\"/\", () => 1).{|moved:WithName|}(\"a\").WithDescription(\"b\");")]
    [InlineData("var app = WebApplication.Create();\n{|anchor:app.UseSession()|};\n#if !RELEASE\n{|moved:app.UseCookiePolicy()|};\n#endif")]
    [InlineData("{|moved:var app = WebApplication.Create();|}\n{|anchor:app.UseSession()|};\n", "after")]
    public Task What_depends_on_its_place_is_left_alone(string source, string place = "before") =>
        VerifyNothingIsOffered(source, marks => new(EditKind.MoveStatement, place, "", [marks["moved"], marks["anchor"]]));

    private static ProposedEdit Up(Marks marks) => new(EditKind.MoveStatement, "before", "", [marks["moved"], marks["anchor"]]);

    private static ProposedEdit Down(Marks marks) => new(EditKind.MoveStatement, "after", "", [marks["moved"], marks["anchor"]]);
}
