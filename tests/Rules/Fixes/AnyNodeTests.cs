using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Tests.Fixes;

/// <summary>Rules may point anywhere, and code is broken most of the time that a person writes it.</summary>
public sealed class AnyNodeTests
{
    private const string Program = """
        using Microsoft.AspNetCore.Mvc;

        var services = new ServiceCollection();
        services.AddSession(o => o.Cookie = new CookieBuilder { Name = "n", /* c */ Path = "/" });
        services.AddAuthentication("a").AddCookie().AddCookie("b", static options =>
        {
            options.Cookie.Name = "n"; // named
            options.Events = new() { OnSigningIn = _ => Task.CompletedTask };
        });
        services.AddAntiforgery(delegate { });
        services.AddSession(Session);
        var app = WebApplication.Create();
        app.UseRouting().UseSession(new SessionOptions { Cookie = new() { Name = "n" } });
        if (app.Urls.Count > 0) app.UseHsts();
        app.MapPost("/", [Obsolete] async (HttpContext x) => await x.Session.LoadAsync())
            .DisableAntiforgery(); // open

        static void Session(SessionOptions o) => o.Cookie.Name = "n";

        [Obsolete, IgnoreAntiforgeryToken]
        public partial class Orders(int id) : Controller
        {
            [HttpPost]
            public Task<int> Buy(string text)
            {
                switch (text)
                {
                    case "a":
                        Response.Cookies.Append("a", text);
                        break;
                }

                return Task.FromResult(id);
            }
        }
        """;

    private static readonly (EditKind Kind, string Member, string Value)[] Edits =
    [
        (EditKind.AddOptionsArgument, "", ""),
        (EditKind.SetMember, "Name", "\"m\""),
        (EditKind.Remove, "", ""),
        (EditKind.Remove, "argument", ""),
        (EditKind.AddToConfiguration, "Cookie.SecurePolicy", "global::Microsoft.AspNetCore.Http.CookieSecurePolicy.Always"),
        (EditKind.SplitInitializer, "", ""),
        (EditKind.InsertStatement, "before", "app.UseCookiePolicy();\nawait global::System.Threading.Tasks.Task.Yield();"),
        (EditKind.InsertStatement, "after", "app.UseCookiePolicy();"),
        (EditKind.MoveStatement, "before", ""),
        (EditKind.MoveStatement, "after", ""),
        (EditKind.Replace, "", "await {0}"),
        (EditKind.Replace, "", "global::System.Console.Out"),
        (EditKind.AppendCall, "", ".ToString()"),
        (EditKind.AddArgument, "", "new global::System.Text.StringBuilder()"),
        (EditKind.AddAttribute, "", "global::System.CLSCompliantAttribute(false)"),
        (EditKind.MoveAttribute, "", ""),
        (EditKind.AddDocument, "A/B.cs", "class {namespace}B {"),
        (EditKind.AddMember, "", "void Added() { }"),
    ];

    [Fact]
    public async Task No_edit_throws_at_any_node_of_a_program()
    {
        for (var kind = 0; kind < Edits.Length; kind++)
        {
            var edit = Edits[kind];
            await TryAsync(Program, (_, node) => true, _ => edit);
        }
    }

    [Fact]
    public async Task No_edit_throws_while_a_program_is_written()
    {
        var variant = 0;
        foreach (var token in Tokens())
        {
            variant++;
            await TryAsync(Program[..token.Span.End], Sample, Rotated);
            await TryAsync(Program.Remove(token.SpanStart, token.Span.Length), Sample, Rotated);
        }

        bool Sample(int index, TextSpan span) => index % 11 == variant % 11;

        (EditKind Kind, string Member, string Value) Rotated(int index) => Edits[(index + variant) % Edits.Length];
    }

    [Fact]
    public async Task What_is_offered_leaves_a_program_well_formed()
    {
        var broken = new List<string>();
        foreach (var (kind, member, value) in Edits)
        {
            foreach (var span in CSharpSyntaxTree.ParseText(Program).GetRoot().DescendantNodesAndSelf().Select(node => node.Span).Distinct())
            {
                var other = new TextSpan(Program.IndexOf("app.UseRouting", StringComparison.Ordinal), "app.UseRouting()".Length);
                var after = await EditTest.FixAllAsync(Program, [span], at =>
                    new(kind, member, value, kind is EditKind.MoveStatement or EditKind.MoveAttribute ? [at, Location.Create(at.SourceTree!, other)] : [at]));
                if (after != Program && CSharpSyntaxTree.ParseText(after).GetDiagnostics().Any())
                {
                    broken.Add($"{kind} {member} {value} at {Program.Substring(span.Start, span.Length)}: {after}");
                }
            }
        }

        Assert.Empty(broken);
    }

    private static IEnumerable<SyntaxToken> Tokens() => CSharpSyntaxTree.ParseText(Program).GetRoot().DescendantTokens();

    private static async Task TryAsync(string source, Func<int, TextSpan, bool> choose, Func<int, (EditKind Kind, string Member, string Value)> edit)
    {
        var nodes = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantNodesAndSelf().ToList();
        var spans = nodes.Select(node => node.Span).Distinct().Where((span, index) => choose(index, span)).ToList();
        var others = spans.Skip(spans.Count / 2).Concat(spans).ToList();
        var index = 0;
        await EditTest.FixAllAsync(source, [.. spans], location =>
        {
            var (kind, member, value) = edit(index);
            var second = Location.Create(location.SourceTree!, others[index]);
            index++;
            return new ProposedEdit(kind, member, value, kind is EditKind.MoveStatement or EditKind.MoveAttribute ? [location, second] : [location]);
        });
    }
}
