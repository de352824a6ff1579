using CookieSecurity.Analyzers.CodeFixes;
using CookieSecurity.Analyzers.CodeFixes.Templates;
using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Tests.SessionBinding;

/// <summary>What the fix of CKS4009 writes: the registration, and the class.</summary>
public sealed class SessionProtectionFixTests
{
    private const string Path = "SessionProtection.cs";

    private static readonly DocumentStyle Style = new(
        NamespacesAreFileScoped: true,
        AllowsNullable: true,
        IndentsWithTabs: false,
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks", "Microsoft.AspNetCore.Http", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Logging"]);

    private static string Class(string name = "SessionProtection", string network = "false", DocumentStyle? style = null) =>
        DocumentTemplate.Named("{text:SessionProtection;BindsNetwork=" + network + "}")!.Render(name, "TestProject", style ?? Style);

    private static Task Fix(string before, string after, Action<ApplicationTest>? adjust = null, string? added = null, string file = Path) => ApplicationTest.Fix("CKS4009", before, after, test =>
    {
        test.FixedState.Sources.Add((file, Written(added ?? Class())));
        adjust?.Invoke(test);
    });

    [Fact]
    public Task The_class_is_added_registered_and_hooked_up() => Fix(
        """
        var builder = WebApplication.CreateBuilder(args);
        // Sign-in.
        builder.Services.AddAuthentication("Cookies")
            .{|CKS4009:AddCookie|}(); // cookies
        builder.Build().Run();
        """,
        """
        using TestProject;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<SessionProtection>();
        // Sign-in.
        builder.Services.AddAuthentication("Cookies")
            .AddCookie(options => options.EventsType = typeof(SessionProtection)); // cookies
        builder.Build().Run();
        """);

    [Fact]
    public Task Options_that_are_there_stay_as_they_are() => Fix(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("shop").{|CKS4009:AddCookie|}("shop", o =>
        {
            o.LoginPath = "/in"; // kept
        });
        """,
        """
        using TestProject;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<SessionProtection>();
        builder.Services.AddAuthentication("shop").AddCookie("shop", o =>
        {
            o.LoginPath = "/in"; // kept
            o.EventsType = typeof(SessionProtection);
        });
        """);

    [Fact]
    public Task Several_schemes_share_one_class_and_one_registration() => Fix(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("a").{|CKS4009:AddCookie|}("a").{|CKS4009:AddCookie|}("b", o => o.LoginPath = "/in");
        builder.Services.AddAuthentication().{|CKS4009:AddCookie|}("c");
        """,
        """
        using TestProject;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<SessionProtection>();
        builder.Services.AddAuthentication("a").AddCookie("a", options => options.EventsType = typeof(SessionProtection)).AddCookie("b", o =>
        {
            o.LoginPath = "/in";
            o.EventsType = typeof(SessionProtection);
        });
        builder.Services.AddAuthentication().AddCookie("c", options => options.EventsType = typeof(SessionProtection));
        """);

    [Fact]
    public Task Services_are_named_as_the_chain_names_them() => Fix(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;

        static class Registrations
        {
            static AuthenticationBuilder OfBuilder(AuthenticationBuilder auth)
            {
                return auth.{|CKS4009:AddCookie|}("a");
            }

            static void Static(this IServiceCollection services)
            {
                CookieExtensions.{|CKS4009:AddCookie|}(AuthenticationServiceCollectionExtensions.AddAuthentication(services), "b");
            }

            static AuthenticationBuilder OfExpression(IServiceCollection services) => services.AddAuthentication().{|CKS4009:AddCookie|}("c");

            static void Main() { }
        }
        """,
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using TestProject;

        static class Registrations
        {
            static AuthenticationBuilder OfBuilder(AuthenticationBuilder auth)
            {
                auth.Services.AddScoped<SessionProtection>();
                return auth.AddCookie("a", options => options.EventsType = typeof(SessionProtection));
            }

            static void Static(this IServiceCollection services)
            {
                services.AddScoped<SessionProtection>();
                CookieExtensions.AddCookie(AuthenticationServiceCollectionExtensions.AddAuthentication(services), "b", options => options.EventsType = typeof(SessionProtection));
            }

            static AuthenticationBuilder OfExpression(IServiceCollection services) => services.AddScoped<SessionProtection>().AddAuthentication().AddCookie("c", options => options.EventsType = typeof(SessionProtection));

            static void Main() { }
        }
        """);

    [Fact]
    public Task A_class_that_is_there_is_used_again() => ApplicationTest.Fix(
        "CKS4009",
        """
        using TestProject;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<SessionProtection>();
        builder.Services.AddAuthentication("a").AddCookie("a", o => o.EventsType = typeof(SessionProtection)).{|CKS4009:AddCookie|}("b");
        """,
        """
        using TestProject;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<SessionProtection>();
        builder.Services.AddAuthentication("a").AddCookie("a", o => o.EventsType = typeof(SessionProtection)).AddCookie("b", options => options.EventsType = typeof(SessionProtection));
        """,
        test =>
        {
            test.TestState.Sources.Add(("/0/Security.cs", Class()));
            test.FixedState.Sources.Add(("/0/Security.cs", Class()));
        });

    [Fact]
    public Task Where_the_name_is_taken_it_gets_another_one() => Fix(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("a").{|CKS4009:AddCookie|}();

        class SessionProtection { }
        """,
        """
        using TestProject;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<ClientSessionProtection>();
        builder.Services.AddAuthentication("a").AddCookie(options => options.EventsType = typeof(ClientSessionProtection));

        class SessionProtection { }
        """,
        added: Class("ClientSessionProtection"),
        file: "ClientSessionProtection.cs");

    [Fact]
    public Task The_second_fix_looks_at_the_network_too() => Fix(
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication("a").{|CKS4009:AddCookie|}();
        """,
        """
        using TestProject;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<SessionProtection>();
        builder.Services.AddAuthentication("a").AddCookie(options => options.EventsType = typeof(SessionProtection));
        """,
        test => test.CodeActionIndex = 1,
        Class(network: "true"));

    [Theory]
    [InlineData("app.UseForwardedHeaders(); app.UseAuthentication();", true)]
    [InlineData("app.UseAuthentication();", true)]
    [InlineData("app.UseForwardedHeaders();", false)]
    [InlineData("app.UseAuthentication(); app.UseForwardedHeaders();", false)]
    public Task The_network_is_offered_where_the_address_is_the_client_s(string pipeline, bool isOffered)
    {
        var before = $$"""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication("a").{|CKS4009:AddCookie|}();
            var app = builder.Build();
            {{pipeline}}
            """;
        var after = $$"""
            using TestProject;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddScoped<SessionProtection>();
            builder.Services.AddAuthentication("a").AddCookie(options => options.EventsType = typeof(SessionProtection));
            var app = builder.Build();
            {{pipeline}}
            """;
        return ApplicationTest.Fix("CKS4009", before, isOffered ? after : before, test =>
        {
            test.CodeActionIndex = 1;
            test.CodeFixTestBehaviors |= CodeFixTestBehaviors.SkipFixAllCheck;
            test.FixedState.MarkupHandling = MarkupMode.Allow;
            if (isOffered)
            {
                test.FixedState.Sources.Add((Path, Written(Class(network: "true"))));
            }
        });
    }

    [Fact]
    public Task Line_ends_are_those_of_the_program() => Fix(
        "var builder = WebApplication.CreateBuilder(args);\r\nbuilder.Services.AddAuthentication(\"a\").{|CKS4009:AddCookie|}();\r\n",
        "using TestProject;\r\n\r\nvar builder = WebApplication.CreateBuilder(args);\r\nbuilder.Services.AddScoped<SessionProtection>();\r\nbuilder.Services.AddAuthentication(\"a\").AddCookie(options => options.EventsType = typeof(SessionProtection));\r\n",
        added: Class().ReplaceLineEndings("\r\n"));

    /// <summary>The class hands on to the events of the options, where Identity has put the check of the security stamp.</summary>
    [Fact]
    public Task No_other_rule_on_sign_ins_takes_offence_at_the_class() => ApplicationTest.Program(
        "CKS4",
        """
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.Identity;
        using TestProject;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddScoped<SessionProtection>();
        builder.Services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        builder.Services.ConfigureApplicationCookie(options => options.EventsType = typeof(SessionProtection));
        builder.Services.AddAuthentication().AddCookie("a", options => options.EventsType = typeof(SessionProtection));
        var app = builder.Build();
        app.UseSession();
        app.Run();
        """,
        test => test.TestState.Sources.Add((Path, Class())));

    [Theory]
    [InlineData("builder.Services.AddAuthentication(\"a\").{|CKS4009:AddCookie|}(o => o.EventsType = typeof(Plain));")]
    [InlineData("Make().AddAuthentication(\"a\").{|CKS4009:AddCookie|}();")]
    public Task Where_it_would_take_the_place_of_something_or_has_no_place_none_is_offered(string registration) => ApplicationTest.Fix(
        "CKS4009",
        Around(registration),
        Around(registration),
        test => test.FixedState.MarkupHandling = MarkupMode.Allow);

    [Fact]
    public Task Where_it_would_not_compile_none_is_offered()
    {
        const string Program = """
            namespace TestProject
            {
                class Endpoint { }

                class Program
                {
                    static void Main(string[] args) => Run(WebApplication.CreateBuilder(args).Services);

                    static void Run(IServiceCollection services)
                    {
                        services.AddAuthentication("a").{|CKS4009:AddCookie|}();
                    }
                }
            }
            """;
        return ApplicationTest.Fix("CKS4009", Program, Program, test => test.FixedState.MarkupHandling = MarkupMode.Allow);
    }

    /// <summary>It writes new files into the project file, where the SDK has them already.</summary>
    [Theory]
    [InlineData(WorkspaceKind.MSBuild, 0)]
    [InlineData(WorkspaceKind.Host, 2)]
    public async Task It_is_not_offered_to_what_lists_new_files_in_the_project_file(string kind, int offered)
    {
        using var workspace = new AdhocWorkspace(Microsoft.CodeAnalysis.Host.Mef.MefHostServices.DefaultHost, kind);
        var document = workspace.CurrentSolution.AddProject("Shop", "Shop", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication, specificDiagnosticOptions: ShippedAnalyzers.On(ShippedAnalyzers.Rules)))
            .WithMetadataReferences(ReferencePacks.Web())
            .AddDocument("ImplicitUsings.cs", RuleTest.ImplicitUsings).Project
            .AddDocument("Program.cs", "var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddAuthentication().AddCookie();\n", filePath: "/0/Program.cs");
        var reported = (await ShippedAnalyzers.Report((await document.Project.GetCompilationAsync())!)).Single(diagnostic => diagnostic.Id == "CKS4009");
        var actions = new List<Microsoft.CodeAnalysis.CodeActions.CodeAction>();

        await new CookieEditFix().RegisterCodeFixesAsync(new CodeFixContext(document, reported, (action, _) => actions.Add(action), CancellationToken.None));

        Assert.Equal(offered, actions.Count);
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3, false)]
    [InlineData(LanguageVersion.CSharp8, true)]
    [InlineData(LanguageVersion.CSharp10, false)]
    [InlineData(LanguageVersion.CSharp10, true)]
    [InlineData(LanguageVersion.Latest, true)]
    public void The_class_compiles_without_a_warning(LanguageVersion language, bool nullable)
    {
        foreach (var version in new[] { "8.0.0", ReferencePacks.Newest })
        {
            foreach (var network in new[] { "true", "false" })
            {
                var style = new DocumentStyle(language >= LanguageVersion.CSharp10, nullable, IndentsWithTabs: false, []);
                var compilation = CSharpCompilation.Create(
                    "Shop",
                    [CSharpSyntaxTree.ParseText(Class(network: network, style: style), new CSharpParseOptions(language, DocumentationMode.Diagnose))],
                    ReferencePacks.Web(version),
                    new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: nullable ? NullableContextOptions.Enable : NullableContextOptions.Disable, warningLevel: 9999));
                Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
            }
        }
    }

    [Fact]
    public void The_class_looks_as_the_project_does()
    {
        var text = Class("Bound", style: new DocumentStyle(NamespacesAreFileScoped: false, AllowsNullable: false, IndentsWithTabs: true, ["System"]));

        Assert.StartsWith("using System.Diagnostics.CodeAnalysis;\nusing System.Net;\n", text, StringComparison.Ordinal);
        Assert.Contains("\nnamespace TestProject\n{\n\t/// <summary>\n", text, StringComparison.Ordinal);
        Assert.Contains("\n\tinternal sealed class Bound : CookieAuthenticationEvents\n\t{\n\t\t/// ", text, StringComparison.Ordinal);
        Assert.Contains("ILogger<Bound> _logger", text, StringComparison.Ordinal);
        Assert.Contains("\"SessionProtection.ClientBinding.v1\"", text, StringComparison.Ordinal);
        Assert.EndsWith("\t}\n}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("    ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("string? ", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("namespace Shop;", "csharp_style_namespace_declarations = block_scoped", false)]
    [InlineData("namespace Shop { }", "csharp_style_namespace_declarations = file_scoped:warning", true)]
    [InlineData("namespace Shop { }", "", false)]
    [InlineData("namespace Shop;", "", true)]
    [InlineData("", "", true)]
    public async Task Settings_speak_before_the_first_file_does(string source, string setting, bool fileScoped)
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.CurrentSolution.AddProject("Shop", "Shop", LanguageNames.CSharp).AddDocument("A.cs", source, filePath: "/0/A.cs").Project;
        if (setting.Length > 0)
        {
            project = project.AddAnalyzerConfigDocument(".editorconfig", SourceText.From("root = true\n[*.cs]\n" + setting), filePath: "/0/.editorconfig").Project;
        }

        Assert.Equal(fileScoped, (await DocumentStyle.OfAsync(project, CancellationToken.None))!.NamespacesAreFileScoped);
    }

    private static SourceText Written(string text) => SourceText.From(text, System.Text.Encoding.UTF8);

    private static string Around(string registration) => $$"""
        using Microsoft.AspNetCore.Authentication.Cookies;

        var builder = WebApplication.CreateBuilder(args);
        {{registration}}

        static IServiceCollection Make() => new ServiceCollection();

        class Plain : CookieAuthenticationEvents { }
        """;
}
