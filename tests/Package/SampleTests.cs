using System.Text.RegularExpressions;

namespace CookieSecurity.Package.Tests;

/// <summary>What a visitor of the repository sees first: the samples build from a fresh checkout, say what they should, and serve.</summary>
[Collection(nameof(FreshCheckout))]
public sealed partial class SampleTests(FreshCheckout fresh)
{
    /// <summary>Where the shop leaks, and how often.</summary>
    private static readonly string[] Leaks =
    [
        "AccountController.cs CKS1005",
        "AccountController.cs CKS3001 2",
        "AccountController.cs CKS3010",
        "AccountController.cs CKS4007",
        "BasketEndpoints.cs CKS1001 3",
        "BasketEndpoints.cs CKS1002",
        "BasketEndpoints.cs CKS1003",
        "Campaign.razor CKS1001",
        "Campaign.razor CKS1002",
        "Checkout.cshtml.cs CKS1005",
        "HomeController.cs CKS1001 2",
        "HomeController.cs CKS1002",
        "HomeController.cs CKS1003",
        "HomeController.cs CKS3001",
        "PreferenceExtensions.cs CKS1001",
        "PreferenceExtensions.cs CKS1002",
        "Product.cshtml CKS3012",
        "Program.cs CKS2001 2",
        "Program.cs CKS2003",
        "Program.cs CKS2004",
        "Program.cs CKS4006",
        "Program.cs CKS4010",
        "Program.cs CKS5001",
        "Program.cs CKS5002",
        "Program.cs CKS5003",
        "WidgetEndpoints.cs CKS1002",
        "WidgetEndpoints.cs CKS1004",
        "WidgetEndpoints.cs CKS3005",
        "_Layout.cshtml CKS1001",
        "_Layout.cshtml CKS1002",
        "appsettings.json CKS6001",
    ];

    [Fact]
    public async Task The_leaky_shop_shows_its_leaks_with_file_and_line_and_serves()
    {
        var build = await fresh.Checkout.Build("tests/Samples/LeakyShop");

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Equal(Leaks, Counted(build.Reports));
        Assert.Equal(0, OtherWarnings(build));
        await Serves("LeakyShop");
    }

    [Fact]
    public async Task The_clean_app_builds_without_a_warning_and_serves()
    {
        var build = await fresh.Checkout.Build("tests/Samples/CleanApp");

        Assert.True(build.ExitCode == 0, build.Output);
        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);
        await Serves("CleanApp");
    }

    private async Task Serves(string sample)
    {
        await using var program = await ServingProgram.Start(Path.Combine(fresh.Checkout.Folder, "tests", "Samples", sample), $"bin/Debug/net10.0/{sample}.dll", home: fresh.Folder);
        using var client = new HttpClient();
        using var answer = await client.GetAsync(program.Address);

        Assert.Equal(200, (int)answer.StatusCode);
    }

    /// <summary>Without the lines, which move: <c>file id</c>, and a number where it is more than one.</summary>
    private static IEnumerable<string> Counted(IEnumerable<string> reports) => reports
        .GroupBy(report => Position().Replace(report, " "))
        .Select(group => group.Count() == 1 ? group.Key : $"{group.Key} {group.Count()}")
        .Order(StringComparer.Ordinal);

    private static int OtherWarnings(CommandResult build) => Warning().Matches(build.Output).Count(warning => !warning.Value.Contains(" CKS", StringComparison.Ordinal));

    [GeneratedRegex(@"\(\d+\) warning ")]
    private static partial Regex Position();

    [GeneratedRegex(@": warning \w+:")]
    private static partial Regex Warning();
}
