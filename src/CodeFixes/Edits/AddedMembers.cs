using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>A type gets members as its last ones.</summary>
internal sealed record AddedMembers(TypeDeclarationSyntax Type, ImmutableArray<string> Code) : NodeEdit(Type)
{
    public static AddedMembers? Create(EditTarget target, string code)
    {
        var members = CodeFragment.Member.Parse(code) is CompilationUnitSyntax { ContainsDiagnostics: false, Members: { Count: 1 } wrapped } && wrapped[0] is TypeDeclarationSyntax wrapper
            ? wrapper.Members
            : default;
        return target.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { ContainsDiagnostics: false } type
            && members.Count > 0
            && !members.Any(member => Has(target.Model.GetDeclaredSymbol(type), member))
                ? new AddedMembers(type, ImmutableArray.Create(code))
                : null;
    }

    public override NodeEdit Merge(NodeEdit other) => this with { Code = Code.Union(((AddedMembers)other).Code).ToImmutableArray() };

    public override IEnumerable<TextChange> Render(EditContext context)
    {
        var layout = context.Layout;
        var outer = layout.IndentationAt(Type.SpanStart);
        var indentation = SourceLayout.Deeper(outer);
        var position = Type.OpenBraceToken.RawKind == 0 ? Type.SpanStart : Type.OpenBraceToken.Span.End;
        var members = Code.Select(code => indentation + layout.Lines(context.Names.Write(code.Trim(), position, CodeFragment.Member), indentation) + layout.NewLine).ToList();
        var text = string.Join(layout.NewLine, members);
        if (Type.OpenBraceToken.RawKind == 0)
        {
            return [new TextChange(Type.SemicolonToken.Span, layout.NewLine + outer + "{" + layout.NewLine + text + outer + "}")];
        }

        var close = Type.CloseBraceToken.SpanStart;
        var gap = Type.Members.Count > 0 ? layout.NewLine : string.Empty;
        if (layout.IsFirstOnLine(close))
        {
            return [new TextChange(new TextSpan(layout.LineStart(close), 0), gap + text)];
        }

        var before = layout.IsBlank(Type.CloseBraceToken.GetPreviousToken().Span.End, close) ? Type.CloseBraceToken.GetPreviousToken().Span.End : close;
        return [new TextChange(TextSpan.FromBounds(before, close), layout.NewLine + gap + text + outer)];
    }

    private static bool Has(INamedTypeSymbol? type, MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => type?.GetMembers(method.Identifier.ValueText).OfType<IMethodSymbol>()
            .Any(existing => existing.Parameters.Length == method.ParameterList.Parameters.Count) == true,
        PropertyDeclarationSyntax property => type?.GetMembers(property.Identifier.ValueText).Length > 0,
        BaseTypeDeclarationSyntax nested => type?.GetTypeMembers(nested.Identifier.ValueText).Length > 0,
        _ => false,
    };
}
