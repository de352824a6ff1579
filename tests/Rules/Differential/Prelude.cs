namespace CookieSecurity.Tests.Differential;

/// <summary>Helpers that every generated program can call.</summary>
internal static class Prelude
{
    public const string Source = """
        #nullable disable
        using Microsoft.AspNetCore.Http;

        public static class Prelude
        {
            public static CookieOptions Harden(this CookieOptions options)
            {
                options.Secure = true;
                options.HttpOnly = true;
                return options;
            }

            public static CookieOptions Soften(this CookieOptions options)
            {
                options.Secure = false;
                return options;
            }

            public static CookieOptions Same(this CookieOptions options) => options;

            public static CookieOptions Copy(this CookieOptions options) => new(options) { Path = "/copy" };

            public static void Set(CookieOptions options, bool secure) => options.Secure = secure;

            public static void Write(this IResponseCookies cookies, string name, CookieOptions options) => cookies.Append(name, "v", options);
        }
        """;
}
