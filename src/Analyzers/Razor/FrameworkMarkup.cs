using System;
using System.Collections.Generic;

namespace CookieSecurity.Analyzers.Razor;

/// <summary>Elements and components of the framework that people put into forms, and that write no token.</summary>
internal static class FrameworkMarkup
{
    private static readonly HashSet<string> Components = new(StringComparer.Ordinal)
    {
        "InputText", "InputTextArea", "InputNumber", "InputCheckbox", "InputDate", "InputFile", "InputSelect", "InputRadio", "InputRadioGroup", "InputHidden",
        "ValidationMessage", "ValidationSummary", "DataAnnotationsValidator", "NavLink", "PageTitle", "HeadContent", "DisplayName", "Label",
    };

    private static readonly HashSet<string> TagHelpers = new(StringComparer.OrdinalIgnoreCase) { "distributed-cache" };

    public static bool IsComponent(string name) => Components.Contains(name);

    /// <summary>Names that HTML has not: <c>vc:menu</c>, <c>my-field</c>. A tag helper may make anything of them.</summary>
    public static bool IsCustom(string name) => name.IndexOf('-') >= 0 || name.IndexOf(':') >= 0;

    public static bool IsTagHelper(string name) => TagHelpers.Contains(name);
}
