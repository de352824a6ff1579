using System.Text.Json;

namespace CookieSecurity.Package.Tests;

/// <summary>A web project that references the package: what its build prints, what settings change, and what <c>dotnet format</c> repairs.</summary>
[Collection(nameof(PackedProduct))]
public sealed class ConsumerTests(PackedProduct product)
{
    private static readonly string[] Places = ["Greeting.razor(8)", "HomeController.cs(9)", "Index.cshtml(2)", "Program.cs(7)"];
    private static readonly string[] RazorPlaces = ["Greeting.razor(8)", "Index.cshtml(2)"];
    private static readonly string[] CodePlaces = ["HomeController.cs(9)", "Program.cs(7)"];

    private static IEnumerable<string> Reports(string[] places, params string[] reports) =>
        places.SelectMany(place => reports.Select(report => place + " " + report)).Order(StringComparer.Ordinal);

    [Fact]
    public async Task A_new_web_project_is_warned_in_program_controller_view_and_component()
    {
        var build = await Consumer.Web(product).Build();

        Assert.Equal(Reports(Places, "warning CKS1001", "warning CKS1002"), build.Reports);
        Assert.Equal(0, build.ExitCode);
    }

    [Fact]
    public async Task An_editorconfig_switches_a_rule_off_for_code_and_a_globalconfig_for_Razor_files_too()
    {
        var consumer = Consumer.Web(product);
        consumer.Write(".editorconfig", "[*.cs]\ndotnet_diagnostic.CKS1001.severity = none\n");
        consumer.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.CKS1002.severity = none\n");

        Assert.Equal(Reports(RazorPlaces, "warning CKS1001"), (await consumer.Build()).Reports);
    }

    [Fact]
    public async Task An_editorconfig_makes_a_rule_an_error_that_breaks_the_build()
    {
        var consumer = Consumer.Web(product);
        consumer.Write(".editorconfig", "[*.cs]\ndotnet_diagnostic.CKS1001.severity = error\n");
        var build = await consumer.Build();

        Assert.Equal(Reports(CodePlaces, "error CKS1001"), build.Reports.Where(report => report.Contains("error", StringComparison.Ordinal)));
        Assert.NotEqual(0, build.ExitCode);
    }

    [Fact]
    public async Task Warnings_as_errors_break_the_build()
    {
        var build = await Consumer.Web(product, "<TreatWarningsAsErrors>true</TreatWarningsAsErrors>").Build();

        Assert.Equal(Reports(Places, "error CKS1001", "error CKS1002"), build.Reports);
        Assert.NotEqual(0, build.ExitCode);
    }

    [Fact]
    public async Task A_setting_is_reported_at_its_line_of_the_settings_file()
    {
        var consumer = Consumer.Empty(product, "Microsoft.NET.Sdk.Web");
        consumer.Write("Program.cs", """
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Session"));
            var app = builder.Build();
            app.UseSession();
            app.Run();
            """);
        consumer.Write("appsettings.json", "{\n  \"Session\": {\n    \"Cookie\": { \"HttpOnly\": false }\n  }\n}\n");
        consumer.Write("appsettings.Development.json", "{ \"Session\": { \"Cookie\": { \"SecurePolicy\": \"None\" } } }\n");
        consumer.Write("web.config", "<configuration><system.webServer /></configuration>\n");

        Assert.Equal(["appsettings.json(3) warning CKS6001"], (await consumer.Build()).Reports);
    }

    [Fact]
    public async Task A_component_that_switches_tokens_off_is_reported_at_its_directive()
    {
        var consumer = Consumer.Empty(product, "Microsoft.NET.Sdk.Web", "<CookieSecurityMode>Strict</CookieSecurityMode>");
        consumer.Write("Program.cs", """
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication().AddCookie();
            builder.Services.AddRazorComponents();
            builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Session"));
            var app = builder.Build();
            app.UseAntiforgery();
            app.Run();
            """);
        const string page = """
            @page "/save"
            @using Microsoft.AspNetCore.Components
            @using Microsoft.AspNetCore.Components.Web
            @attribute [Microsoft.AspNetCore.Antiforgery.RequireAntiforgeryToken(REQUIRED)]
            <form method="post" @formname="save" @onsubmit="Save"><button>Save</button></form>
            @code {
                [SupplyParameterFromForm]
                private string? Name { get; set; }

                private void Save() => Name = "saved";
            }
            """;
        consumer.Write("Components/Unsafe.razor", page.Replace("REQUIRED", "required: false", StringComparison.Ordinal));
        consumer.Write("Components/Safe.razor", page.Replace("REQUIRED", "true", StringComparison.Ordinal).Replace("/save", "/safe", StringComparison.Ordinal));
        consumer.Write("appsettings.json", "{ \"Session\": { \"Cookie\": { \"HttpOnly\": false } } }");
        consumer.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.CKS6001.severity = none\n");

        var reports = (await consumer.Build()).Reports;
        Assert.Equal(["Unsafe.razor(4) warning CKS3003"], reports.Where(report => report.EndsWith("CKS3003", StringComparison.Ordinal)));
        Assert.DoesNotContain(reports, report => report.EndsWith("CKS6001", StringComparison.Ordinal));
    }

    private static readonly string Likely = """
        static class Likely
        {
            public static void Write(HttpResponse response) =>
                response.Cookies.Append("sid", "1", new CookieOptions { HttpOnly = true, Secure = true });
        }
        """;

    [Theory]
    [InlineData("Strict")]
    [InlineData("audit")]
    public async Task A_stricter_mode_makes_suggestions_warnings(string mode)
    {
        var consumer = Consumer.Web(product, $"<CookieSecurityMode>{mode}</CookieSecurityMode>");
        consumer.Write("Likely.cs", Likely);
        var build = await consumer.Build();

        Assert.Contains("Likely.cs(4) warning CKS1003", build.Reports);
        Assert.Contains("Program.cs(5) warning CKS5001", build.Reports);
        Assert.Equal(mode == "audit", build.Reports.Contains("Program.cs(10) warning CKS2013"));
        Assert.Equal(Reports(Places, "warning CKS1001", "warning CKS1002"), build.Reports.Where(report => report.EndsWith("CKS1001", StringComparison.Ordinal) || report.EndsWith("CKS1002", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_users_own_severity_wins_over_a_mode()
    {
        var consumer = Consumer.Web(product, "<CookieSecurityMode>Off</CookieSecurityMode>");
        consumer.Write(".editorconfig", "[Program.cs]\ndotnet_diagnostic.CKS1001.severity = warning\n");
        consumer.Write(".globalconfig", "is_global = true\ndotnet_diagnostic.CKS1002.severity = error\n");

        Assert.Equal([.. Reports(Places, "error CKS1002"), "Program.cs(7) warning CKS1001"], (await consumer.Build()).Reports);
    }

    [Fact]
    public async Task Off_is_silent_and_an_unknown_mode_says_so_and_acts_as_the_default()
    {
        Assert.Empty((await Consumer.Web(product, "<CookieSecurityMode>Off</CookieSecurityMode>").Build()).Reports);

        var build = await Consumer.Web(product, "<CookieSecurityMode>Loud</CookieSecurityMode>").Build();
        Assert.Contains("CookieSecurityMode 'Loud' is not known", build.Output, StringComparison.Ordinal);
        Assert.Equal(Reports(Places, "warning CKS1001", "warning CKS1002"), build.Reports.Where(report => !report.Contains("CKSMODE", StringComparison.Ordinal)));
        Assert.Equal(0, build.ExitCode);
    }

    [Fact]
    public async Task A_pragma_and_an_attribute_suppress()
    {
        var consumer = Consumer.Web(product);
        consumer.Replace("Program.cs", "    context.Response", "#pragma warning disable CKS1001\n    context.Response");
        consumer.Replace("Controllers/HomeController.cs", "    public IActionResult", "    [System.Diagnostics.CodeAnalysis.SuppressMessage(\"CookieSecurity\", \"CKS1002\")]\n    public IActionResult");
        var build = await consumer.Build();

        Assert.Equal(["HomeController.cs(10) warning CKS1001", "Program.cs(8) warning CKS1002"], build.Reports.Where(report => report.Contains(".cs(", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Format_repairs_the_code_and_the_build_is_then_without_those_warnings()
    {
        var consumer = Consumer.Web(product);
        await consumer.Build();
        string[] repair = ["--diagnostics", "CKS1001", "CKS1002", "--severity", "info"];
        Assert.NotEqual(0, (await consumer.Format([.. repair, "--verify-no-changes"])).ExitCode);
        var format = await consumer.Format(repair);

        Assert.True(format.ExitCode == 0, format.Output);
        const string Options = "new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax }";
        Assert.Contains($"context.Response.Cookies.Append(\"sid\", id, {Options});", consumer.Read("Program.cs"), StringComparison.Ordinal);
        Assert.Contains($"Response.Cookies.Append(\"sid\", id, {Options});", consumer.Read("Controllers/HomeController.cs"), StringComparison.Ordinal);

        var build = await consumer.Build();
        Assert.Equal(0, build.ExitCode);
        Assert.Equal(Reports(RazorPlaces, "warning CKS1001", "warning CKS1002"), build.Reports);
    }

    [Fact]
    public async Task A_test_project_is_silent()
    {
        Assert.Empty((await Consumer.Web(product, "<IsTestProject>true</IsTestProject>").Build()).Reports);
    }

    [Fact]
    public async Task Malformed_settings_change_nothing()
    {
        var consumer = Consumer.Web(product);
        consumer.Write(".globalconfig", "is_global = true\ncookie_security.exempt_cookies = ,,*,,x\ncookie_security.CKS1001.exempt_cookies = \ncookie_security.CKS1002.exempt_cookies = ,\ncookie_security.report_razor = ja\ncookie_security.analyze_tests = 3\ncookie_security.cookie_policy = ???\n");
        var build = await consumer.Build();

        Assert.Equal(0, build.ExitCode);
        Assert.Equal(Reports(Places, "warning CKS1001", "warning CKS1002"), build.Reports);
        Assert.DoesNotContain("AD0001", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_without_the_web_framework_builds_in_silence()
    {
        var consumer = Consumer.Empty(product, "Microsoft.NET.Sdk");
        consumer.Write("Library.cs", "public static class Library { public static string Append(string a, string b) => a + b; }");
        var build = await consumer.Build();

        Assert.Equal(0, build.ExitCode);
        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_error_log_carries_each_rules_weakness_and_help()
    {
        var consumer = Consumer.Web(product, "<ErrorLog>cookies.sarif,version=2.1</ErrorLog>");
        await consumer.Build();
        using var log = JsonDocument.Parse(consumer.Read("cookies.sarif"));
        var run = log.RootElement.GetProperty("runs")[0];
        var rule = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Single(entry => entry.GetProperty("id").GetString() == "CKS1001");

        Assert.Contains("CWE-614", rule.GetProperty("properties").GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        Assert.StartsWith("https://", rule.GetProperty("helpUri").GetString(), StringComparison.Ordinal);
        Assert.Contains(run.GetProperty("results").EnumerateArray(), result => result.GetRawText().Contains("Index.cshtml", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Forms_are_reported_at_their_lines_in_views_components_and_class_libraries()
    {
        var consumer = Consumer.Web(product);
        consumer.Write("Views/_ViewImports.cshtml", "@addTagHelper *, Microsoft.AspNetCore.Mvc.TagHelpers\n");
        consumer.Write("Views/Home/Pay.cshtml", "<form method=\"post\"></form>\n<form method=\"post\" action=\"/pay\"></form>\n@using (Html.BeginForm(antiforgery: false)) { }\n");
        consumer.Write("Components/Pay.razor", "<p>Pay</p>\n<form method=\"post\" action=\"/pay\"></form>\n");

        Assert.Equal(
            ["Pay.cshtml(2) warning CKS3012", "Pay.cshtml(3) warning CKS3012", "Pay.razor(2) warning CKS3012"],
            (await consumer.Build()).Reports.Where(report => report.Contains("CKS3012", StringComparison.Ordinal)));

        var library = Consumer.Empty(product, "Microsoft.NET.Sdk.Razor", "<AddRazorSupportForMvc>true</AddRazorSupportForMvc>");
        library.Write("Directory.Build.props", "<Project><ItemGroup><FrameworkReference Include=\"Microsoft.AspNetCore.App\" /></ItemGroup></Project>");
        library.Write("Pages/Pay.cshtml", "@page\n<form method=\"post\"></form>\n");

        Assert.Equal(["Pay.cshtml(2) warning CKS3012"], (await library.Build()).Reports);
    }
}
