using System.Threading;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Rules.ClassicCookies;

/// <summary>
/// Code that runs at the end of every request and changes the cookies that the response holds by then: applications on System.Web make all of
/// them Secure and HttpOnly in this way. A look at the text is enough to leave their cookies alone.
/// </summary>
internal static class ResponseEvents
{
    private static readonly string[] Ends = ["EndRequest", "PreSendRequestHeaders", "PostRequestHandlerExecute", "OnResultExecuted", "OnActionExecuted"];

    public static bool MayChangeCookies(Compilation compilation, CancellationToken cancellation)
    {
        foreach (var tree in NamedFiles.Of(compilation).Containing("Cookies", cancellation))
        {
            foreach (var end in Ends)
            {
                if (TreeText.Mentions(tree, end))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
