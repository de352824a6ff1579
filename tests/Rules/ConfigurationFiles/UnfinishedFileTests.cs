using CookieSecurity.Analyzers.ConfigurationFiles;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Tests.ConfigurationFiles;

/// <summary>Files that hold everything that their formats allow, cut off at every character: none of them can be loaded, so none says anything.</summary>
public sealed class UnfinishedFileTests
{
    private const string Settings = """
        /* a comment with { "Session": { "Cookie": { "HttpOnly": false } } } */
        // another one: } ] "
        {
          "$schema": "https://json.schemastore.org/appsettings.json",
          "Logging": { "LogLevel": { "Default": "Information", "Microsoft.AspNetCore": "Warning" } },
          "AllowedHosts": "*", "Empty": {}, "None": [], "Null": null, "Text": "a \"quoted\" \\ \/ \b\f\n\r\t \u00e9\uD83C\uDF6A // no comment } {",
          "ConnectionStrings": { "Default": "Server=.;Password=a,b;[x]{y}" },
          "Session:IdleTimeout": "00:20:00",
          "Session": {
            "Cookie": {
              // "HttpOnly": true,
              "HttpOnly": false, /* and */ "SecurePolicy": "None", "SameSite" : "None", "Name": "s\u0069d",
            },
          },
          "Numbers": [ 0, -0, 1.5e-7, 1E+3, [ [ ], { } ], { "Deep": { "Deeper": [ true, false ] } }, ],
        }
        """;

    private const string WebConfig = """
        <?xml version="1.0" encoding="utf-8" standalone="yes"?>
        <!DOCTYPE configuration [ <!ELEMENT configuration ANY> <!ENTITY shop "shop > example"> ]>
        <!-- <httpCookies requireSSL="false" /> > - -->
        <?mso an instruction > ?>
        <configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform">
          <configSections><section name="a.b" type="A.B, C" /></configSections>
          <appSettings><add key="x > y" value='"&lt;&shop;&#10;' /></appSettings>
          <system.web>
            <httpCookies
              requireSSL = "false"
              httpOnlyCookies='False' domain="" />
            <sessionState mode="InProc" cookieless="UseUri" timeout="20"></sessionState>
            <authentication mode="Forms"><forms loginUrl="~/login?a=1&amp;b=2" requireSSL="false"/></authentication>
            <![CDATA[ <httpCookies requireSSL="false" /> ]] > ]]>text &gt; text
          </system.web>
          <location path="a/b" inheritInChildApplications="false"><system.web><httpCookies xdt:Transform="Replace" requireSSL="false"/></system.web></location>
        </configuration>
        """;

    public static TheoryData<string, string> Files => new() { { "appsettings.json", Settings }, { "web.config", WebConfig } };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_finished_file_has_defects(string name, string text) => Assert.True((await Report(name, text)).Length >= 3);

    [Theory]
    [MemberData(nameof(Files))]
    public void No_prefix_says_anything(string name, string text)
    {
        var end = text.LastIndexOfAny(['}', '>']);
        for (var length = 0; length <= end; length++)
        {
            Assert.Equal(0, name.EndsWith(".json", StringComparison.Ordinal) ? JsonReader.Read(text[..length], out _).Length : WebConfigReader.Read(text[..length]).Length);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task What_follows_the_end_makes_it_unreadable_or_nothing_at_all(string name, string text)
    {
        Assert.Empty(await Report(name, text + (name.EndsWith(".json", StringComparison.Ordinal) ? "{" : "<")));
        Assert.Equal((await Report(name, text)).Length, (await Report(name, text + "\r\n\t ")).Length);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Lost_doubled_and_foreign_characters_make_nothing_throw(string name, string text)
    {
        for (var index = 0; index < text.Length; index++)
        {
            foreach (var changed in new[] { text.Remove(index, 1), text.Insert(index, text[index].ToString()), text.Insert(index, "\0"), text.Insert(index, "\""), text.Remove(index, Math.Min(9, text.Length - index)) })
            {
                _ = name.EndsWith(".json", StringComparison.Ordinal) ? JsonReader.Read(changed, out _).Length : WebConfigReader.Read(changed).Length;
            }
        }
    }

    private static async Task<Diagnostic[]> Report(string name, string text)
    {
        var project = name.EndsWith(".json", StringComparison.Ordinal)
            ? new ConfiguredProject().Add("""
                var builder = WebApplication.CreateBuilder(args);
                builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Session"));
                var app = builder.Build();
                app.UseSession();
                app.Run();
                """)
            : ConfiguredProject.Classic();
        return [.. await project.With(name, text).ReportAsync()];
    }
}
