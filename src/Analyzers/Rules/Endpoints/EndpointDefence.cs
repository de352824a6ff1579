using System.Collections.Generic;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Antiforgery;
using CookieSecurity.Analyzers.Authentication;
using CookieSecurity.Analyzers.Endpoints;
using CookieSecurity.Analyzers.Options;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.Endpoints;

/// <summary>Asks the models what stands between one minimal endpoint and forged requests.</summary>
internal sealed class EndpointDefence(FileContext file, MappedEndpoint endpoint)
{
    private readonly EndpointModel model = file.Application.Endpoints;

    public AntiforgeryDemand? Demand { get; } =
        AntiforgeryDemand.InForce(AntiforgeryDemand.Of(endpoint, file.Application.Flow.Bodies, file.Cancellation));

    public AccessDemand Access => EndpointAccess.Of(endpoint, file.Application.Flow.Bodies, file.Cancellation);

    public CodeTraits Handler => model.TraitsOf(endpoint, file.Cancellation);

    /// <summary>Whether a token is asked for by code: in the handler, in a filter, in the pipeline.</summary>
    public bool IsCheckedByCode =>
        (Handler | model.FiltersOf(endpoint.Scope, file.Cancellation)).HasFlag(CodeTraits.ChecksToken)
        || (endpoint.Handler?.Code is { } code && file.Application.Antiforgery.Checks.IsDoneBy(code, file.Cancellation))
        || model.Middleware(file.Cancellation).HasFlag(CodeTraits.ChecksToken)
        || file.Application.Antiforgery.Application(file.Cancellation).ValidatesInPipeline;

    /// <summary>Whether code that cannot be seen may do so: a handler's, a filter's, an extension's.</summary>
    public bool MayBeCheckedOutside =>
        endpoint.Handler is null
        || (Handler | model.FiltersOf(endpoint.Scope, file.Cancellation) | model.Middleware(file.Cancellation)).HasFlag(CodeTraits.IsHandedOn)
        || endpoint.Scope.IsTouchedByUnseen();

    /// <summary>Whether a person says in the options that something here, or a host, validates.</summary>
    public bool IsValidatedElsewhere(CookieSecurityOptions options)
    {
        if (options.AntiforgeryIsGlobal)
        {
            return true;
        }

        var named = options.AntiforgeryAttributes;
        if (named.IsEmpty)
        {
            return false;
        }

        foreach (var attribute in endpoint.Handler?.Method.GetAttributes() ?? ImmutableArray<AttributeData>.Empty)
        {
            if (attribute.AttributeClass is { } type && FilterEffects.IsNamed(type, named))
            {
                return true;
            }
        }

        foreach (var added in Added())
        {
            if (FilterEffects.IsNamed(added, named))
            {
                return true;
            }
        }

        return false;
    }

    public bool HasTokensOnly(CookieSecurityOptions options) => file.Application.Authentication.Of(Access, options, file.Cancellation) == AuthenticationKind.Tokens;

    /// <summary>The types of filters and of metadata that are put on it and on what it is mapped in.</summary>
    private IEnumerable<ITypeSymbol> Added()
    {
        foreach (var scope in endpoint.Scope.Around())
        {
            foreach (var call in scope.Conventions)
            {
                if (call is not { IsFramework: true, Name: EndpointNames.AddFilter or EndpointNames.WithMetadata })
                {
                    continue;
                }

                foreach (var type in call.Method.TypeArguments)
                {
                    yield return type;
                }

                foreach (var argument in (call.Syntax as InvocationExpressionSyntax)?.ArgumentList.Arguments ?? default)
                {
                    if (file.Application.Flow.Bodies.ModelOf(argument.SyntaxTree).GetTypeInfo(argument.Expression, file.Cancellation).Type is { } type)
                    {
                        yield return type;
                    }
                }
            }
        }
    }
}
