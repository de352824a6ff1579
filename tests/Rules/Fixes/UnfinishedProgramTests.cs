using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace CookieSecurity.Tests.Fixes;

/// <summary>Code is broken most of the time that a person writes it.</summary>
public sealed class UnfinishedProgramTests
{
    private const string Program = """
        #nullable enable
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Http;

        class Program : Controller
        {
            void Run(string id)
            {
                Response.Cookies.Append("a", id);
                Response?.Cookies.Append(value: id, /* b */ key: "b");
                CookieOptions options = new() { Path = "/", Secure = Request.IsHttps || /* c */ false };
                var others = new CookieOptions();
                others.Path = "/"; others.Secure = false;
                Response.Cookies.Append("d", id, new CookieOptions
                {
                    SameSite = SameSiteMode.None, // everywhere
                });
                Response.Cookies.Append("e", id, Create());
            }

            CookieOptions Create() => new CookieOptions { };
        }
        """;

    private static readonly string[][] AllRules = [["CKS1001", "CKS1002", "CKS1003", "CKS1004", "CKS1005"]];

    [Fact]
    public async Task No_prefix_of_a_program_makes_a_fix_throw()
    {
        foreach (var token in Tokens())
        {
            await FixAllAsync(Program[..token.Span.End]);
        }
    }

    [Fact]
    public async Task No_missing_token_makes_a_fix_throw()
    {
        foreach (var token in Tokens())
        {
            await FixAllAsync(Program.Remove(token.SpanStart, token.Span.Length));
        }
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        var repaired = await FixAllAsync(Program);
        Assert.NotEqual(Program, repaired);
        Assert.Equal(repaired, await FixAllAsync(repaired));
    }

    private static IEnumerable<SyntaxToken> Tokens() => CSharpSyntaxTree.ParseText(Program).GetRoot().DescendantTokens();

    private static async Task<string> FixAllAsync(string source)
    {
        using var solution = new SharedSolution(source, "NET10_0");
        return await solution.FixAllAsync(FixAllScope.Solution, AllRules);
    }
}
