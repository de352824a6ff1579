using System;
using System.Collections.Generic;

namespace CookieSecurity.Analyzers.Razor;

/// <summary>
/// Calls in the code of a Razor file, by their names. Those that are known to write fields, addresses and texts write no token; any other
/// one whose result goes into the page may.
/// </summary>
internal static class RenderedCalls
{
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        // Html helpers of the framework, which write one field or text each.
        "TextBox", "TextBoxFor", "TextArea", "TextAreaFor", "Password", "PasswordFor", "Hidden", "HiddenFor", "CheckBox", "CheckBoxFor", "RadioButton", "RadioButtonFor",
        "DropDownList", "DropDownListFor", "ListBox", "ListBoxFor", "Label", "LabelFor", "LabelForModel", "ValidationMessage", "ValidationMessageFor", "ValidationSummary",
        "DisplayName", "DisplayNameFor", "DisplayText", "DisplayTextFor", "Name", "NameFor", "Id", "IdFor", "Value", "ValueFor", "ActionLink", "RouteLink", "Encode",
        "GetEnumSelectList", "AttributeEncode", "FormatValue",

        // Addresses.
        "Action", "Page", "RouteUrl", "Content", "IsLocalUrl", "GetPathByAction", "GetPathByPage",

        // Texts.
        "ToString", "Format", "Join", "Concat", "Trim", "Substring", "Replace", "ToUpper", "ToLower", "ToUpperInvariant", "ToLowerInvariant", "ToShortDateString",
        "ToLongDateString", "ToShortTimeString", "ToLocalTime", "GetString", "GetValueOrDefault", "HtmlEncode", "UrlEncode", "Escape", "EscapeDataString",

        // Numbers, dates, conditions and sequences.
        "Count", "Any", "All", "Sum", "Min", "Max", "First", "FirstOrDefault", "Single", "SingleOrDefault", "Last", "LastOrDefault", "Where", "Select", "OrderBy",
        "OrderByDescending", "ToList", "ToArray", "Contains", "ContainsKey", "TryGetValue", "StartsWith", "EndsWith", "Equals", "IsNullOrEmpty", "IsNullOrWhiteSpace", "Round",
        "IsInRole", "FindFirst", "FindFirstValue", "HasClaim", "AddDays", "AddMonths", "AddYears", "Range", "Take", "Skip", "Distinct", "Cast", "OfType", "GetName",
    };

    private static readonly HashSet<string> Partial = new(StringComparer.Ordinal) { "Partial", "PartialAsync", "RenderPartial", "RenderPartialAsync" };

    /// <summary>Words before a parenthesis that are no calls.</summary>
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "if", "for", "foreach", "while", "switch", "lock", "using", "catch", "when", "nameof", "typeof", "default", "sizeof", "in", "is", "as", "and", "or", "not", "return", "case", "await",
    };

    /// <summary>The name of the partial view that the code renders; null where it renders none, or it is not a literal.</summary>
    public static string? PartialIn(string code)
    {
        foreach (var (name, _, behind) in In(code))
        {
            var quote = CSharpText.SkipSpace(code, behind + 1);
            if (Partial.Contains(name) && CSharpText.At(code, quote, '"') && code.IndexOf('"', quote + 1) is > 0 and var end)
            {
                return code.Substring(quote + 1, end - quote - 1);
            }
        }

        return null;
    }

    /// <summary>Whether it may write what cannot be seen.</summary>
    public static bool MayWrite(string code, CodePlace place)
    {
        foreach (var (name, isMember, _) in In(code))
        {
            if (Keywords.Contains(name) || Harmless.Contains(name))
            {
                continue;
            }

            // The result of a statement goes nowhere; what it calls in the page itself may write.
            if (place == CodePlace.Rendered || !isMember || name.StartsWith("Render", StringComparison.Ordinal) || name.StartsWith("Write", StringComparison.Ordinal)
                || name.StartsWith("Invoke", StringComparison.Ordinal) || Partial.Contains(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Each name before a parenthesis, whether it is a member of something, and where the parenthesis is.</summary>
    private static IEnumerable<(string Name, bool IsMember, int Behind)> In(string code)
    {
        var before = '\0';
        for (var i = 0; i < code.Length;)
        {
            var literal = CSharpText.Skip(code, i);
            if (literal != i)
            {
                i = literal < 0 ? code.Length : literal;
                before = '"';
            }
            else if (CSharpText.IsWordStart(code[i]))
            {
                var end = CSharpText.WordEnd(code, i);
                var behind = CSharpText.SkipSpace(code, end);
                if (CSharpText.At(code, behind, '('))
                {
                    yield return (code.Substring(i, end - i), before == '.', behind);
                }

                before = IsNew(code, i, end) ? '.' : 'a';
                i = end;
            }
            else
            {
                before = char.IsWhiteSpace(code[i]) ? before : code[i];
                i++;
            }
        }
    }

    /// <summary>What follows <c>new</c> is a type, whose creation writes nothing.</summary>
    private static bool IsNew(string code, int start, int end) => end - start == 3 && string.CompareOrdinal(code, start, "new", 0, 3) == 0;
}
