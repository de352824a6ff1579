using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CookieSecurity.Tests.ClassicCookies;

/// <summary>Code on System.Web is broken most of the time that a person writes it: whatever its state, no analyzer may throw.</summary>
public sealed class BrokenClassicTests
{
    private const string Program = """
        using System;
        using System.Web;
        using System.Web.UI;

        public class Basket : Page
        {
            private const string Name = "basket";
            private readonly HttpCookie kept = HttpContext.Current.Response.Cookies["kept"];

            [Obsolete(HttpContext.Current.Response.Cookies["none"].Value = "1")]
            public string Id { get => Request.Cookies[Name].Value; set => Response.Cookies[Name].Value = value; }

            protected void Page_Load(object sender, EventArgs e)
            {
                Response.Cookies["basket"].Value = Id;
                Response.Cookies["basket"].Expires = DateTime.Now.AddDays(1);
                Response.Cookies["basket"].Secure = IsPostBack || Harden(Response.Cookies.Get("basket"));
                var c = Response.Cookies["x"]; c.HttpOnly = true; c["key"] = "1"; c.Values["other"] = "2"; c.Values.Add("third", "3");
                Action write = () => { var d = Response?.Cookies["y"]; d.Value = "1"; };
                foreach (string name in Response.Cookies) { Response.Cookies[name].Domain = "shop.example"; }
                void Local(ref HttpCookie cookie, out string text) { cookie = Response.Cookies[text = "z"]; cookie.Value += text; }
                Response.Cookies[].Value = "1"; Response.Cookies["a", "b"].Value = "1"; Response.Cookies.Get().Value = "1"; (Response.Cookies["t"].Value, _) = ("1", 2);
                Response.Cookies.Add(new HttpCookie("basket") { Value = Id, Secure = false }); Response.SetCookie(c);
            }

            private bool Harden(HttpCookie cookie) { cookie.Secure = cookie.HttpOnly = Harden(cookie); return Harden(Response.Cookies["basket"]); }
        }
        """;

    [Fact]
    public async Task No_prefix_and_no_lost_token_of_a_program_makes_an_analyzer_throw()
    {
        var root = await CSharpSyntaxTree.ParseText(Program).GetRootAsync();
        foreach (var token in root.DescendantTokens())
        {
            await Analyze(Program[..token.SpanStart]);
            await Analyze(Program.Remove(token.SpanStart, token.Span.Length));
        }
    }

    private static async Task Analyze(string text)
    {
        var tree = CSharpSyntaxTree.ParseText(text, path: "Basket.cs");
        var program = CSharpCompilation.Create("classic", [tree], ReferencePacks.Classic(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        try
        {
            await ShippedAnalyzers.Report(program, tree);
        }
        catch (AggregateException failure)
        {
            Assert.Fail($"{failure}\n\nThe file was:\n{text}");
        }
    }
}
