using System.Text.Json;
using System.Text.RegularExpressions;

namespace CookieSecurity.Package.Tests;

/// <summary>The lists of the samples' cookies say what the running samples send.</summary>
[Collection(nameof(FreshCheckout))]
public sealed partial class SampleInventoryTests(FreshCheckout fresh)
{
    /// <summary>What a visitor does, and which cookies of the list nobody meets on the way.</summary>
    public static TheoryData<string, string[], string[]> Visits => new()
    {
        {
            "LeakyShop",
            [
                "/", "/?sort=price", "/Home/Product/1", "/widget", "POST /widget/letter mail=anna@shop.example", "/api/basket/token", "POST /api/basket/start", "POST /api/basket/1", "/Checkout", "POST /Checkout Voucher=tea",
                "POST /Home/Language culture=de", "POST /Account/SignIn name=anna&password=oolong&remember=true",
            ],
            []
        },
        {
            "CleanApp",
            [
                "/", "POST /Home/Agree agrees=true", "POST /Home/Seat number=12", "/?theme=dark", "/api/loans/token", "/api/loans/1", "/partner", "/Reading", "POST /Reading", "POST /api/loans/wishes title=Emma", "POST /Home/Borrow id=1", "POST /Home/Language culture=de",
                "POST /Account/SignIn name=anna&password=tomasi&remember=true", "/visits",
            ],
            ["__Host-union.*"]
        },
    };

    [Theory]
    [MemberData(nameof(Visits))]
    public async Task The_list_says_what_the_program_sends(string sample, string[] visits, string[] unmet)
    {
        var folder = Path.Combine(fresh.Checkout.Folder, "tests", "Samples", sample);
        var build = await Dotnet.Run(folder, "build", "-nologo", "-v:q");
        Assert.True(build.ExitCode == 0, build.Output);
        var list = await Dotnet.Run(folder, "build", "-nologo", "-v:q", "-t:CookieInventory", "-p:CookieInventoryFile=obj/cookies");
        Assert.True(list.ExitCode == 0, list.Output);
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "obj", "cookies.json")));
        var rows = document.RootElement.GetProperty("cookies").EnumerateArray().ToList();

        await using var program = await ServingProgram.StartInProduction(folder, $"bin/Debug/net10.0/{sample}.dll", fresh.Folder);
        var met = new HashSet<string>();
        foreach (var sent in await Visitor.Go(program.Address, visits))
        {
            var row = rows.FirstOrDefault(row => IsNamed(sent.Name, Text(row, "name")));
            Assert.True(row.ValueKind != JsonValueKind.Undefined, $"'{sent.Name}' is not on the list.");
            Assert.True(Agrees(Text(row, "secure"), sent.Has("secure")) && Agrees(Text(row, "httpOnly"), sent.Has("httponly")), $"{sent.Header}\n{row}");
            Assert.True(Text(row, "sameSite") is "unknown" or "not set" || Text(row, "sameSite").Contains(sent.Value("samesite") ?? "nothing", StringComparison.OrdinalIgnoreCase), $"{sent.Header}\n{row}");
            Assert.True(Text(row, "sameSite") != "not set" || !sent.Has("samesite"), $"{sent.Header}\n{row}");
            met.Add(Text(row, "name"));
        }

        Assert.Equal(unmet, rows.Select(row => Text(row, "name")).Where(name => !met.Contains(name)));
    }

    private static bool IsNamed(string name, string pattern) => Regex.IsMatch(name, "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal) + "$");

    /// <summary>All was asked for over https.</summary>
    private static bool Agrees(string known, bool isSent) => known switch
    {
        "yes" or "as the request" => isSent,
        "no" => !isSent,
        _ => true,
    };

    private static string Text(JsonElement row, string property) => row.GetProperty(property).GetString()!;
}
