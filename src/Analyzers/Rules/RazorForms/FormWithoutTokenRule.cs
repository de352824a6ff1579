using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Analyzers.Razor;
using CookieSecurity.Analyzers.Reporting;

namespace CookieSecurity.Analyzers.Rules.RazorForms;

/// <summary>A form in a Razor file that posts to this application and gets no antiforgery token (CWE-352).</summary>
internal static class FormWithoutTokenRule
{
    private static readonly Microsoft.CodeAnalysis.DiagnosticDescriptor Rule = RazorDescriptors.FormWithoutToken;

    public static void Check(RazorFileContext file)
    {
        if (file.Markup.Forms.IsEmpty || !file.Covers(Rule))
        {
            return;
        }

        TagHelperScope? scope = null;
        foreach (var form in file.Markup.Forms)
        {
            var missing = file.Markup.IsComponent
                ? PostedForm.InComponent(form.Tag, () => file.Razor.MayBeInteractive(file.Cancellation))
                : PostedForm.InView(form.Tag, scope ??= file.Razor.Files.ScopeOf(file.File, file.Markup, file.Cancellation));
            if (missing != MissingToken.No && IsSentWithout(file, form, scope) && !file.Razor.HasTokensOnly(file.Options(Rule), file.Cancellation))
            {
                var (because, advice) = Words(missing);
                file.Report(Rule, form.Tag.Span, FormEdits.For(missing, form.Tag, file), because, advice);
            }
        }
    }

    /// <summary>Neither what stands in the form nor, as far as can be seen, anything else gives it a token.</summary>
    private static bool IsSentWithout(RazorFileContext file, MarkupForm form, TagHelperScope? scope) =>
        (file.Markup.IsComponent ? file.Razor.HasTokenComponent : !file.Razor.MayBeHelped(scope!, file.Cancellation))
        && !file.Markup.IsSentByScript
        && new TokenSearch(file.Razor.Files, file.Markup, file.Cancellation).In(form.Content) == TokenPresence.Absent;

    private static (string Because, string Advice) Words(MissingToken missing) => missing switch
    {
        MissingToken.Declined => ("as asp-antiforgery=\"false\" asks for none", "remove that attribute"),
        MissingToken.Address => ("as the form tag helper gives none to a form with an action of its own", "add asp-antiforgery=\"true\""),
        MissingToken.OptedOut => ("as the exclamation mark keeps the form tag helper away from it", "remove that mark, or add @Html.AntiForgeryToken()"),
        MissingToken.NoTagHelper => ("as no form tag helper is in scope", "add @Html.AntiForgeryToken(), or @addTagHelper *, Microsoft.AspNetCore.Mvc.TagHelpers to _ViewImports.cshtml"),
        _ => ("as a form of a component gets none by itself", "add <AntiforgeryToken />"),
    };
}
