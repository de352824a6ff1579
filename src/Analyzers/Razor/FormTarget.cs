using System;

namespace CookieSecurity.Analyzers.Razor;

/// <summary>Where a form's <c>action</c> leads.</summary>
internal enum FormTarget
{
    /// <summary>It has none, or an empty one: to the page itself.</summary>
    Page,

    /// <summary>To this application, by an address below its own (<c>~/</c>).</summary>
    Resolved,

    /// <summary>To this host.</summary>
    Here,

    /// <summary>To another host, to a script, or nobody knows.</summary>
    Elsewhere,
}

internal static class FormTargets
{
    /// <summary>What writes addresses of this application, with the number of arguments from which on it may be given a host.</summary>
    private static readonly (string Call, int Arguments)[] LocalAddresses =
    [
        ("@Url.Action(", 4), ("@Url.Page(", 4), ("@Url.RouteUrl(", 3), ("@Url.Content(\"~/", 2),
    ];

    public static FormTarget Of(MarkupTag form)
    {
        if (form.Attribute("action") is not { } action || (action.Value.Length == 0 && !action.HasCode))
        {
            return FormTarget.Page;
        }

        var value = action.Value.TrimStart();
        if (value.StartsWith("~/", StringComparison.Ordinal))
        {
            return FormTarget.Resolved;
        }

        return IsRooted(value) || (action.HasCode ? IsLocalAddress(value) : IsRelative(value)) ? FormTarget.Here : FormTarget.Elsewhere;
    }

    /// <summary><c>/account</c>, but neither <c>//host</c> nor <c>/@x</c>, which may be one.</summary>
    private static bool IsRooted(string value) => value.Length > 1 ? value[0] == '/' && value[1] is not ('/' or '\\' or '@') : value == "/";

    /// <summary>Without scheme or host: browsers take a first segment with a colon for a scheme. A mere <c>#</c> says that a script sends the form.</summary>
    private static bool IsRelative(string value) =>
        value.Length == 0 || (value[0] is not ('/' or '\\' or '#') && value.IndexOf(':') < 0 && value.IndexOf("{{", StringComparison.Ordinal) < 0);

    private static bool IsLocalAddress(string value)
    {
        foreach (var (call, arguments) in LocalAddresses)
        {
            if (value.StartsWith(call, StringComparison.Ordinal) && ArgumentsOf(value, call.IndexOf('(')) is > 0 and var count && count < arguments)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How many arguments the call has that is the whole value; zero where it is not, or says the host by name.</summary>
    private static int ArgumentsOf(string value, int position)
    {
        var (depth, count) = (0, 1);
        while (position < value.Length)
        {
            var literal = CSharpText.Skip(value, position);
            if (literal != position)
            {
                position = literal < 0 ? value.Length : literal;
                continue;
            }

            var character = value[position++];
            count += character == ',' && depth == 1 ? 1 : 0;
            depth += character is '(' or '[' or '{' ? 1 : character is ')' or ']' or '}' ? -1 : 0;
            if (depth == 0)
            {
                return value.IndexOf("protocol:", StringComparison.Ordinal) < 0 && value.IndexOf("host:", StringComparison.Ordinal) < 0 && IsPath(value, position) ? count : 0;
            }
        }

        return 0;
    }

    private static bool IsPath(string value, int position) => position == value.Length || value[position] is '?' or '/' or '#' or '&';
}
