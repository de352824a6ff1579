using System;
using System.Collections.Generic;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Configuration;

/// <summary>
/// Services that configure options and that this compilation does not declare, such as <c>AddSingleton&lt;IConfigureOptions&lt;T&gt;&gt;(given)</c>:
/// they may set anything. Classes of the application's own are read where they are declared.
/// </summary>
internal static class OptionsServices
{
    private static readonly NameSet Calls = new(
        "ConfigureOptions", "AddSingleton", "AddTransient", "AddScoped", "TryAddEnumerable", "TryAddSingleton", "TryAddTransient", "TryAddScoped");

    public static IEnumerable<OptionsSource> Of(SetupCall call)
    {
        if (!Calls.Contains(call.Name) || !call.IsFramework)
        {
            yield break;
        }

        var way = call.Ways[0];
        var flow = way.Code.Run.Model;
        var cancellation = way.Code.Run.Cancellation;
        foreach (var service in ServicesOf(call.Syntax, flow.Bodies.ModelOf(call.Syntax.SyntaxTree), cancellation))
        {
            foreach (var configures in ConfiguringInterfaces(way.Code.Resolve(service)))
            {
                if (flow.Types.Of(configures.TypeArguments[0]) is { } options)
                {
                    var name = configures.Name == "IConfigureOptions" ? SchemeName.Default : SchemeName.Unknown;
                    yield return new OptionsSource(options, name, null, way.State, way.Code, call, RunsLast: configures.Name == "IPostConfigureOptions");
                }
            }
        }
    }

    /// <summary>
    /// The classes that the call registers and that are declared elsewhere; where it tells none, the interface that it registers: type arguments,
    /// <c>typeof</c>, objects, what factories make, and descriptors of these.
    /// </summary>
    private static IEnumerable<ITypeSymbol> ServicesOf(SyntaxNode syntax, SemanticModel model, CancellationToken cancellation)
    {
        ITypeSymbol? service = null;
        foreach (var node in syntax is InvocationExpressionSyntax call ? Mentioned(call) : [])
        {
            var type = node is TypeOfExpressionSyntax named ? model.GetTypeInfo(named.Type, cancellation).Type
                : node is BaseObjectCreationExpressionSyntax ? model.GetTypeInfo(node, cancellation).Type
                : model.GetSymbolInfo(node, cancellation).Symbol as ITypeSymbol;
            if (type is not null && Configures(type))
            {
                if (!type.DeclaringSyntaxReferences.IsEmpty)
                {
                    yield break;
                }

                service = type;
            }
        }

        if (service is not null)
        {
            yield return service;
        }
    }

    /// <summary>Type arguments and expressions, the service before its implementation, without what the call is made on.</summary>
    private static IEnumerable<SyntaxNode> Mentioned(InvocationExpressionSyntax call)
    {
        var name = call.Expression is MemberAccessExpressionSyntax access ? access.Name : call.Expression;
        foreach (var part in new SyntaxNode[] { name, call.ArgumentList })
        {
            foreach (var node in part.DescendantNodes())
            {
                if (node is TypeOfExpressionSyntax or BaseObjectCreationExpressionSyntax || (node is TypeSyntax && node.Parent is TypeArgumentListSyntax))
                {
                    yield return node;
                }
            }
        }
    }

    private static bool Configures(ITypeSymbol type)
    {
        foreach (var _ in ConfiguringInterfaces(type))
        {
            return true;
        }

        return false;
    }

    private static IEnumerable<INamedTypeSymbol> ConfiguringInterfaces(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol own && OptionsClasses.IsConfiguring(own))
        {
            yield return own;
        }

        foreach (var implemented in type.AllInterfaces)
        {
            if (OptionsClasses.IsConfiguring(implemented))
            {
                yield return implemented;
            }
        }
    }
}
