using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.CookieWrites;

/// <summary>Which variables of a body keep the one value that they were given.</summary>
internal sealed class BodyVariables
{
    private readonly HashSet<ISymbol> written = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, IOperation> initial = new(SymbolEqualityComparer.Default);

    private BodyVariables()
    {
    }

    public static BodyVariables Of(IOperation body)
    {
        var variables = new BodyVariables();
        foreach (var operation in body.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Initializer.Value: { } value } declarator:
                    variables.initial[declarator.Symbol] = value;
                    break;
                case IAssignmentOperation assignment:
                    variables.Write(assignment.Target);
                    if (assignment is ISimpleAssignmentOperation { IsRef: true })
                    {
                        variables.Write(assignment.Value);
                    }

                    break;
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                    variables.Write(argument.Value);
                    break;
            }
        }

        return variables;
    }

    public bool IsWritten(ISymbol variable) => written.Contains(variable);

    /// <summary>The expression whose value this one is: of a variable that is never written again, what it was given.</summary>
    public IOperation Origin(IOperation operation)
    {
        const int most = 8;
        for (var i = 0; i < most; i++)
        {
            switch (operation)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                case ILocalReferenceOperation { Local.RefKind: RefKind.None } local when !IsWritten(local.Local) && initial.TryGetValue(local.Local, out var given):
                    operation = given;
                    break;
                default:
                    return operation;
            }
        }

        return operation;
    }

    /// <summary>What the text is known by wherever it is written: a constant, or a symbol whose value does not change in this body; else null.</summary>
    public object? KeyOf(IOperation text)
    {
        text = Origin(text);
        if (text.ConstantValue is { HasValue: true, Value: string constant })
        {
            return constant;
        }

        return text switch
        {
            IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field } when ConstantOf(field) is { } once => once,
            ILocalReferenceOperation { Local.RefKind: RefKind.None } local when !IsWritten(local.Local) => local.Local,
            IParameterReferenceOperation { Parameter.RefKind: RefKind.None } parameter when !IsWritten(parameter.Parameter) => parameter.Parameter,
            IFieldReferenceOperation { Field.IsReadOnly: true, Instance: null or IInstanceReferenceOperation } field when !IsWritten(field.Field) => field.Field,
            IPropertyReferenceOperation { Property: { IsStatic: true, SetMethod: null, DeclaringSyntaxReferences.IsEmpty: true } property } => property,
            _ => null,
        };
    }

    /// <summary>The text that a static field is made with and keeps, where no static constructor may give it another.</summary>
    private static string? ConstantOf(IFieldSymbol field) =>
        field.ContainingType.StaticConstructors.All(static constructor => constructor.IsImplicitlyDeclared)
        && field.DeclaringSyntaxReferences is { Length: 1 } declared
        && declared[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: LiteralExpressionSyntax { Token.Value: string text } }
            ? text
            : null;

    private void Write(IOperation target)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                written.Add(local.Local);
                break;
            case IParameterReferenceOperation parameter:
                written.Add(parameter.Parameter);
                break;
            case IFieldReferenceOperation field:
                written.Add(field.Field);
                break;
            case ITupleOperation tuple:
                foreach (var element in tuple.Elements)
                {
                    Write(element);
                }

                break;
            case IConversionOperation conversion:
                Write(conversion.Operand);
                break;
        }
    }
}
