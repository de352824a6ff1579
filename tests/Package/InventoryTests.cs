using System.Text.Json;

namespace CookieSecurity.Package.Tests;

/// <summary>The list of cookies that a project's build writes when it is asked for it.</summary>
[Collection(nameof(PackedProduct))]
public sealed class InventoryTests(PackedProduct product)
{
    private static readonly string[] Cookies =
    [
        ".AspNetCore.Antiforgery.*, no, yes: Program.cs:2",
        ".AspNetCore.Mvc.CookieTempDataProvider, no, yes: Program.cs:2",
        "sid, no, no: Components/Greeting.razor:8, Controllers/HomeController.cs:9, Program.cs:7, Views/Home/Index.cshtml:2",
    ];

    [Theory]
    [InlineData("")]
    [InlineData("<CookieSecurityMode>Off</CookieSecurityMode>")]
    [InlineData("<TreatWarningsAsErrors>true</TreatWarningsAsErrors>")]
    public async Task A_project_lists_its_cookies_with_their_places(string properties)
    {
        var consumer = Consumer.Web(product, properties);
        var build = await consumer.List("audit/cookies.json");

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal(Cookies, Listed(consumer.Read("audit/cookies.json")));
        Assert.Contains("| `sid` | the application | no | no | not set | session | / | this host |", consumer.Read("audit/cookies.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_that_is_up_to_date_is_listed_again()
    {
        var consumer = Consumer.Web(product);
        await consumer.Build();
        await consumer.List("first.json");
        var again = await consumer.List("second.json");

        Assert.True(again.ExitCode == 0, again.Output);
        Assert.Equal(consumer.Read("first.json"), consumer.Read("second.json"));
    }

    internal static IEnumerable<string> Listed(string json)
    {
        using var document = JsonDocument.Parse(json);
        return
        [
            .. document.RootElement.GetProperty("cookies").EnumerateArray().Select(cookie =>
                $"{cookie.GetProperty("name")}, {cookie.GetProperty("secure")}, {cookie.GetProperty("httpOnly")}: {string.Join(", ", cookie.GetProperty("where").EnumerateArray())}"),
        ];
    }
}
