using System.Linq;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.SignIn;

/// <summary>Formats and protectors of the application's own: whether what they call protection can be any.</summary>
internal sealed class OwnFormats(FlowModel flow, CancellationToken cancellation)
{
    private const string Protect = nameof(Protect);

    /// <summary>Calls that turn one thing into another and hide nothing.</summary>
    private static readonly string[] Encodings = ["System.Text", "System.Convert", "System.String", "System.Buffers.Text", "System.IO", "System.Linq", "System.Web", "System.Net.WebUtility",
        "System.Uri", "System.ArgumentNullException", "System.MemoryExtensions", "System.Span`1", "System.ReadOnlySpan`1", "Microsoft.AspNetCore.WebUtilities", "Microsoft.AspNetCore.Authentication.TicketSerializer",
        "Microsoft.AspNetCore.Authentication.PropertiesSerializer", "Microsoft.AspNetCore.Authentication.IDataSerializer`1", "Newtonsoft.Json"];

    /// <summary>Whether the expression makes a format of this compilation, or the framework's around a protector of it, that only encodes.</summary>
    public bool ProtectNothing(ExpressionSyntax expression, SemanticModel model)
    {
        if (model.GetTypeInfo(expression, cancellation).Type is not INamedTypeSymbol type)
        {
            return false;
        }

        if (flow.Bodies.IsHere(type))
        {
            return Implements(type, "ISecureDataFormat") && OnlyEncodes(type);
        }

        // `new TicketDataFormat(protector)`.
        return expression is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: var arguments } && type.IsFromFramework() && Implements(type, "ISecureDataFormat")
            && arguments.Any(argument => model.GetTypeInfo(argument.Expression, cancellation).Type is INamedTypeSymbol protector
                && flow.Bodies.IsHere(protector) && Implements(protector, "IDataProtector") && OnlyEncodes(protector));
    }

    private static bool Implements(INamedTypeSymbol type, string name) => type.AllInterfaces.Any(implemented => implemented.Name == name && implemented.IsFromFramework());

    private bool OnlyEncodes(INamedTypeSymbol type)
    {
        var found = false;
        foreach (var member in type.GetMembers(Protect))
        {
            if (member is not IMethodSymbol { DeclaringSyntaxReferences.Length: 1, IsAbstract: false } method || !OnlyEncodes(method.DeclaringSyntaxReferences[0].GetSyntax(cancellation), 3))
            {
                return false;
            }

            found = true;
        }

        return found && type.TypeKind == TypeKind.Class;
    }

    private bool OnlyEncodes(SyntaxNode code, int depth)
    {
        var model = flow.Bodies.ModelOf(code.SyntaxTree);
        var gives = false;
        foreach (var node in code.DescendantNodes())
        {
            if (node is ThrowExpressionSyntax or ThrowStatementSyntax)
            {
                return false;
            }

            gives |= node is ReturnStatementSyntax or ArrowExpressionClauseSyntax;
            var symbol = node switch
            {
                InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } => null,
                InvocationExpressionSyntax call => model.GetSymbolInfo(call, cancellation).Symbol ?? model.Compilation.Assembly,
                BaseObjectCreationExpressionSyntax creation => model.GetSymbolInfo(creation, cancellation).Symbol ?? model.Compilation.Assembly,
                BinaryExpressionSyntax { RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.ExclusiveOrExpression } => model.Compilation.Assembly,
                _ => null,
            };
            if (symbol is not null && !OnlyEncodes(symbol, node, depth))
            {
                return false;
            }
        }

        return gives;
    }

    private bool OnlyEncodes(ISymbol symbol, SyntaxNode use, int depth)
    {
        if (symbol is not IMethodSymbol method)
        {
            return false;
        }

        if (flow.Bodies.IsHere(method))
        {
            var body = method.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
            return depth > 0 && method is { IsAbstract: false, IsVirtual: false, IsOverride: false } && method.ContainingType.TypeKind != TypeKind.Interface && (body.Contains(use) || OnlyEncodes(body, depth - 1));
        }

        var name = method.ContainingType is { } type ? type.ContainingNamespace.ToDisplayString() + "." + type.MetadataName : string.Empty;
        return method.MethodKind != MethodKind.DelegateInvoke && Encodings.Any(encoding => name.StartsWith(encoding, System.StringComparison.Ordinal))
            && !name.StartsWith("System.Security", System.StringComparison.Ordinal);
    }
}
