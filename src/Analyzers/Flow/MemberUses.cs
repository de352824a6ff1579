using System.Collections.Generic;
using System.Threading;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>
/// Every place of this compilation that names a field or property: whether one of them writes it or the object in it, or hands that object to
/// code that might.
/// </summary>
internal sealed class MemberUses(Compilation compilation, FlowModel model, ISymbol member, CancellationToken cancellation)
{
    private const int MostHandedOn = 3;

    private readonly HashSet<ISymbol> asked = new(SymbolEqualityComparer.Default);
    private bool constructorsWrite;

    public bool OnlyConstructionWrites(out bool byConstructors)
    {
        var only = AllHarmless(member, MostHandedOn);
        byConstructors = constructorsWrite;
        return only;
    }

    private bool AllHarmless(ISymbol symbol, int depth)
    {
        if (depth == 0)
        {
            return false;
        }

        if (!asked.Add(symbol))
        {
            return true;
        }

        foreach (var (root, semantics) in WhereVisible(symbol))
        {
            if (!(root is CompilationUnitSyntax ? IsHarmlessFile(root, semantics, symbol, depth) : AllHarmlessIn(root, semantics, symbol, depth)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What a file does with a member is remembered, so that a keystroke in one file does not bind what others say.</summary>
    private bool IsHarmlessFile(SyntaxNode root, SemanticModel semantics, ISymbol symbol, int depth)
    {
        var key = symbol.GetDocumentationCommentId();
        if (key is null || !SymbolEqualityComparer.Default.Equals(symbol, member))
        {
            return AllHarmlessIn(root, semantics, symbol, depth);
        }

        if (!model.MemberVerdicts.TryGet(root.SyntaxTree, key, out var verdict))
        {
            var askedBefore = asked.Count;
            var writtenBefore = constructorsWrite;
            constructorsWrite = false;
            verdict = new MemberVerdict(AllHarmlessIn(root, semantics, symbol, depth), constructorsWrite);
            constructorsWrite |= writtenBefore;
            if (asked.Count > askedBefore)
            {
                // What is handed on is judged by files beyond this one.
                return verdict.IsHarmless;
            }

            model.MemberVerdicts.Add(root.SyntaxTree, key, verdict);
        }

        constructorsWrite |= verdict.ConstructorsWrite;
        return verdict.IsHarmless;
    }

    private bool AllHarmlessIn(SyntaxNode root, SemanticModel semantics, ISymbol symbol, int depth)
    {
        foreach (var token in TokensIn(root, symbol.Name))
        {
            if (token.RawKind == (int)SyntaxKind.IdentifierToken
                && token.ValueText == symbol.Name
                && token.Parent is IdentifierNameSyntax name
                && SymbolEqualityComparer.Default.Equals(semantics.GetSymbolInfo(name, cancellation).Symbol?.OriginalDefinition, symbol)
                && !IsHarmless(symbol, name, semantics, depth))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The tokens that may be the name, of all tokens as few as can be; all of them where characters are written as numbers.</summary>
    private static IEnumerable<SyntaxToken> TokensIn(SyntaxNode root, string name)
    {
        if (TreeText.Mentions(root.SyntaxTree, "\\u"))
        {
            foreach (var token in root.DescendantTokens())
            {
                yield return token;
            }

            yield break;
        }

        foreach (var position in TreeText.Positions(root.SyntaxTree, name, root.FullSpan))
        {
            if (root.FindToken(position) is var token && token.Span.Contains(position))
            {
                yield return token;
            }
        }
    }

    private IEnumerable<(SyntaxNode Root, SemanticModel Semantics)> WhereVisible(ISymbol symbol)
    {
        if (symbol is ILocalSymbol or IParameterSymbol)
        {
            var declaration = symbol.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
            var body = declaration.FirstAncestorOrSelf<MemberDeclarationSyntax>(static node => node is not GlobalStatementSyntax) ?? declaration.SyntaxTree.GetRoot(cancellation);
            yield return (body, model.Bodies.ModelOf(declaration.SyntaxTree));
        }
        else if (symbol.DeclaredAccessibility == Accessibility.Private)
        {
            foreach (var reference in symbol.ContainingType.DeclaringSyntaxReferences)
            {
                yield return (reference.GetSyntax(cancellation), model.Bodies.ModelOf(reference.SyntaxTree));
            }
        }
        else
        {
            foreach (var tree in NamedFiles.Of(compilation).Containing(symbol.Name, cancellation))
            {
                yield return (tree.GetRoot(cancellation), model.Bodies.ModelOf(tree));
            }
        }
    }

    private bool IsHarmless(ISymbol symbol, IdentifierNameSyntax name, SemanticModel semantics, int depth)
    {
        // The whole expression that stands for the object: `name`, `this.name`, `Owner.name`.
        ExpressionSyntax use = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        if (symbol is IMethodSymbol)
        {
            if (use.Parent is not InvocationExpressionSyntax call || call.Expression != use)
            {
                return false;
            }

            use = call;
        }

        return SyntaxUse.Of(use) switch
        {
            UseKind.Read => true,
            UseKind.Write => symbol is ILocalSymbol or IParameterSymbol || IsConstruction(symbol, use),
            UseKind.MemberWrite => !IsReference(symbol) || IsConstruction(symbol, use),
            UseKind.Handed when !IsReference(symbol) => true,
            UseKind.Handed => IsHandedHarmlessly(symbol, use, semantics, depth),
            _ => !IsReference(symbol),
        };
    }

    /// <summary>Whether the symbol may stand for a tracked object, under any static type.</summary>
    private static bool IsReference(ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => !IsPlainValue(field.Type),
        IPropertySymbol property => !IsPlainValue(property.Type),
        ILocalSymbol local => !IsPlainValue(local.Type),
        IParameterSymbol parameter => !IsPlainValue(parameter.Type),
        _ => true,
    };

    private static bool IsPlainValue(ITypeSymbol type) => Bodies.IsScalar(type) || Bodies.IsNumber(type);

    private bool IsConstruction(ISymbol symbol, ExpressionSyntax use)
    {
        var isOwn = symbol.IsStatic || use is IdentifierNameSyntax { Parent: not AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } }
            || use is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax };
        if (!isOwn)
        {
            return false;
        }

        foreach (var ancestor in use.Ancestors())
        {
            switch (ancestor)
            {
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax:
                    return false;
                case ConstructorDeclarationSyntax constructor:
                    var inOwnType = SymbolEqualityComparer.Default.Equals(symbol, member)
                        && constructor.Modifiers.Any(SyntaxKind.StaticKeyword) == symbol.IsStatic
                        && constructor.Identifier.ValueText == symbol.ContainingType.Name;
                    constructorsWrite |= inOwnType;
                    return inOwnType;
                case MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }

    /// <summary>The object goes on as an argument, a local, or the result of a member: what is done to it there counts.</summary>
    private bool IsHandedHarmlessly(ISymbol symbol, ExpressionSyntax use, SemanticModel semantics, int depth)
    {
        var carrier = SyntaxUse.Carrier(use);
        switch (carrier.Parent)
        {
            case ArgumentSyntax { Parent.Parent: { } call } argument:
                return IsHarmlessArgument(argument, call, semantics, depth);
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax declarator } when semantics.GetDeclaredSymbol(declarator, cancellation) is ILocalSymbol local:
                return AllHarmless(local, depth - 1);
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax or PropertyDeclarationSyntax }:
                return false;
            case ReturnStatementSyntax or ArrowExpressionClauseSyntax:
                return semantics.GetEnclosingSymbol(carrier.SpanStart, cancellation) is IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.Ordinary or MethodKind.LocalFunction, IsAbstract: false } method
                    && AllHarmless((method.AssociatedSymbol ?? method).OriginalDefinition, depth - 1);
            default:
                return false;
        }
    }

    private bool IsHarmlessArgument(ArgumentSyntax argument, SyntaxNode call, SemanticModel semantics, int depth)
    {
        if (semantics.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method)
        {
            return false;
        }

        if (method.ContainingType.Is(model.Symbols.ResponseCookies)
            || (method.MethodKind == MethodKind.Constructor && method.ContainingType.Is(model.Symbols.CookieOptions)))
        {
            return true;
        }

        return semantics.GetOperation(argument, cancellation) is Microsoft.CodeAnalysis.Operations.IArgumentOperation { Parameter: { } parameter }
            && !method.IsVirtual && !method.IsAbstract && !method.IsOverride
            && model.Bodies.IsHere(method)
            && parameter.OriginalDefinition.DeclaringSyntaxReferences.Length == 1
            && AllHarmless(parameter.OriginalDefinition, depth - 1);
    }
}
