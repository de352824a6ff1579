namespace CookieSecurity.Tests.Pipeline;

/// <summary>Which middleware runs in which order, wherever it is added.</summary>
public sealed class PipelineModelTests
{
    private const string Build = "var builder = WebApplication.CreateBuilder(args); var app = builder.Build();\n";

    [Theory]
    [InlineData("app.UseRouting(); app.UseSession(); app.MapGet(\"/\", () => 1); app.Run();", "WebApplication: UseRouting, UseSession")]
    [InlineData("app.UseRouting().UseSession();", "WebApplication: UseRouting, UseSession")]
    [InlineData("SessionMiddlewareExtensions.UseSession(EndpointRoutingApplicationBuilderExtensions.UseRouting(app));", "WebApplication: UseRouting, UseSession")]
    [InlineData("IApplicationBuilder other = app; other.UseSession();", "WebApplication: UseSession")]
    [InlineData("((IApplicationBuilder)app).Use(next => next);", "WebApplication: Use")]
    [InlineData("app.UseMiddleware<Microsoft.AspNetCore.Session.SessionMiddleware>(); app.UseMiddleware(typeof(Microsoft.AspNetCore.CookiePolicy.CookiePolicyMiddleware));", "WebApplication: UseSession, UseCookiePolicy")]
    [InlineData("app.Run(context => Task.CompletedTask); app.Run();", "WebApplication: Run")]
    [InlineData("app.Run();", "WebApplication: ")]
    [InlineData("if (args.Length > 0) app.UseHsts(); app.UseSession();", "WebApplication: UseHsts, UseSession")]
    [InlineData("app.Logger.LogInformation(\"x\"); app.Services.GetHashCode(); await app.WaitForShutdownAsync();", "WebApplication: ")]
    public void Calls_stand_in_the_order_in_which_they_run(string code, string expected) => Assert.Equal([expected], PipelineText.OfProgram(Build + code));

    [Theory]
    [InlineData("var builder = WebApplication.CreateBuilder(args); await using var app = builder.Build(); app.UseHsts(); await app.RunAsync();")]
    [InlineData("var builder = WebApplication.CreateBuilder(args); await using (var app = builder.Build()) { app.UseHsts(); app.Run(); }")]
    [InlineData("try { var app = WebApplication.CreateBuilder(args).Build(); app.UseHsts(); app.Run(); return 0; } catch (Exception failure) { Console.WriteLine(failure); return 1; } finally { Console.WriteLine(); }")]
    [InlineData("var app = WebApplication.Create(args); app.UseHsts(); app.Run();")]
    [InlineData("var builder = WebApplication.CreateBuilder(); WebApplication app = builder.Build(); Configure(app); app.Run(); void Configure(WebApplication web) => web.UseHsts();")]
    [InlineData("var app = WebApplication.CreateBuilder(args).Build(); Configure(); app.Run(); void Configure() { app.UseHsts(); }")]
    [InlineData("var app = await Task.FromResult(WebApplication.CreateBuilder(args).Build()); app.UseHsts(); app.Run();")]
    [InlineData("var app = WebApplication.CreateBuilder(args).Build(); foreach (var url in app.Urls) { Console.WriteLine(url); } app.UseHsts(); app.Lifetime.ApplicationStarted.Register(() => app.Logger.LogInformation(\"x\")); app.Run();")]
    [InlineData("var app = WebApplication.CreateBuilder(args).Build(); using (var scope = app.Services.CreateScope()) { scope.ServiceProvider.GetRequiredService<IConfiguration>(); } app.UseHsts(); app.Run();")]
    public void Programs_come_in_many_forms(string source) => Assert.Equal(["WebApplication: UseHsts"], PipelineText.OfProgram(source));

    [Theory]
    [InlineData("if (app.Environment.IsDevelopment()) app.UseHsts();", "WebApplication: ")]
    [InlineData("if (!app.Environment.IsDevelopment()) app.UseHsts();", "WebApplication: UseHsts")]
    [InlineData("if (app.Environment.IsDevelopment()) { app.UseSession(); } else { app.UseHsts(); }", "WebApplication: UseHsts")]
    [InlineData("if (app.Environment.IsProduction()) app.UseHsts();", "WebApplication: UseHsts")]
    public void Development_is_left_out(string code, string expected) => Assert.Equal([expected], PipelineText.OfProgram(Build + code));

    [Theory]
    [InlineData("app.UseWhen(c => true, branch => { branch.UseSession(); branch.UseRouting(); }); app.UseHsts();", "WebApplication: UseWhen(UseSession, UseRouting), UseHsts")]
    [InlineData("app.Map(\"/x\", branch => branch.Map(\"/y\", inner => inner.UseSession()));", "WebApplication: Map(Map(UseSession))")]
    [InlineData("Action<IApplicationBuilder> branch = b => b.UseSession(); app.MapWhen(c => true, branch);", "WebApplication: MapWhen(UseSession)")]
    [InlineData("app.UseWhen(c => true, Branch); static void Branch(IApplicationBuilder b) => b.UseSession();", "WebApplication: UseWhen(UseSession)")]
    [InlineData("app.UseWhen(c => true, Shop.Branch); static class Shop { public static void Branch(IApplicationBuilder b) => b.UseSession(); }", "WebApplication: UseWhen(UseSession)")]
    public void Branches_have_pipelines_of_their_own(string code, string expected) => Assert.Equal([expected], PipelineText.OfProgram(Build + code));

    [Theory]
    [InlineData("app.UseHsts(); app.UseAll(); app.UseRouting(); static class Shop { public static IApplicationBuilder UseAll(this IApplicationBuilder app) => app.UseSession().UseStaticFiles(); }")]
    [InlineData("app.UseHsts(); app.UseAll().UseRouting(); static class Shop { public static IApplicationBuilder UseAll(this IApplicationBuilder app) { app.UseSession(); app.UseStaticFiles(); return app; } }")]
    [InlineData("app.UseHsts(); Add(app); app.UseRouting(); static void Add(WebApplication web) { web.UseSession(); web.UseStaticFiles(); }")]
    [InlineData("app.UseHsts(); new Startup().Configure(app); app.UseRouting(); class Startup { public void Configure(IApplicationBuilder app) { app.UseSession(); app.UseStaticFiles(); } }")]
    [InlineData("app.UseHsts(); app.UseIf(true, b => { b.UseSession(); b.UseStaticFiles(); }); app.UseRouting(); static class Shop { public static void UseIf(this IApplicationBuilder app, bool it, Action<IApplicationBuilder> then) => then(app); }")]
    public void Helpers_of_the_compilation_are_looked_into(string code) =>
        Assert.Contains("WebApplication: UseHsts, UseSession, UseStaticFiles, UseRouting", PipelineText.OfProgram(Build + code));

    [Theory]
    [InlineData("using Elsewhere;", "app.UseHsts(); app.UseElsewhere(); app.UseSession();", "WebApplication: UseHsts, ?UseElsewhere, UseSession")]
    [InlineData("", "app.UseHsts(); Elsewhere.Extensions.Hand(app); app.UseSession();", "WebApplication: UseHsts, ?, UseSession")]
    [InlineData("", "app.UseHsts(); new Holder(app); app.UseSession(); class Holder { public Holder(object app) => Elsewhere.Extensions.Hand(app); }", "WebApplication: UseHsts, ?, UseSession")]
    [InlineData("", "Holder.App = app; app.UseSession(); class Holder { public static WebApplication? App; }", "WebApplication: ?, UseSession")]
    public void What_cannot_be_seen_may_add_anything(string usings, string code, string expected) => Assert.Equal([expected], PipelineText.OfProgram(usings + Build + code));

    [Fact]
    public void An_application_that_a_method_makes_is_followed_to_its_caller() => Assert.Equal(["WebApplication: UseHsts, UseSession"], PipelineText.OfProgram("""
        var app = Shop.Make(args);
        app.UseSession();
        app.Run();

        static class Shop
        {
            public static WebApplication Make(string[] args)
            {
                var app = WebApplication.CreateBuilder(args).Build();
                app.UseHsts();
                return app;
            }
        }
        """));

    [Fact]
    public void A_caller_that_is_not_here_may_go_on() => Assert.Equal(["WebApplication: UseHsts, returned"], PipelineText.OfLibrary("""
        public static class Shop
        {
            public static WebApplication Make(string[] args)
            {
                var app = WebApplication.CreateBuilder(args).Build();
                app.UseHsts();
                return app;
            }
        }
        """));

    [Fact]
    public void A_startup_class_is_an_application() => Assert.Equal(["Host: UseHsts, UseRouting, UseSession, UseEndpoints"], PipelineText.OfProgram("""
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

        class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddSession();

            public void Configure(IApplicationBuilder app, IWebHostEnvironment env)
            {
                if (env.IsDevelopment())
                {
                    app.UseDeveloperExceptionPage();
                }
                else
                {
                    app.UseHsts();
                }

                app.UseRouting().UseSession();
                app.UseEndpoints(endpoints => endpoints.MapGet("/", () => "x"));
            }
        }
        """));

    [Fact]
    public void A_host_builder_configures_an_application() => Assert.Equal(["Host: UseHsts, UseSession"], PipelineText.OfProgram("""
        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.Configure(app => { app.UseHsts(); app.UseSession(); })).Build().Run();
        """));

    [Theory]
    [InlineData("public static class Shop { public static void UseAll(this IApplicationBuilder app) => app.UseSession(); }", "Part: UseSession")]
    [InlineData("class Filter : IStartupFilter { public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app => { app.UseSession(); next(app); }; }", "Part: UseSession, ?")]
    [InlineData("class Holder(IApplicationBuilder app) { private readonly IApplicationBuilder app = app; public void Add() => app.UseSession(); }", "Part: UseSession")]
    [InlineData("class Startup { public void ConfigureDevelopment(IApplicationBuilder app) => app.UseSession(); }", "Part: UseSession")]
    [InlineData("class Module { public void Configure(IApplicationBuilder app) => app.UseSession(); }", "Part: UseSession")]
    public void Parts_are_no_applications(string code, string expected) => Assert.Equal([expected], PipelineText.OfLibrary(code));

    [Theory]
    [InlineData("app.UseAuthentication(); app.UseSession();", "UseAuthentication", "UseSession", true)]
    [InlineData("app.UseSession(); app.UseAuthentication();", "UseAuthentication", "UseSession", false)]
    [InlineData("builder.Services.AddAuthentication(); app.UseSession();", "UseAuthentication", "UseSession", true)]
    [InlineData("app.UseSession();", "UseAuthentication", "UseSession", null)]
    [InlineData("app.UseSession();", "UseRouting", "UseSession", true)]
    [InlineData("app.UseSession(); app.UseRouting();", "UseRouting", "UseSession", false)]
    [InlineData("app.UseSession();", "UseSession", "UseEndpoints", true)]
    [InlineData("app.UseEndpoints(e => { }); app.UseSession();", "UseSession", "UseEndpoints", false)]
    [InlineData("app.UseAuthentication(); Elsewhere.Extensions.UseElsewhere(app); app.UseSession();", "UseAuthentication", "UseSession", null)]
    [InlineData("Elsewhere.Extensions.UseElsewhere(app); app.UseAuthentication(); app.UseSession();", "UseAuthentication", "UseSession", true)]
    public void Order_counts_what_the_application_adds_by_itself(string code, string one, string other, bool? expected) =>
        Assert.Equal(expected, PipelineText.Application(Build + code).IsBefore(one, other));
}
