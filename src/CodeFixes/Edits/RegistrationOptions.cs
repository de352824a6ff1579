using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>Finds the function in which a call configures its options, or the place where it would take one.</summary>
internal static class RegistrationOptions
{
    private static readonly string[] Names = ["options", "o", "configured", "cookieOptions"];

    /// <summary>The target is the call, or the function itself.</summary>
    public static NodeEdit? Create(EditTarget target, MemberValue setting)
    {
        var model = target.Model;
        var function = target.As<AnonymousFunctionExpressionSyntax>() ?? target.Node;
        if (function is AnonymousFunctionExpressionSyntax or MethodDeclarationSyntax or LocalFunctionStatementSyntax)
        {
            return ConfiguredFunction.Create(function, setting, model);
        }

        if (target.AsCall() is not { ContainsDiagnostics: false } call)
        {
            return null;
        }

        var hasFunction = false;
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (FunctionOf(argument.Expression, model) is { } given)
            {
                hasFunction = true;
                if (ConfiguredFunction.Create(given, setting, model) is { } configured)
                {
                    return configured;
                }
            }
        }

        return hasFunction ? null : NewDelegate(call, setting, model);
    }

    public static string FreeName(SemanticModel model, int position) =>
        Names.FirstOrDefault(name => !model.LookupSymbols(position, name: name).Any(symbol => symbol is ILocalSymbol or IParameterSymbol)) ?? "configuredOptions";

    private static SyntaxNode? FunctionOf(ExpressionSyntax argument, SemanticModel model) => argument switch
    {
        AnonymousFunctionExpressionSyntax function => function,
        IdentifierNameSyntax or MemberAccessExpressionSyntax
            when model.GetSymbolInfo(argument).Symbol is IMethodSymbol { DeclaringSyntaxReferences: { Length: 1 } declared } && declared[0].SyntaxTree == argument.SyntaxTree => declared[0].GetSyntax(),
        _ => null,
    };

    /// <summary>As the last argument, else under the name that some overload has for it.</summary>
    private static NewConfiguration? NewDelegate(InvocationExpressionSyntax call, MemberValue setting, SemanticModel model)
    {
        var name = FreeName(model, call.SpanStart);
        var position = call.SpanStart;
        var methods = model.GetMemberGroup(call.Expression).OfType<IMethodSymbol>()
            .SelectMany(method => method.Parameters)
            .Where(parameter => parameter.Type is INamedTypeSymbol { DelegateInvokeMethod: { ReturnsVoid: true, Parameters.Length: 1 } })
            .Select(parameter => parameter.Name);
        var positional = call.ArgumentList.Arguments.All(argument => argument.NameColon is null) ? new string?[] { null } : [];
        foreach (var argumentName in positional.Concat(methods.Distinct()))
        {
            var lambda = (name + " => " + name + "." + setting.Member + " = " + setting.Value, argumentName);
            var argument = SyntaxFactory.Argument(SyntaxFactory.ParseExpression(lambda.Item1))
                .WithNameColon(argumentName is null ? null : SyntaxFactory.NameColon(argumentName));
            if (call.With(call.ArgumentList.Arguments.Add(argument), model) is { } method && Takes(method, call.ArgumentList.Arguments.Count, argumentName, setting.Member))
            {
                return new NewConfiguration(call, argumentName, name, ImmutableArray.Create(setting));
            }
        }

        return null;
    }

    private static bool Takes(IMethodSymbol method, int index, string? argumentName, string path)
    {
        var parameter = argumentName is null ? method.Parameters.ElementAtOrDefault(index) : method.Parameters.FirstOrDefault(one => one.Name == argumentName);
        return parameter?.Type is INamedTypeSymbol { DelegateInvokeMethod: { ReturnsVoid: true, Parameters: { Length: 1 } options } } && OptionsPath.IsSettable(options[0].Type, path);
    }
}
