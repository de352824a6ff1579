namespace CookieSecurity.Analyzers.Authentication;

/// <summary>How a request says who sends it, which decides whether another site can make a browser say so.</summary>
internal enum SchemeKind
{
    /// <summary>Nobody can tell from here.</summary>
    Unknown,

    /// <summary>A script must put it into a header: no other site can.</summary>
    Token,

    /// <summary>A browser sends it by itself, whoever makes it ask: a cookie, Windows authentication, a client certificate.</summary>
    Cookie,
}

/// <summary>How an application, or one endpoint of it, is authenticated.</summary>
internal enum AuthenticationKind
{
    /// <summary>No scheme is registered where this can be seen.</summary>
    Unknown,

    /// <summary>By tokens alone: a forged request is nobody's.</summary>
    Tokens,

    /// <summary>By something that browsers send by themselves, at least among others.</summary>
    Cookies,
}
