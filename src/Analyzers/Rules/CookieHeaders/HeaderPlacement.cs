using System;
using System.Linq;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.HeaderWrites;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.CookieHeaders;

/// <summary>Where an insecure header is shown: at the text or object that is its value, or at the argument where that was made elsewhere.</summary>
internal static class HeaderPlacement
{
    public static Location? Of(HeaderWrite write, HeaderValue value, AnalyzedBody body, MissingAttributes missing, Func<SyntaxTree, SemanticModel> modelOf)
    {
        if (value.Value.Single is ObjectAtom header)
        {
            var origin = OriginOf(write, header, missing);
            if (origin is not null && body.Contains(origin))
            {
                return origin.GetLocation();
            }

            return write.Call != write.Use && write.Frame.ArgumentOf(header.Site) is ArgumentSyntax argument ? Placement.OfArgument(argument) : value.Syntax?.GetLocation();
        }

        return value.Syntax is { } syntax ? (MadeAt(syntax, modelOf) ?? syntax).GetLocation() : null;
    }

    /// <summary>The text itself: where it stands, or where the local that holds nothing else was declared with it; null where it was made elsewhere.</summary>
    public static ExpressionSyntax? MadeAt(ExpressionSyntax syntax, Func<SyntaxTree, SemanticModel> modelOf)
    {
        var expression = HeaderValues.Unwrapped(syntax);
        if (expression is not IdentifierNameSyntax name)
        {
            return expression;
        }

        return modelOf(name.SyntaxTree).GetSymbolInfo(name).Symbol is ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declared } local
            && declared[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value }
            && value is not IdentifierNameSyntax
            && !IsWritten(local, name)
            ? HeaderValues.Unwrapped(value)
            : null;
    }

    private static bool IsWritten(ILocalSymbol local, SyntaxNode use) =>
        (SetCookieNames.BodyAround(use) ?? use).DescendantNodes().Any(node =>
            (node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } && target.Identifier.ValueText == local.Name)
            || (node is ArgumentSyntax { RefKindKeyword.RawKind: not 0, Expression: IdentifierNameSyntax handed } && handed.Identifier.ValueText == local.Name));

    /// <summary>An assignment that leaves an attribute out in so many words, else the creation.</summary>
    private static SyntaxNode? OriginOf(HeaderWrite write, ObjectAtom header, MissingAttributes missing)
    {
        SyntaxNode? assigned = null;
        SyntaxNode? created = null;
        foreach (var member in new[] { Member.Secure, Member.HttpOnly })
        {
            if (member == Member.Secure ? missing.Secure : missing.HttpOnly)
            {
                foreach (var fact in write.Of(header, member))
                {
                    var isUnset = fact.Atom == Atom.Unset;
                    created ??= isUnset ? fact.Origin : null;
                    assigned ??= isUnset ? null : fact.Origin;
                }
            }
        }

        return created ?? assigned;
    }
}
