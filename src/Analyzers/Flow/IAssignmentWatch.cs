using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>A watch that also wants to know which properties are assigned, of objects that are followed and of others.</summary>
internal interface IAssignmentWatch
{
    void Assigned(IPropertySymbol property, Value value, SyntaxNode node);
}
