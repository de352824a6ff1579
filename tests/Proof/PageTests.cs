using System.Net;
using CookieSecurity.Proof.Infrastructure;
using CookieSecurity.Tests.Documentation;

namespace CookieSecurity.Proof;

/// <summary>The programs on the rules' pages, compiled, hosted in memory and asked what they send.</summary>
public sealed class PageTests
{
    private static readonly IReadOnlyList<PageProgram> Programs = [.. PageProgram.InPages(Repository.Folder).Where(program => program.Wire.Count > 0)];

    public static TheoryData<string> Names => [.. Programs.Select(program => program.ToString())];

    /// <summary>For each rule, how the attribute that it asks for looks on the wire.</summary>
    public static TheoryData<string, string> Attributes => new()
    {
        { "CKS1001", "secure" },
        { "CKS1002", "httponly" },
        { "CKS1003", "samesite=" },
        { "CKS1004", "secure" },
        { "CKS1005", "secure" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_program_sends_what_its_page_shows(string name)
    {
        var program = Programs.Single(candidate => candidate.ToString() == name);

        Assert.NotEmpty(program.Wire);
        var compiled = ProgramCompiler.Compile(name, [program.Source, .. program.Code.Select(file => file.Text)], program.Razor.Select(file => (file.Path, file.Text)));
        await using var hosted = await HostedProgram.StartAsync(compiled, [.. program.Settings.Select(file => (file.Path, file.Text))]);
        var browser = new Browser(hosted);
        foreach (var exchange in program.Wire)
        {
            var answer = await browser.SendAsync(exchange);
            var sent = $"{exchange.Request}\nshown: {exchange.Answer}\nsent: {answer.Status}\n{string.Join('\n', answer.SetCookie)}\n{answer.Body}";
            Assert.True(exchange.Status == answer.Status, sent);
            Assert.True(
                answer.SetCookie.Count == exchange.SetCookie.Count && exchange.SetCookie.Zip(answer.SetCookie, WireExchange.Matches).All(matches => matches), sent);
            Assert.All(exchange.Headers, header => Assert.True(WireExchange.Matches(header.Value, answer.Header(header.Key) ?? string.Empty), sent));
            Assert.True(exchange.Body is null || WireExchange.Matches(exchange.Body, answer.Body.TrimEnd()), sent);
        }
    }

    [Fact]
    public void A_bad_program_answers_otherwise_than_its_good_one()
    {
        foreach (var bad in Programs.Where(program => program.IsBad))
        {
            var good = Programs.Single(program => !program.IsBad && program.Rule == bad.Rule && program.Number == bad.Number);
            var answers = good.Wire.ToLookup(exchange => exchange.Request, exchange => exchange.Answer);
            Assert.True(bad.Wire.Any(exchange => !answers[exchange.Request].Contains(exchange.Answer)), bad.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Attributes))]
    public void A_bad_program_lacks_the_attribute_that_every_good_one_sends(string rule, string attribute)
    {
        var programs = Programs.Where(program => program.Rule == rule).ToLookup(program => program.IsBad);

        Assert.NotEmpty(programs[true]);
        Assert.Equal(programs[true].Count(), programs[false].Count());
        Assert.All(programs[true], bad => Assert.Contains(bad.Wire, exchange => exchange.SetCookie.Any(cookie => !Has(cookie, attribute))));
        Assert.All(programs[false], good => Assert.All(good.Wire, exchange => Assert.All(exchange.SetCookie, cookie => Assert.True(Has(cookie, attribute)))));
    }

    [Theory]
    [InlineData("CKS1001")]
    [InlineData("CKS1005")]
    public async Task A_client_repeats_the_bad_cookie_over_plain_http_and_not_the_good_one(string rule)
    {
        foreach (var program in Programs.Where(program => program.Rule == rule))
        {
            await using var hosted = await HostedProgram.StartAsync(ProgramCompiler.Compile("client of " + program, program.Source));
            var client = new CookieContainer();
            foreach (var exchange in program.Wire)
            {
                using var response = await hosted.SendAsync(exchange.Method, exchange.Address);
                client.SetCookies(new Uri("https://" + exchange.Address.Host), string.Join(',', SetCookie(response)));
                var overHttp = client.GetCookies(new Uri("http://" + exchange.Address.Host));
                Assert.Equal(program.IsBad && exchange.SetCookie.Any(cookie => !Has(cookie, "secure")), overHttp.Count > 0);
            }
        }
    }

    private static List<string> SetCookie(HttpResponseMessage response) =>
        response.Headers.TryGetValues("Set-Cookie", out var values) ? [.. values] : [];

    private static bool Has(string cookie, string attribute) =>
        cookie.Split("; ").Skip(1).Any(part => part.StartsWith(attribute, StringComparison.OrdinalIgnoreCase));
}
