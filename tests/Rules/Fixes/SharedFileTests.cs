using Microsoft.CodeAnalysis.CodeFixes;

namespace CookieSecurity.Tests.Fixes;

/// <summary>A file of several projects, or of several target frameworks, is changed once and alike in all of them.</summary>
public sealed class SharedFileTests
{
    /// <summary>As <c>dotnet format</c> asks.</summary>
    private static readonly string[][] RuleByRule = [["CKS1001"], ["CKS1002"]];

    private const string Source = """
        using Microsoft.AspNetCore.Mvc;

        class Program : Controller
        {
            void Run(string id)
            {
                Response.Cookies.Append("a", id);
                var options = new Microsoft.AspNetCore.Http.CookieOptions { Path = "/" };
            }
        }
        """;

    private const string Fixed = """
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;

        class Program : Controller
        {
            void Run(string id)
            {
                Response.Cookies.Append("a", id, new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax });
                var options = new Microsoft.AspNetCore.Http.CookieOptions { Path = "/", Secure = true, HttpOnly = true };
            }
        }
        """;

    [Theory]
    [InlineData(FixAllScope.Document, false)]
    [InlineData(FixAllScope.Project, false)]
    [InlineData(FixAllScope.Solution, false)]
    [InlineData(FixAllScope.Solution, true)]
    public async Task Fix_all_rule_by_rule_changes_it_once(FixAllScope scope, bool anotherProcess)
    {
        using var solution = new SharedSolution(Source, "NET8_0", "NET9_0", "NET10_0");
        Assert.Equal(Fixed, await solution.FixAllAsync(scope, RuleByRule, anotherProcess));
    }

    [Fact]
    public async Task What_only_some_target_frameworks_see_is_repaired_too()
    {
        const string before = """
            using Microsoft.AspNetCore.Http;

            class Program
            {
            #if NET8_0
                object options = new CookieOptions();
            #else
                object options = new CookieOptions { Path = "/" };
            #endif
                object others = new CookieOptions();
            }
            """;
        const string after = """
            using Microsoft.AspNetCore.Http;

            class Program
            {
            #if NET8_0
                object options = new CookieOptions { Secure = true };
            #else
                object options = new CookieOptions { Path = "/", Secure = true };
            #endif
                object others = new CookieOptions { Secure = true };
            }
            """;
        using var solution = new SharedSolution(before, "NET8_0", "NET9_0");
        Assert.Equal(after, await solution.FixAllAsync(FixAllScope.Solution, [["CKS1001"]]));
    }

    [Fact]
    public async Task Line_ends_of_windows_survive()
    {
        using var solution = new SharedSolution(Source.ReplaceLineEndings("\r\n"), "NET8_0", "NET10_0");
        Assert.Equal(Fixed.ReplaceLineEndings("\r\n"), await solution.FixAllAsync(FixAllScope.Solution, RuleByRule));
    }
}
