using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.CodeFixes.Text;

/// <summary>Whether code may speak of what it speaks of where it is put.</summary>
internal static class NamesInScope
{
    /// <summary>Whether every name that the code does not bring along means something at the place, and what it means is declared above the position.</summary>
    public static bool AreThey(string code, CodeFragment fragment, SyntaxNode place, int position, SemanticModel model)
    {
        var parsed = fragment.Parse(code);
        var own = parsed.DescendantNodes().Select(DeclaredName).OfType<string>().ToList();
        return parsed.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Where(IsRoot)
            .Select(name => name.Identifier.ValueText)
            .All(name => own.Contains(name) || name is "var" or "_" or "nameof" || IsKnown(name, place, position, model));
    }

    private static bool IsKnown(string name, SyntaxNode place, int position, SemanticModel model) =>
        model.LookupSymbols(place.SpanStart, name: name).Any(symbol => symbol is not ILocalSymbol || IsDeclaredBefore(symbol, place, position));

    /// <summary>Locals of the program are seen in its functions, but not in its types.</summary>
    private static bool IsDeclaredBefore(ISymbol local, SyntaxNode place, int position) =>
        local.DeclaringSyntaxReferences.FirstOrDefault() is not { } reference
        || (reference.Span.Start < position
            && (reference.GetSyntax().FirstAncestorOrSelf<GlobalStatementSyntax>() is null) == (place.FirstAncestorOrSelf<GlobalStatementSyntax>() is null));

    private static bool IsRoot(IdentifierNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == name,
        QualifiedNameSyntax qualified => qualified.Left == name,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Left != name,
        MemberBindingExpressionSyntax or AliasQualifiedNameSyntax or NameColonSyntax or NameEqualsSyntax or SubpatternSyntax => false,
        _ => !name.IsMissing,
    };

    private static string? DeclaredName(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        ForEachStatementSyntax loop => loop.Identifier.ValueText,
        CatchDeclarationSyntax caught => caught.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        _ => null,
    };
}
