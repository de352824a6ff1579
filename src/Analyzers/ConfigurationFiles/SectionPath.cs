using System.Collections.Generic;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.ConfigurationFiles;

/// <summary>
/// The section of the application's configuration that an expression stands for, as the keys that lead to it: empty for the root, null where
/// it is not known. The root is what hosts and builders hold and what the container hands out.
/// </summary>
/// <param name="compilation">The code.</param>
/// <param name="bodies">What lies in it.</param>
/// <param name="dependencies">Told of what is looked into.</param>
/// <param name="cancellation">Stops it.</param>
internal sealed class SectionPath(Compilation compilation, Bodies bodies, IDependencies dependencies, CancellationToken cancellation)
{
    private const int MostSteps = 12;

    private int steps;

    public static string Join(string path, string key) => path.Length == 0 ? key : key.Length == 0 ? path : path + ":" + key;

    /// <summary>That of <c>Configure&lt;T&gt;(section)</c>, <c>AddOptions&lt;T&gt;().Bind(section)</c>, <c>BindConfiguration("…")</c>.</summary>
    public string? Of(SetupCall call)
    {
        foreach (var argument in call.Ways[0].Arguments)
        {
            if (call.Name == "BindConfiguration" ? argument.Parameter?.Name == "configSectionPath" : argument.Parameter?.Type is { Name: "IConfiguration" })
            {
                return call.Name == "BindConfiguration" ? argument.Value.Text : Of(argument.Syntax);
            }
        }

        return null;
    }

    public string? Of(SyntaxNode? expression)
    {
        if (++steps > MostSteps)
        {
            return null;
        }

        switch (expression)
        {
            case ArgumentSyntax argument:
                return Of(argument.Expression);
            case ParenthesizedExpressionSyntax inner:
                return Of(inner.Expression);
            case CastExpressionSyntax cast:
                return Of(cast.Expression);
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure:
                return Of(sure.Operand);
            case InvocationExpressionSyntax call:
                return OfCall(call);
            case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                return OfSymbol(bodies.ModelOf(expression.SyntaxTree).GetSymbolInfo(expression, cancellation).Symbol);
            default:
                return null;
        }
    }

    /// <summary>The constant key that an argument is; null where it is none.</summary>
    public string? KeyOf(SyntaxNode? argument) => (argument is ArgumentSyntax { Expression: var inner } ? inner : argument) is { } expression
        ? bodies.ModelOf(expression.SyntaxTree).GetConstantValue(expression, cancellation) is { HasValue: true, Value: string key } ? key : null
        : null;

    private static bool IsConfiguration(ITypeSymbol type) => type.Name is "IConfiguration" or "IConfigurationRoot" or "ConfigurationManager" or "IConfigurationManager" && type.IsFromFramework();

    private string? OfCall(InvocationExpressionSyntax call)
    {
        if (bodies.ModelOf(call.SyntaxTree).GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol method || !method.IsFromFramework())
        {
            return null;
        }

        if (method.Name is "GetRequiredService" or "GetService")
        {
            return IsConfiguration(method.ReturnType) ? string.Empty : null;
        }

        if (method.Name is not ("GetSection" or "GetRequiredSection"))
        {
            return null;
        }

        var arguments = call.ArgumentList.Arguments;
        var isStaticCall = method.IsStatic && method.ReducedFrom is null;
        var owner = isStaticCall ? arguments.Count == 2 ? arguments[0] : null : (SyntaxNode?)(call.Expression as MemberAccessExpressionSyntax)?.Expression;
        return arguments.Count > 0 && KeyOf(arguments[arguments.Count - 1]) is { } key && Of(owner) is { } path ? Join(path, key) : null;
    }

    private string? OfSymbol(ISymbol? symbol)
    {
        switch (symbol)
        {
            case ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } declared }
                when declared[0].GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: var value } declarator && !IsAssigned(symbol, declarator):
                return Of(value);
            case IPropertySymbol property when IsConfiguration(property.Type) && IsHandedIn(property):
            case IFieldSymbol field when IsConfiguration(field.Type) && IsHandedIn(field):
                return string.Empty;
            case IParameterSymbol parameter when IsConfiguration(parameter.Type):
                return OfParameter(parameter);
            default:
                return null;
        }
    }

    /// <summary>The framework's own, or a member of this compilation that holds what the container handed to the constructor.</summary>
    private bool IsHandedIn(ISymbol member)
    {
        foreach (var declared in member.DeclaringSyntaxReferences)
        {
            dependencies.Reads(declared.SyntaxTree);
            switch (declared.GetSyntax(cancellation))
            {
                case PropertyDeclarationSyntax { ExpressionBody: null, Initializer: null or { Value: IdentifierNameSyntax }, AccessorList.Accessors: var accessors }:
                    foreach (var accessor in accessors)
                    {
                        if (accessor.Body is not null || accessor.ExpressionBody is not null)
                        {
                            return false;
                        }
                    }

                    break;
                case VariableDeclaratorSyntax { Initializer: null or { Value: IdentifierNameSyntax } }:
                    break;
                default:
                    return false;
            }
        }

        return !member.DeclaringSyntaxReferences.IsEmpty || member.IsFromFramework();
    }

    private string? OfParameter(IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method)
        {
            return null;
        }

        return method.MethodKind switch
        {
            MethodKind.Constructor => string.Empty,
            MethodKind.AnonymousFunction => IsHandedToFramework(method) ? string.Empty : null,
            MethodKind.Ordinary or MethodKind.LocalFunction => OfCallers(method, parameter),
            _ => null,
        };
    }

    /// <summary><c>AddOptions&lt;T&gt;().Configure&lt;IConfiguration&gt;((options, configuration) => …)</c>.</summary>
    private bool IsHandedToFramework(IMethodSymbol lambda) =>
        lambda.DeclaringSyntaxReferences is { Length: 1 } declared
        && declared[0].GetSyntax(cancellation).Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }
        && bodies.ModelOf(call.SyntaxTree).GetSymbolInfo(call, cancellation).Symbol?.IsFromFramework() == true;

    /// <summary>What all callers hand in; null where they differ, where one is not known, and where there are none.</summary>
    private string? OfCallers(IMethodSymbol method, IParameterSymbol parameter)
    {
        string? path = null;
        dependencies.ReadsMember(method.Name);
        foreach (var tree in NamedFiles.Of(compilation).Mentioning(SetupNames.All, cancellation))
        {
            foreach (var argument in Arguments(tree, method, parameter))
            {
                if (Of(argument) is not { } one || (path is not null && path != one))
                {
                    return null;
                }

                path = one;
            }
        }

        return path;
    }

    private IEnumerable<SyntaxNode?> Arguments(SyntaxTree tree, IMethodSymbol method, IParameterSymbol parameter)
    {
        foreach (var node in tree.GetRoot(cancellation).DescendantNodes())
        {
            if (node is SimpleNameSyntax name && name.Identifier.ValueText == method.Name
                && bodies.ModelOf(tree).GetSymbolInfo(name, cancellation).Symbol is IMethodSymbol called && (called.ReducedFrom ?? called).Is(method.OriginalDefinition))
            {
                yield return (name.Parent as InvocationExpressionSyntax ?? name.Parent?.Parent as InvocationExpressionSyntax) is { } call
                    ? Argument(call, called, parameter)
                    : null;
            }
        }
    }

    private static ArgumentSyntax? Argument(InvocationExpressionSyntax call, IMethodSymbol called, IParameterSymbol parameter)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (argument.NameColon?.Name.Identifier.ValueText == parameter.Name)
            {
                return argument;
            }
        }

        var position = parameter.Ordinal - (called.ReducedFrom is null ? 0 : 1);
        return position >= 0 && position < call.ArgumentList.Arguments.Count && call.ArgumentList.Arguments[position] is { NameColon: null } found ? found : null;
    }

    /// <summary>Whether something is put in the local's place later.</summary>
    private bool IsAssigned(ISymbol local, SyntaxNode declarator)
    {
        var body = declarator.FirstAncestorOrSelf<MemberDeclarationSyntax>(static member => member is not GlobalStatementSyntax) ?? declarator.SyntaxTree.GetRoot(cancellation);
        foreach (var node in body.DescendantNodes())
        {
            if (node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } && target.Identifier.ValueText == local.Name)
            {
                return true;
            }
        }

        return false;
    }
}
