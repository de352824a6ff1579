using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.CookieHeaders;

/// <summary>The statements of a method that can use a response, a request, other messages and unknown values.</summary>
internal static class HeaderTest
{
    public const string Rules = "CKS1007, CKS1008";

    public static Task Body(string statements, Action<ApplicationTest>? adjust = null) => ApplicationTest.Library(Rules, InMethod(statements), adjust);

    public static Task Fix(string before, string after) => ApplicationTest.FixLibrary("CKS1007", InMethod(before), InMethod(after));

    /// <summary>Without the names that the header's own enum takes.</summary>
    public static Task FixInto(string before, string after) => ApplicationTest.FixLibrary("CKS1007", WithoutNames(before), WithoutNames(after));

    private static string WithoutNames(string statements) => InMethod(statements).Replace("using Microsoft.Net.Http.Headers;\n", string.Empty, StringComparison.Ordinal);

    public static Task Members(string members, string statements) => ApplicationTest.Library(Rules, InMethod(statements, members));

    public static string InMethod(string statements, string members = "") => $$"""
        #nullable disable
        using System.Net.Http.Headers;
        using Microsoft.Extensions.Primitives;
        using Microsoft.Net.Http.Headers;

        class Shop
        {
            private readonly HttpContext context;
            private HttpResponse Response => context.Response;
            private HttpRequest Request => context.Request;
        {{members}}
            public void Handle(string id, string text, bool flag, StringValues saved, HttpResponseMessage upstream, HttpRequestMessage outgoing, IHeaderDictionary headers)
            {
        {{statements}}
            }
        }
        """;
}
