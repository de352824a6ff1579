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
        if (!(MarkupFile.IsView(path) || MarkupFile.IsComponentPath(path))
            || context.AdditionalFile.GetText(context.CancellationToken) is not { } text || !RazorText.Of(text).MaySend)
        {
            return;
        }

        // In most views every form gets its token by the imports of the folder alone.
        if (MarkupFile.IsView(path) && !RazorText.Of(text).IsTelling && razor.Files.ImportFormHelper(context.AdditionalFile, context.CancellationToken))
        {
            return;
        }

        var file = new RazorFileContext(context, text, razor);
        if (file.Markup.IsUnderstood)
        {
            FormWithoutTokenRule.Check(file);
            ScriptWithoutTokenRule.Check(file);
        }
    }
}
