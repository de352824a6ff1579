using System.Net;
using CookieSecurity.Proof.Infrastructure;

namespace CookieSecurity.Proof.Razor;

/// <summary>What an attribute that opts out of validation does where Razor's <c>@attribute</c> puts it: on the class that is made of the file.</summary>
public sealed class AttributeTests
{
    private const string Program = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddRazorPages();
        builder.Services.AddRazorComponents();
        var app = builder.Build();
        app.UseAntiforgery();
        app.MapRazorPages();
        app.MapRazorComponents<Web.App>();
        app.Run();

        namespace Web { public class SaveModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel { public void OnPost() { } } }
        """;

    private const string Form = """
        <form method="post" @formname="save" @onsubmit="Save"></form><p>@done</p>
        @code {
            private string done = "";
            private void Save() => done = "taken";
        }
        """;

    private static readonly Lazy<System.Reflection.Assembly> Compiled = new(() => ProgramCompiler.Compile(
        "RazorAttributes",
        [Program],
        [
            ("Pages/Closed.cshtml", "@page \"/closed\"\n@functions { public void OnPost() { } }"),
            ("Pages/Open.cshtml", "@page \"/open\"\n@attribute [Microsoft.AspNetCore.Mvc.IgnoreAntiforgeryToken]\n@functions { public void OnPost() { } }"),
            ("Pages/Modelled.cshtml", "@page \"/modelled\"\n@model Web.SaveModel\n@attribute [Microsoft.AspNetCore.Mvc.IgnoreAntiforgeryToken]\n"),
            ("App.razor", """
                <Microsoft.AspNetCore.Components.Routing.Router AppAssembly="typeof(App).Assembly">
                    <Found Context="data"><Microsoft.AspNetCore.Components.RouteView RouteData="data" /></Found>
                </Microsoft.AspNetCore.Components.Routing.Router>
                """),
            ("Guarded.razor", "@page \"/guarded\"\n" + Form),
            ("Loose.razor", "@page \"/loose\"\n@attribute [Microsoft.AspNetCore.Antiforgery.RequireAntiforgeryToken(required: false)]\n" + Form),
        ]));

    [Theory]
    [InlineData("/closed", HttpStatusCode.BadRequest)]
    [InlineData("/open", HttpStatusCode.OK)]
    [InlineData("/modelled", HttpStatusCode.OK)]
    [InlineData("/guarded", HttpStatusCode.BadRequest)]
    [InlineData("/loose", HttpStatusCode.OK)]
    public async Task It_holds_for_the_handlers_of_the_page_or_of_its_model(string path, HttpStatusCode answer)
    {
        await using var program = await HostedProgram.StartAsync(Compiled.Value);
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://shop.example" + path) { Content = new FormUrlEncodedContent([KeyValuePair.Create("_handler", "save")]) };
        using var response = await program.SendAsync(request);

        Assert.Equal(answer, response.StatusCode);
    }
}
