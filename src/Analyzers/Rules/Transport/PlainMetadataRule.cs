using System.Collections.Immutable;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.SignIn;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.TransportDescriptors;

namespace CookieSecurity.Analyzers.Rules.Transport;

/// <summary>CKS5004 <c>RequireHttpsMetadata = false</c> outside of development.</summary>
internal static class PlainMetadataRule
{
    private const string RequireHttpsMetadata = nameof(RequireHttpsMetadata);

    public static readonly NameSet Names = new(RequireHttpsMetadata);

    public static void Check(FileContext file)
    {
        var reached = new ReachedAssignments(file.Application.Flow, file.Cancellation);
        foreach (var token in file.Tokens(Names))
        {
            if (AssignmentOf(token) is not { } assignment
                || file.Model.GetSymbolInfo(assignment.Left, file.Cancellation).Symbol is not IPropertySymbol property
                || !property.IsFromFramework()
                || UnknownConditions.Hold(assignment)
                || IsOverwritten(assignment)
                || reached.ValueOf(assignment) is not { } value || !value.IsAlways(false))
            {
                continue;
            }

            file.Report(PlainMetadata, assignment.GetLocation(), PlainMetadataEdits.For(file, assignment));
        }
    }

    private static AssignmentExpressionSyntax? AssignmentOf(SyntaxToken name)
    {
        var target = name.Parent is { Parent: MemberAccessExpressionSyntax access } && access.Name == name.Parent ? access
            : name.Parent is { Parent: ConditionalAccessExpressionSyntax or MemberBindingExpressionSyntax } ? null
            : name.Parent;
        return target?.Parent is AssignmentExpressionSyntax assignment && assignment.Left == target ? assignment : null;
    }

    /// <summary>A later write of the same function has the last word.</summary>
    private static bool IsOverwritten(AssignmentExpressionSyntax assignment)
    {
        var function = assignment.FirstAncestorOrSelf<SyntaxNode>(static node => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax);
        foreach (var node in function?.DescendantNodes() ?? [])
        {
            if (node is AssignmentExpressionSyntax other && other.SpanStart > assignment.Span.End && other.Left.ToString() == assignment.Left.ToString())
            {
                return true;
            }
        }

        return false;
    }
}
