using System;
using System.Collections.Generic;
using System.Collections.Immutable;

namespace CookieSecurity.Analyzers.Razor;

/// <summary>
/// Whether the framework's form tag helper sees the forms of a view: what <c>@addTagHelper</c>, <c>@removeTagHelper</c> and
/// <c>@tagHelperPrefix</c> say, in the view and in the <c>_ViewImports.cshtml</c> files of its folder and those above it.
/// </summary>
/// <remarks>https://learn.microsoft.com/aspnet/core/mvc/views/tag-helpers/intro#managing-tag-helper-scope</remarks>
internal sealed class TagHelperScope
{
    private const string FormTagHelper = "Microsoft.AspNetCore.Mvc.TagHelpers.FormTagHelper";
    private const string Assembly = "Microsoft.AspNetCore.Mvc.TagHelpers";
    private const string RazorAssembly = "Microsoft.AspNetCore.Mvc.Razor";

    private readonly HashSet<string> others = new(StringComparer.Ordinal);

    private TagHelperScope()
    {
    }

    /// <summary>Whether the form tag helper is in scope.</summary>
    public bool HasForm { get; private set; }

    /// <summary>What stands before the names of tags that tag helpers see; empty where nothing does.</summary>
    public string Prefix { get; private set; } = string.Empty;

    /// <summary>False where a directive cannot be read.</summary>
    public bool IsKnown { get; private set; } = true;

    /// <summary>Assemblies of which tag helpers are in scope that are not the framework's.</summary>
    public IEnumerable<string> Others => others;

    /// <param name="files">The imports from the outermost folder inwards, the view last.</param>
    public static TagHelperScope Of(ImmutableArray<MarkupFile> files)
    {
        var scope = new TagHelperScope();
        foreach (var file in files)
        {
            scope.IsKnown &= file.IsUnderstood;
            foreach (var directive in file.Directives())
            {
                scope.Apply(directive);
            }
        }

        return scope;
    }

    private void Apply(MarkupDirective directive)
    {
        switch (directive.Keyword)
        {
            case "tagHelperPrefix":
                Prefix = directive.Argument.Trim('"');
                break;
            case "addTagHelper":
                Apply(directive.Argument, isAdded: true);
                break;
            case "removeTagHelper":
                Apply(directive.Argument, isAdded: false);
                break;
        }
    }

    private void Apply(string argument, bool isAdded)
    {
        var parts = argument.Trim('"').Split(',');
        var assembly = parts.Length == 2 ? parts[1].Trim() : string.Empty;
        var type = parts[0].Trim();
        if (assembly.Length == 0 || type.Length == 0)
        {
            IsKnown = false;
        }
        else if (assembly == Assembly)
        {
            HasForm = Matches(type) ? isAdded : HasForm;
        }
        else if (assembly == RazorAssembly && !isAdded)
        {
            // Without its helper for addresses, what becomes of "~/" differs.
            IsKnown = false;
        }
        else if (isAdded)
        {
            others.Add(assembly);
        }
    }

    private static bool Matches(string type)
    {
        const string global = "global::";
        type = type.StartsWith(global, StringComparison.Ordinal) ? type.Substring(global.Length) : type;
        return type.EndsWith("*", StringComparison.Ordinal)
            ? FormTagHelper.StartsWith(type.Substring(0, type.Length - 1), StringComparison.Ordinal)
            : type == FormTagHelper;
    }
}
