using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Antiforgery;

/// <summary>A filter that is put into a list of filters.</summary>
/// <param name="Filter">The expression or type that says which.</param>
/// <param name="Call">The call that adds it; null in an initializer.</param>
/// <param name="Mark">What it does.</param>
/// <param name="IsGlobal">Whether the list is that of the whole application; else it is one of a convention, which may apply to some actions only.</param>
/// <param name="Owner">The type whose list it is.</param>
internal sealed record FilterAddition(SyntaxNode Filter, InvocationExpressionSyntax? Call, ForgeryMark Mark, bool IsGlobal, INamedTypeSymbol Owner);
