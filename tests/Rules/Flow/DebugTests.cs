using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Flow;

/// <summary>Conditional compilation on DEBUG: what is for debugging only is silent, what is shipped is not.</summary>
public sealed class DebugTests
{
    private const string Debug = "#define DEBUG\n";

    [Theory]
    [InlineData("#if DEBUG\nresponse.Cookies.Append(\"a\", \"1\");\n#endif")]
    [InlineData("#if DEBUG\nresponse.Cookies.Append(\"a\", \"1\", new CookieOptions());\n#endif")]
    [InlineData("#if !DEBUG\n#else\nresponse.Cookies.Append(\"a\", \"1\");\n#endif")]
    [InlineData("#if DEBUG && !NEVER\nresponse.Cookies.Append(\"a\", \"1\");\n#endif")]
    [InlineData("#if RELEASE\n#elif DEBUG\nresponse.Cookies.Append(\"a\", \"1\");\n#endif")]
    [InlineData("var o = new CookieOptions { Secure = true };\n#if DEBUG\no.Secure = false;\n#endif\nresponse.Cookies.Append(\"a\", \"1\", o);")]
    [InlineData("var o = new CookieOptions();\n#if !DEBUG\no.Secure = true;\n#endif\nresponse.Cookies.Append(\"a\", \"1\", o);")]
    [InlineData("response.Cookies.Append(\"a\", \"1\", new CookieOptions {\n#if DEBUG\nSecure = false,\n#else\nSecure = true,\n#endif\n});")]
    [InlineData("response.Cookies.Append(\"a\", \"1\", new CookieOptions {\n#if !DEBUG\nSecure = true,\n#endif\n});")]
    [InlineData("var secure = true;\n#if DEBUG\nsecure = false;\n#endif\nresponse.Cookies.Append(\"a\", \"1\", new CookieOptions { Secure = secure });")]
    [InlineData("var secure = false;\n#if !DEBUG\nsecure = true;\n#endif\nresponse.Cookies.Append(\"a\", \"1\", new CookieOptions { Secure = secure });")]
    [InlineData("var o = new CookieOptions();\n#if !DEBUG\nHarden(o);\n#endif\nresponse.Cookies.Append(\"a\", \"1\", o);")]
    [InlineData("response.Cookies.Append(\"a\", \"1\", new CookieOptions { Secure = SecureCookies });")]
    [InlineData("response.Cookies.Append(\"a\", \"1\", new CookieOptions { Secure = !Local });")]
    [InlineData("response.Cookies.Append(\"a\", \"1\", new CookieOptions { Secure = Field });")]
    [InlineData("response.Cookies.Append(\"a\", \"1\", new CookieOptions { Secure = !IsDebug() });")]
    [InlineData("if (IsDebug()) response.Cookies.Append(\"a\", \"1\");")]
    [InlineData("if (Local) { response.Cookies.Append(\"a\", \"1\", new CookieOptions()); }")]
    [InlineData("response.Cookies.Append(\"a\", \"1\", Make());")]
    [InlineData("response.Cookies.Append(\"a\", \"1\", shared);")]
    [InlineData("response.Cookies.Append(\"a\", \"1\", new CookieOptions { Secure =\n#if DEBUG\nfalse\n#else\ntrue\n#endif\n});")]
    public Task Code_for_debugging_is_silent_in_a_debug_build(string statements) => SecureTest.LibraryWith(Debug, Shop(statements));

    [Theory]
    [InlineData("#if DEBUG\n#else\nresponse.Cookies.{|CKS1001:Append|}(\"a\", \"1\");\n#endif")]
    [InlineData("#if !DEBUG\nresponse.Cookies.Append(\"a\", \"1\", {|CKS1001:new CookieOptions()|});\n#endif")]
    [InlineData("#if DEBUG\nresponse.Cookies.Append(\"a\", \"1\", new CookieOptions { Secure = true });\n#else\nresponse.Cookies.Append(\"a\", \"1\", new CookieOptions { {|CKS1001:Secure = false|} });\n#endif")]
    [InlineData("var o = new CookieOptions();\n#if DEBUG\no.Secure = true;\n#else\n{|CKS1001:o.Secure = false|};\n#endif\nresponse.Cookies.Append(\"a\", \"1\", o);")]
    public Task Code_for_production_is_reported_in_a_release_build(string statements) => SecureTest.LibraryWith("", Shop(statements));

    [Theory]
    [InlineData("response.Cookies.Append(\"a\", \"1\", new CookieOptions {\n#if DEBUG\nSecure = false,\n#endif\n});")]
    [InlineData("#if DEBUG\nresponse.Cookies.Append(\"a\", \"1\");\n#endif")]
    [InlineData("response.Cookies.Append(\"a\", \"1\", new CookieOptions { Secure = SecureCookies });")]
    [InlineData("if (IsDebug()) response.Cookies.Append(\"a\", \"1\");")]
    public Task Members_that_a_debug_part_mentions_are_silent_in_a_release_build(string statements) => SecureTest.LibraryWith("", Shop(statements));

    [Theory]
    [InlineData("response.Cookies.Append(\"a\", \"1\", {|CKS1001:new CookieOptions {\n#if DEBUG\nHttpOnly = false,\n#endif\n}|});")]
    [InlineData("#if DEBUG\nConsole.WriteLine();\n#endif\nresponse.Cookies.Append(\"a\", \"1\", {|CKS1001:new CookieOptions()|});")]
    [InlineData("#if TRACE\nresponse.Cookies.Append(\"a\", \"1\");\n#endif\n#if !TRACE\nresponse.Cookies.{|CKS1001:Append|}(\"a\", \"1\");\n#endif")]
    [InlineData("#if DEBUG || !NEVER\nresponse.Cookies.{|CKS1001:Append|}(\"a\", \"1\");\n#endif")]
    [InlineData("response.Cookies.Append(\"a\", \"1\", {|CKS1001:new CookieOptions()|}); // DEBUG")]
    public Task What_does_not_hang_on_debugging_is_reported_in_both_builds(string statements) =>
        Task.WhenAll(SecureTest.LibraryWith(Debug, Shop(statements)), SecureTest.LibraryWith("", Shop(statements)));

    private static string Shop(string statements) => $$"""
        class Shop
        {
        #if DEBUG
            private const bool SecureCookies = false;
            private const bool Local = true;
            private static readonly bool Field = false;
            private static readonly CookieOptions shared = new CookieOptions();
        #else
            private const bool SecureCookies = true;
            private const bool Local = false;
            private static readonly bool Field = true;
            private static readonly CookieOptions shared = new CookieOptions { Secure = true };
        #endif
            private static void Harden(CookieOptions o) => o.Secure = true;
            private static bool IsDebug()
            {
        #if DEBUG
                return true;
        #else
                return false;
        #endif
            }
            private static CookieOptions Make() => new CookieOptions
            {
        #if DEBUG
                Secure = false,
        #else
                Secure = true,
        #endif
            };
            void Handle(HttpResponse response)
            {
        {{statements}}
            }
        }
        """;
}
