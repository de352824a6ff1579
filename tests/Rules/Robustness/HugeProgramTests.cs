using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CookieSecurity.Tests.Robustness;

/// <summary>What a generator or a tired person writes: code that is deep, long, or repeated a thousand times. It must not exhaust the stack, nor run for ever.</summary>
public sealed class HugeProgramTests
{
    /// <summary>As much as a compiler's thread has on Windows.</summary>
    private const int StackSize = 1024 * 1024;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    public static TheoryData<string, string> Shapes => new()
    {
        { "a long sum", "response.Cookies.Append(" + Repeat(3000, " + ", "id") + ", id, new CookieOptions());" },
        { "a long condition", "var o = new CookieOptions(); if (" + Repeat(1500, " || ", "flag") + ") o.Secure = true; response.Cookies.Append(id, id, o);" },
        { "a long choice", "response.Cookies.Append(id, id, new CookieOptions { Secure = " + Repeat(300, " ? true : ", "flag") + " ? true : false });" },
        { "many statements", "var o = new CookieOptions();" + Repeat(3000, "", "o.Secure = flag;") + "response.Cookies.Append(id, id, o);" },
        { "many writes", Repeat(500, "", "response.Cookies.Append(id, id);") },
        { "many branches", "var o = new CookieOptions();" + Repeat(500, "", "if (flag) o.Secure = true; else o.HttpOnly = true;") + "response.Cookies.Append(id, id, o);" },
        { "many else", "var o = new CookieOptions();" + Repeat(300, " else ", "if (flag) o.Secure = true;") + "response.Cookies.Append(id, id, o);" },
        { "many objects", "var o = new CookieOptions();" + Repeat(500, "", "if (flag) o = new CookieOptions { Secure = flag };") + "response.Cookies.Append(id, id, o);" },
        { "deep loops", "var o = new CookieOptions();" + Repeat(40, "", "while (flag) { o.Secure = !o.Secure;") + "response.Cookies.Append(id, id, o);" + Repeat(40, "", "}") },
        { "deep try", "var o = new CookieOptions();" + Repeat(20, "", "try {") + "o.Secure = true; response.Cookies.Append(id, id, o);" + Repeat(20, "", "} finally { o.HttpOnly = true; }") },
        { "deep lambdas", Repeat(40, "", "Run(() => {") + "response.Cookies.Append(id, id);" + Repeat(40, "", "});") },
        { "a long chain", "var o = new CookieOptions(); Same(o)" + Repeat(400, "", ".Same()") + ".Secure = true; response.Cookies.Append(id, id, o);" },
        { "nested calls", "response.Cookies.Append(id, id, " + Repeat(300, "", "Same(") + "new CookieOptions()" + Repeat(300, "", ")") + ");" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_huge_body_is_analyzed(string shape, string body)
    {
        var program = CSharpCompilation.Create(
            shape,
            [SourceProgram.Parse(Around(body), "Huge.cs"), SourceProgram.Parse(RuleTest.ImplicitUsings, "ImplicitUsings.cs")],
            ReferencePacks.Web(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(program.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(() => ShippedAnalyzers.Report(program).GetAwaiter().GetResult()), StackSize) { IsBackground = true };
        thread.Start();
        Assert.True(thread.Join(Limit), "It takes longer than a minute.");
        Assert.Null(failure);
    }

    private static string Around(string body) => $$"""
        static class Shop
        {
            static CookieOptions Same(this CookieOptions o) => o;

            static void Run(Action action) => action();

            public static void Handle(HttpResponse response, string id, bool flag)
            {
                {{body}}
            }
        }
        """;

    private static string Repeat(int times, string between, string text) => string.Join(between, Enumerable.Repeat(text, times));
}
