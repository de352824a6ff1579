using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CookieSecurity.Analyzers.Rules;
using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Tests.Symbols;

/// <summary>The names of the framework's types and members that the analyzers ask for, read from their source: one that is added is here too.</summary>
internal static partial class FrameworkNames
{
    private static readonly ImmutableArray<SyntaxNode> Nodes =
    [
        .. SourceProgram.Product().SyntaxTrees
            .Where(tree => tree.FilePath.StartsWith(Path.Combine(ReferencePacks.RepositoryFolder, "src", "Analyzers"), StringComparison.Ordinal))
            .SelectMany(tree => tree.GetRoot().DescendantNodes()),
    ];

    /// <summary>What is looked up, as it stands there: a literal, or something that this test cannot read.</summary>
    public static IEnumerable<ExpressionSyntax> LookedUp { get; } =
    [
        .. Nodes.OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FindType" or "FindReferenced" })
            .Select(call => call.ArgumentList.Arguments[0].Expression),
    ];

    /// <summary>Metadata names of types.</summary>
    public static ImmutableArray<string> Types { get; } =
    [
        .. Literals(Nodes.OfType<LiteralExpressionSyntax>()).Where(text => FullName().IsMatch(text)).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>Simple names that rules start from, or that a symbol's name is compared with.</summary>
    public static ImmutableArray<string> Words { get; } =
    [
        .. RuleFamilies.Triggers.SelectMany(names => names.All)
            .Union(Literals(Nodes.OfType<LiteralExpressionSyntax>().Where(IsCompared)).Where(text => Word().IsMatch(text)))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The static members whose values the analyzers know, as a type's simple name, the member, and the value.</summary>
    public static ImmutableArray<(string Type, string Member, ExpressionSyntax Value)> Values { get; } =
    [
        .. from assignment in Nodes.OfType<AssignmentExpressionSyntax>()
           let key = (assignment.Left as ImplicitElementAccessSyntax)?.ArgumentList.Arguments[0].Expression as TupleExpressionSyntax
           where key is not null
           let names = Literals(key.Arguments.Select(argument => argument.Expression)).ToList()
           where names.Count == 2
           select (names[0], names[1], assignment.Right),
    ];

    private static bool IsCompared(LiteralExpressionSyntax literal) =>
        literal.Parent is ConstantPatternSyntax or CaseSwitchLabelSyntax || literal.Parent.IsKind(SyntaxKind.EqualsExpression) || literal.Parent.IsKind(SyntaxKind.NotEqualsExpression);

    private static IEnumerable<string> Literals(IEnumerable<ExpressionSyntax> expressions) =>
        expressions.OfType<LiteralExpressionSyntax>().Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression)).Select(literal => literal.Token.ValueText);

    [GeneratedRegex(@"^(Microsoft|System)(\.[A-Z]\w*)+(`\d)?(\+\w+)*$")]
    private static partial Regex FullName();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*$")]
    private static partial Regex Word();
}
