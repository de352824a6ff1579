using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>A dotted path from an options object, such as <c>Cookie.SecurePolicy</c>.</summary>
internal static class OptionsPath
{
    /// <summary>Whether the last part can be set on an object of the type.</summary>
    public static bool IsSettable(ITypeSymbol? type, string path)
    {
        var parts = path.Split('.');
        for (var i = 0; i < parts.Length; i++)
        {
            var member = MembersOf(type, parts[i]).FirstOrDefault(one => one is IPropertySymbol or IFieldSymbol && !one.IsStatic);
            if (i == parts.Length - 1)
            {
                return member is IPropertySymbol { SetMethod.IsInitOnly: false } or IFieldSymbol { IsReadOnly: false, IsConst: false };
            }

            type = (member as IPropertySymbol)?.Type ?? (member as IFieldSymbol)?.Type;
        }

        return false;
    }

    /// <summary>The object that the path's last part is set on; empty for the options themselves.</summary>
    public static string OwnerOf(string path) => path.Substring(0, Math.Max(path.LastIndexOf('.'), 0));

    /// <summary>Whether the path is the object, or something of it.</summary>
    public static bool IsWithin(string path, string owner) => path == owner || path.StartsWith(owner + ".", StringComparison.Ordinal);

    /// <summary>The paths that assignments within the node set on the parameter.</summary>
    public static IEnumerable<string> AssignedIn(SyntaxNode node, string parameter) => node.DescendantNodesAndSelf()
        .OfType<AssignmentExpressionSyntax>()
        .Select(assignment => Of(assignment.Left, parameter))
        .OfType<string>();

    public static string? Of(ExpressionSyntax expression, string parameter) => expression switch
    {
        MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax root } access when root.Identifier.ValueText == parameter => access.Name.Identifier.ValueText,
        MemberAccessExpressionSyntax access when Of(access.Expression, parameter) is { } owner => owner + "." + access.Name.Identifier.ValueText,
        PostfixUnaryExpressionSyntax forgiven => Of(forgiven.Operand, parameter),
        _ => null,
    };

    private static IEnumerable<ISymbol> MembersOf(ITypeSymbol? type, string name)
    {
        for (var one = type; one is not null; one = one.BaseType)
        {
            foreach (var member in one.GetMembers(name))
            {
                yield return member;
            }
        }
    }
}
