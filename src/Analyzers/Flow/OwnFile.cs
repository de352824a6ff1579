using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>
/// Whether all that a helper does is said in its own file or in references: while that file and all declarations stay as they are, so does what
/// it returns. Fields and properties of this compilation are written from anywhere.
/// </summary>
internal sealed class OwnFile(SyntaxTree file, Bodies bodies, CancellationToken cancellation)
{
    private readonly HashSet<IMethodSymbol> asked = new(SymbolEqualityComparer.Default);

    public bool SaysAllOf(IMethodSymbol method)
    {
        method = method.OriginalDefinition;
        if (!bodies.IsHere(method) || method.MethodKind == MethodKind.LocalFunction)
        {
            // The code of a local function is part of what is around it.
            return true;
        }

        if (method.IsGenericMethod || method.ContainingType.IsGenericType || method.IsPartialDefinition || method.PartialDefinitionPart is not null
            || method.DeclaringSyntaxReferences[0].SyntaxTree != file)
        {
            return false;
        }

        return !asked.Add(method) || (bodies.GraphOf(method, cancellation) is { } graph && IsSaid(graph.OriginalOperation));
    }

    private bool IsSaid(IOperation body)
    {
        foreach (var operation in body.DescendantsAndSelf())
        {
            var isSaid = operation switch
            {
                IInvocationOperation call => SaysAllOf(call.TargetMethod),
                IMethodReferenceOperation reference => SaysAllOf(reference.Method),
                IObjectCreationOperation { Constructor: { } constructor } => IsOfReference(constructor.ContainingType),
                IMemberReferenceOperation { Member: var member } => IsOfReference(member.ContainingType) || member is IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum },
                _ => true,
            };
            if (!isSaid)
            {
                return false;
            }
        }

        return true;
    }

    private bool IsOfReference(ITypeSymbol type) => !bodies.IsHere(type);
}
