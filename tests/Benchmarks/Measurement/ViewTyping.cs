using System.Globalization;
using CookieSecurity.Benchmarks.RazorCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CookieSecurity.Benchmarks.Measurement;

/// <summary>Somebody types at the end of one view, again and again; all code and every other view stay as they were.</summary>
internal sealed class ViewTyping(ParsedProgram program, string path)
{
    private int keystrokes;

    public ParsedProgram Program { get; private set; } = program;

    public AdditionalText View => Program.Options.AdditionalFiles.Single(file => file.Path == path);

    public void Press()
    {
        var text = View.GetText()!.ToString() + string.Create(CultureInfo.InvariantCulture, $"<p>{++keystrokes}</p>");
        var options = new AnalyzerOptions(Program.Options.AdditionalFiles.Replace(View, new View(path, text)), Program.Options.AnalyzerConfigOptionsProvider);
        Program = Program with { Options = options };
    }
}
