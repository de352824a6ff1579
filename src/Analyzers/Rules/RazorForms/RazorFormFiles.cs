using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Analyzers.Razor;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CookieSecurity.Analyzers.Rules.RazorForms;

/// <summary>
/// Every rule that starts from the markup of a <c>.cshtml</c> or <c>.razor</c> file. The Razor SDK hands these files to the compiler as
/// additional ones; most of them end with one look at their text.
/// </summary>
internal static class RazorFormFiles
{
    public static void Register(CompilationStartAnalysisContext context, ApplicationModel application)
    {
        var razor = new RazorModel(context.Compilation, context.Options, application);
        context.RegisterAdditionalFileAction(file => Check(file, razor));
    }

    private static void Check(AdditionalFileAnalysisContext context, RazorModel razor)
    {
        var path = context.AdditionalFile.Path;
        var isView = MarkupFile.IsView(path);
        if (!(isView || MarkupFile.IsComponentPath(path)) || context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
        {
            return;
        }

        // In most views every form gets its token by the imports of the folder alone.
        var told = RazorText.Of(text);
        var hasForm = told.MayPost && (told.MayOptOut || !isView || !razor.Files.ImportFormHelper(context.AdditionalFile, context.CancellationToken));
        var hasScript = told.MaySendByScript && RazorDescriptors.ScriptWithoutToken.IsOnOutsideCode(context.Compilation, context.CancellationToken);
        if (!hasForm && !hasScript)
        {
            return;
        }

        var file = new RazorFileContext(context, text, razor);
        if (file.Markup.IsUnderstood)
        {
            if (hasForm)
            {
                FormWithoutTokenRule.Check(file);
            }

            if (hasScript)
            {
                ScriptWithoutTokenRule.Check(file);
            }
        }
    }
}
