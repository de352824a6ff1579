using Microsoft.CodeAnalysis;
using CookieSecurity.Analyzers.ConfigurationFiles;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Tests.ConfigurationFiles;

/// <summary>A configuration file is half typed most of the time that a person edits it.</summary>
public sealed class MalformedFileTests
{
    private const string Settings = """
        // settings
        {
          "Session": {
            "Cookie": { "SecurePolicy": "None", "HttpOnly": false, "SameSite": "None", "Name": "s\u0069d\\", }, /* end */
          },
          "Numbers": [ 1, -2.5, 1e3, true, null, { "Deep": "x" } ],
        }
        """;

    private const string WebConfig = """
        <?xml version="1.0"?>
        <!-- cookies -->
        <configuration>
          <system.web>
            <httpCookies requireSSL="false" httpOnlyCookies='false' />
            <authentication mode="Forms"><forms requireSSL="false"></forms></authentication>
            <![CDATA[ < ]]>
          </system.web>
        </configuration>
        """;

    private static readonly ConfiguredProject Program = new ConfiguredProject().Add("""
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Session"));
        var app = builder.Build();
        app.UseSession();
        app.Run();
        """);

    [Fact]
    public void No_prefix_of_a_settings_file_says_anything()
    {
        Assert.NotEmpty(JsonReader.Read(Settings, out _));
        var end = Settings.LastIndexOf('}');
        Assert.All(Enumerable.Range(0, end + 1), length => Assert.Empty(JsonReader.Read(Settings[..length], out _)));
    }

    [Fact]
    public void No_prefix_of_a_web_config_says_anything()
    {
        Assert.NotEmpty(WebConfigReader.Read(WebConfig));
        var end = WebConfig.LastIndexOf('>');
        Assert.All(Enumerable.Range(0, end), length => Assert.Empty(WebConfigReader.Read(WebConfig[..length])));
    }

    [Fact]
    public void Lost_and_doubled_characters_make_no_reader_throw()
    {
        foreach (var index in Enumerable.Range(0, Settings.Length))
        {
            JsonReader.Read(Settings.Remove(index, 1), out _);
            JsonReader.Read(Settings.Insert(index, Settings[index].ToString()), out _);
        }

        foreach (var index in Enumerable.Range(0, WebConfig.Length))
        {
            WebConfigReader.Read(WebConfig.Remove(index, 1));
            WebConfigReader.Read(WebConfig.Insert(index, WebConfig[index].ToString()));
        }

        Assert.Empty(JsonReader.Read(string.Concat(Enumerable.Repeat("[", 100_000)), out _));
        Assert.Empty(JsonReader.Read(string.Concat(Enumerable.Repeat("{\"a\":", 100_000)), out _));
        Assert.Empty(WebConfigReader.Read(string.Concat(Enumerable.Repeat("<a>", 100_000))));
    }

    [Theory]
    [InlineData("""{ "Session": { "Cookie": { "SecurePolicy": "None" } }""")]
    [InlineData("""{ "Session": { "Cookie": { "SecurePolicy": None } } }""")]
    [InlineData("""{ "Session": { "Cookie": { "SecurePolicy" "None" } } }""")]
    [InlineData("""{ "Session": { "Cookie": { "SecurePolicy": "None } } }""")]
    [InlineData("""{ "Session": { "Cookie": { "SecurePolicy": "None" } } } x""")]
    [InlineData("")]
    public Task A_file_that_cannot_be_loaded_is_silent(string settings) => Program.Clone().With("appsettings.json", settings).CheckAsync();

    [Theory]
    [MemberData(nameof(Keys))]
    public void Settings_are_found_under_the_keys_that_the_framework_gives_them(string path, string value) =>
        Assert.Contains(JsonReader.Read(Settings, out _), setting => setting.Path == path && setting.Value == value);

    public static TheoryData<string, string> Keys => new()
    {
        { "Session:Cookie:SecurePolicy", "None" },
        { "Session:Cookie:HttpOnly", "false" },
        { "Session:Cookie:Name", "sid\\" },
        { "Numbers:1", "-2.5" },
        { "Numbers:4", "" },
        { "Numbers:5:Deep", "x" },
    };

    /// <summary>The program that binds the section is broken as often as the file.</summary>
    [Fact]
    public async Task No_prefix_of_the_program_makes_the_rule_throw()
    {
        const string program = """
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Session"));
            builder.Services.AddSession(options => builder.Configuration.Bind("Session", options.Cookie));
            builder.Services.AddShop(builder.Configuration);
            static class Shop { public static void AddShop(this IServiceCollection services, IConfiguration root) => services.AddOptions<SessionOptions>().Bind(root.GetRequiredSection("Session")); }
            """;
        foreach (var token in Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText(program).GetRoot().DescendantTokens())
        {
            await new ConfiguredProject().Add(program[..token.SpanStart]).With("appsettings.json", Settings).ReportAsync();
        }
    }

    [Fact]
    public void A_text_is_read_once()
    {
        var text = SourceText.From(Settings);
        var xml = SourceText.From(WebConfig);

        Assert.Same(SettingsFile.Of(text), SettingsFile.Of(text));
        Assert.Same(WebConfigFile.Of(xml), WebConfigFile.Of(xml));
        Assert.NotSame(SettingsFile.Of(text), SettingsFile.Of(SourceText.From(Settings)));
    }
}
