using System;
using System.Collections.Immutable;
using System.Threading;
using CookieSecurity.Analyzers.Authentication;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Endpoints;

/// <summary>What an endpoint, its handler and the groups around it demand of whoever asks.</summary>
internal static class EndpointAccess
{
    public static AccessDemand Of(MappedEndpoint endpoint, Bodies bodies, CancellationToken cancellation)
    {
        var demand = endpoint.Handler is { } handler ? AccessDemand.Of(handler.Method.GetAttributes()) : AccessDemand.None;
        foreach (var scope in endpoint.Scope.Around())
        {
            foreach (var call in scope.Conventions)
            {
                demand = demand.And(Of(call, bodies, cancellation));
            }
        }

        return demand;
    }

    private static AccessDemand Of(SetupCall call, Bodies bodies, CancellationToken cancellation) =>
        !call.IsFramework ? AccessDemand.None
        : call.Name == EndpointNames.AllowAnonymous ? AccessDemand.None with { AllowsAnonymous = true }
        : call.Name == EndpointNames.RequireAuthorization && call.Syntax is InvocationExpressionSyntax { ArgumentList: var arguments } ? Of(arguments, bodies.ModelOf(arguments.SyntaxTree), cancellation)
        : AccessDemand.None;

    /// <summary>The arguments of <c>RequireAuthorization</c>: names of policies, attributes, or a policy that is built.</summary>
    public static AccessDemand Of(ArgumentListSyntax arguments, SemanticModel model, CancellationToken cancellation)
    {
        var schemes = ImmutableArray.CreateBuilder<string>();
        var policies = ImmutableArray.CreateBuilder<string>();
        foreach (var argument in arguments.Arguments)
        {
            if (ConstantText.Of(argument.Expression, model, cancellation) is { } policy)
            {
                policies.Add(policy);
            }

            foreach (var node in argument.DescendantNodes())
            {
                if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AddAuthenticationSchemes" } } adding)
                {
                    foreach (var scheme in adding.ArgumentList.Arguments)
                    {
                        schemes.Add(ConstantText.Of(scheme.Expression, model, cancellation) ?? string.Empty);
                    }
                }
                else if (node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "AuthenticationSchemes" } } assignment)
                {
                    schemes.AddRange((ConstantText.Of(assignment.Right, model, cancellation) ?? string.Empty).Split([','], StringSplitOptions.RemoveEmptyEntries));
                }
            }
        }

        return AccessDemand.User with { Schemes = schemes.ToImmutable(), Policies = policies.ToImmutable() };
    }
}
