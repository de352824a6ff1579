using System.Collections.Immutable;
using CookieSecurity.Analyzers.Razor;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.Rules.RazorForms;

/// <summary>How a form gets a token.</summary>
internal static class FormEdits
{
    private const string Forms = "Microsoft.AspNetCore.Components.Forms";

    public static ImmutableArray<ProposedEdit> For(MissingToken missing, MarkupTag form, RazorFileContext file) => ImmutableArray.Create(missing switch
    {
        MissingToken.Declined => Replace(file, WithSpaceBefore(form.Attribute("asp-antiforgery")!.Span, file.Text), string.Empty, "Remove asp-antiforgery=\"false\""),
        MissingToken.Address => Replace(file, new TextSpan(form.Attributes[form.Attributes.Length - 1].Span.End, 0), " asp-antiforgery=\"true\"", "Add asp-antiforgery=\"true\""),
        MissingToken.Component => FirstLine(file, form, IsImported(file) ? "<AntiforgeryToken />" : "<" + Forms + ".AntiforgeryToken />", "Add <AntiforgeryToken />"),
        _ => FirstLine(file, form, "@Html.AntiForgeryToken()", "Add @Html.AntiForgeryToken()"),
    });

    private static ProposedEdit Replace(RazorFileContext file, TextSpan span, string text, string title) =>
        new(EditKind.ReplaceText, string.Empty, text, ImmutableArray.Create(file.Place(span))) { Title = title };

    /// <summary>A line of its own where what follows the tag stands on one, deeper than the tag as that line is.</summary>
    private static ProposedEdit FirstLine(RazorFileContext file, MarkupTag form, string content, string title)
    {
        var text = file.Text;
        var line = text.Lines.GetLineFromPosition(form.Span.End);
        var isLast = text.ToString(TextSpan.FromBounds(form.Span.End, line.End)).Trim().Length == 0;
        if (!isLast || line.LineNumber + 1 >= text.Lines.Count)
        {
            return Replace(file, new TextSpan(form.Span.End, 0), content, title);
        }

        var own = IndentationOf(text, text.Lines.GetLineFromPosition(form.Span.Start));
        var next = IndentationOf(text, text.Lines[line.LineNumber + 1]);
        var indentation = next.Length > own.Length ? next : own + "    ";
        var newLine = text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
        return Replace(file, new TextSpan(line.End, 0), newLine + indentation + content, title);
    }

    private static string IndentationOf(SourceText text, TextLine line)
    {
        var written = text.ToString(line.Span);
        return written.Substring(0, written.Length - written.TrimStart().Length);
    }

    private static TextSpan WithSpaceBefore(TextSpan span, SourceText text)
    {
        var start = span.Start;
        while (start > 0 && char.IsWhiteSpace(text[start - 1]))
        {
            start--;
        }

        return TextSpan.FromBounds(start, span.End);
    }

    /// <summary>Whether the component's name is enough.</summary>
    private static bool IsImported(RazorFileContext file)
    {
        if (Imports(file.Markup))
        {
            return true;
        }

        foreach (var imports in file.Razor.Files.ComponentsNamed("_Imports", file.Cancellation))
        {
            if (Imports(imports))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Imports(MarkupFile file)
    {
        foreach (var directive in file.Directives())
        {
            if (directive is { Keyword: "using", Argument: Forms })
            {
                return true;
            }
        }

        return false;
    }
}
