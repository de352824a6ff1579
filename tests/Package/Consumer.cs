namespace CookieSecurity.Package.Tests;

/// <summary>A new web project that references the package from a local folder: what a user has a minute after installing it.</summary>
internal sealed class Consumer
{
    private const string Program = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddRazorComponents();
        var app = builder.Build();
        app.MapGet("/sign-in", (HttpContext context, string id) =>
        {
            context.Response.Cookies.Append("sid", id);
        });
        app.MapDefaultControllerRoute();
        app.Run();

        """;

    private const string Controller = """
        using Microsoft.AspNetCore.Mvc;

        namespace Web.Controllers;

        public class HomeController : Controller
        {
            public IActionResult Index(string id)
            {
                Response.Cookies.Append("sid", id);
                return View();
            }
        }

        """;

    private const string View = """
        @{
            Context.Response.Cookies.Append("sid", "1");
        }
        <p>Hello</p>
        """;

    private const string Component = """
        @using Microsoft.AspNetCore.Components
        @using Microsoft.AspNetCore.Http
        <p>Hello</p>
        @code {
            [CascadingParameter]
            private HttpContext? HttpContext { get; set; }

            protected override void OnInitialized() => HttpContext!.Response.Cookies.Append("sid", "1");
        }
        """;

    private readonly string folder;

    private Consumer(string folder) => this.folder = folder;

    public static Consumer Web(PackedProduct product, string properties = "")
    {
        var consumer = Empty(product, "Microsoft.NET.Sdk.Web", properties);
        consumer.Write("Program.cs", Program);
        consumer.Write("Controllers/HomeController.cs", Controller);
        consumer.Write("Views/Home/Index.cshtml", View);
        consumer.Write("Components/Greeting.razor", Component);
        return consumer;
    }

    public static Consumer Empty(PackedProduct product, string sdk, string properties = "")
    {
        var consumer = new Consumer(Path.Combine(product.Folder, "consumer-" + Guid.NewGuid().ToString("N")));
        consumer.Write("NuGet.config", $"""
            <configuration>
              <packageSources><add key="product" value="{product.Feed}" /></packageSources>
              <config><add key="globalPackagesFolder" value="{Path.Combine(product.Folder, "packages")}" /></config>
            </configuration>
            """);
        consumer.Write("Web.csproj", $"""
            <Project Sdk="{sdk}">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <UseAppHost>false</UseAppHost>
                <UseSharedCompilation>false</UseSharedCompilation>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{PackedProduct.Id}" Version="{product.Version}" PrivateAssets="all" />
              </ItemGroup>
            </Project>
            """);
        consumer.Write("Directory.Build.props", "<Project />");
        consumer.Write("Directory.Build.targets", "<Project />");
        return consumer;
    }

    public string PathOf(string file) => Path.Combine(folder, file);

    public string Read(string file) => File.ReadAllText(PathOf(file));

    public void Write(string file, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), content);
    }

    public void Replace(string file, string old, string changed)
    {
        Assert.Contains(old, Read(file), StringComparison.Ordinal);
        Write(file, Read(file).Replace(old, changed, StringComparison.Ordinal));
    }

    public Task<CommandResult> Build(params string[] arguments) => Dotnet.Run(folder, ["build", "-nologo", "--no-incremental", "-v:m", .. arguments]);

    /// <summary>Writes the list of cookies to the file, and the same as Markdown.</summary>
    public Task<CommandResult> List(string file) => Dotnet.Run(folder, "build", "-nologo", "-v:m", "-t:CookieInventory", "-p:CookieInventoryFile=" + Path.ChangeExtension(file, null));

    public Task<CommandResult> Format(params string[] arguments) => Dotnet.Run(folder, ["format", "analyzers", .. arguments]);
}
