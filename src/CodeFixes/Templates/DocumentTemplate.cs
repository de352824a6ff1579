using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Templates;

/// <summary>
/// A whole file that a fix brings along: <c>{text:SessionProtection;BindsNetwork=true}</c> is the text of that name, with the property of that
/// name answering so. The text itself is a file beside this one, which compiles as it stands.
/// </summary>
internal sealed class DocumentTemplate
{
    private const string Start = "{text:";
    private const string End = "}";
    private const string Namespace = "ApplicationNamespace";

    private readonly string name;
    private readonly IReadOnlyList<string[]> choices;

    private DocumentTemplate(string name, IReadOnlyList<string[]> choices)
    {
        this.name = name;
        this.choices = choices;
    }

    /// <summary>Null where the value is the text.</summary>
    public static DocumentTemplate? Named(string value)
    {
        if (!value.StartsWith(Start, StringComparison.Ordinal) || !value.EndsWith(End, StringComparison.Ordinal))
        {
            return null;
        }

        var parts = value.Substring(Start.Length, value.Length - Start.Length - End.Length).Split(';');
        return new DocumentTemplate(parts[0], parts.Skip(1).Select(choice => choice.Split('=')).ToList());
    }

    /// <summary>The text for a class of this name, with line ends of Unix.</summary>
    public string Render(string className, string space, DocumentStyle style)
    {
        var text = Read(name);
        var root = SyntaxFactory.ParseCompilationUnit(text);
        var changes = Choices(root).Concat(style.AllowsNullable ? [] : NullableMarks(root)).Concat(Imported(root, style)).OrderBy(change => change.Span.Start);
        text = SourceText.From(text).WithChanges(changes).ToString();
        text = Regex.Replace(text, @"\b" + Regex.Escape(name) + @"\b(?!\.)", className);
        text = text.Replace("namespace " + Namespace + ";", "namespace " + space + ";");
        text = style.NamespacesAreFileScoped ? text : AsBlock(text, space);
        return style.IndentsWithTabs ? Regex.Replace(text, "^(    )+", spaces => new string('\t', spaces.Length / 4), RegexOptions.Multiline) : text;
    }

    private static string Read(string name)
    {
#pragma warning disable RS0030 // A resource of this assembly is a part of it: nothing outside is read.
        var type = typeof(DocumentTemplate);
        using var stream = type.Assembly.GetManifestResourceStream(type, name + ".cs.txt")!;
        using var reader = new System.IO.StreamReader(stream);
        return reader.ReadToEnd().Replace("\r\n", "\n");
#pragma warning restore RS0030
    }

    private IEnumerable<TextChange> Choices(CompilationUnitSyntax root) =>
        from choice in choices
        from property in root.DescendantNodes().OfType<PropertyDeclarationSyntax>()
        where property.Identifier.ValueText == choice[0] && property.ExpressionBody is not null
        select new TextChange(property.ExpressionBody!.Expression.Span, choice[1]);

    /// <summary>Every type in the text that may be null is a class, so without the mark it is what it was before there were marks.</summary>
    private static IEnumerable<TextChange> NullableMarks(CompilationUnitSyntax root) =>
        root.DescendantNodes().OfType<NullableTypeSyntax>().Select(type => new TextChange(type.QuestionToken.Span, string.Empty));

    private static IEnumerable<TextChange> Imported(CompilationUnitSyntax root, DocumentStyle style) => root.Usings
        .Where(directive => style.ImportedEverywhere.Contains(directive.Name!.ToString()))
        .Select(directive => new TextChange(directive.FullSpan, string.Empty));

    private static string AsBlock(string text, string space)
    {
        var head = "namespace " + space + ";\n";
        var start = text.IndexOf(head, StringComparison.Ordinal);
        var body = text.Substring(start + head.Length).Trim('\n');
        var indented = string.Join("\n", body.Split('\n').Select(line => line.Length == 0 ? line : "    " + line));
        return text.Substring(0, start) + "namespace " + space + "\n{\n" + indented + "\n}\n";
    }
}
