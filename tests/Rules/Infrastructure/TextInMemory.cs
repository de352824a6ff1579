using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Tests.Infrastructure;

/// <summary>A file that is no code, as the compiler hands it to analyzers.</summary>
internal sealed class TextInMemory(string path, string text) : AdditionalText
{
    private readonly SourceText content = SourceText.From(text);

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => content;
}
