using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.CookieWrites;

/// <summary>Calls that may change the cookies of a response behind a body's back: the response is at hand everywhere, so nobody need pass it on.</summary>
internal sealed class CookieHelpers(Bodies bodies, INamedTypeSymbol cookie)
{
    private const int MostCalls = 4;
    private static readonly ImmutableHashSet<string> None = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<(ISymbol Member, int Calls), ImmutableHashSet<string>?> known = new();

    /// <summary>The names of the cookies that calls in the body may change; null where they may be any.</summary>
    public ImmutableHashSet<string>? ChangedBy(IOperation body, CancellationToken cancellation) => ChangedBy(body, MostCalls, cancellation);

    private ImmutableHashSet<string>? ChangedBy(IOperation body, int calls, CancellationToken cancellation)
    {
        var names = None;
        foreach (var operation in body.DescendantsAndSelf())
        {
            var (called, arguments) = operation switch
            {
                IInvocationOperation call => (call.TargetMethod.ReducedFrom ?? call.TargetMethod, call.Arguments),
                IObjectCreationOperation { Constructor: { } constructor } creation => (constructor, creation.Arguments),
                IPropertyReferenceOperation property => ((ISymbol)property.Property, property.Arguments),
                _ => default,
            };
            if (called is null or IMethodSymbol { MethodKind: MethodKind.LocalFunction })
            {
                continue;
            }

            var changed = bodies.IsHere(called) && !called.IsAbstract ? ChangedBy(called.OriginalDefinition, calls, cancellation)
                : MayBeHandedOn(called) && arguments.Any(HandsCookies) ? null
                : None;
            if (changed is null)
            {
                return null;
            }

            names = names.Union(changed);
        }

        return names;
    }

    private ImmutableHashSet<string>? ChangedBy(ISymbol member, int calls, CancellationToken cancellation)
    {
        if (calls == 0)
        {
            return None;
        }

        if (!known.TryGetValue((member, calls), out var changed))
        {
            // Deeper calls of the same have another number, so this ends.
            known[(member, calls)] = changed = Look(member, calls, cancellation);
        }

        return changed;
    }

    private ImmutableHashSet<string>? Look(ISymbol member, int calls, CancellationToken cancellation)
    {
        var names = None;
        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            var declaration = reference.GetSyntax(cancellation);
            if (declaration is not (BasePropertyDeclarationSyntax or BaseMethodDeclarationSyntax))
            {
                continue;
            }

            var model = bodies.ModelOf(declaration.SyntaxTree);
            foreach (var body in declaration.DescendantNodes(static node => node is not (BlockSyntax or ArrowExpressionClauseSyntax)))
            {
                if (body is not (BlockSyntax or ArrowExpressionClauseSyntax) || model.GetOperation(body, cancellation) is not { } operation)
                {
                    continue;
                }

                var own = body.DescendantNodes().Any(IsCollection) ? HeldCookieSearch.NamesIn(operation, cookie) : None;
                var further = own is null ? null : ChangedBy(operation, calls - 1, cancellation);
                if (own is null || further is null)
                {
                    return null;
                }

                names = names.Union(own).Union(further);
            }
        }

        return names;
    }

    /// <summary><c>Cookies</c> of anything but a request.</summary>
    private static bool IsCollection(SyntaxNode node) =>
        node is IdentifierNameSyntax { Identifier.ValueText: "Cookies" } name
        && !(name.Parent is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Request" } or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Request" } } access && access.Name == name);

    private static bool MayBeHandedOn(ISymbol called) =>
        called is IMethodSymbol { MethodKind: MethodKind.DelegateInvoke } || !called.IsFrameworkCode("System", "Microsoft");

    private bool HandsCookies(IArgumentOperation argument)
    {
        var value = argument.Value;
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        for (var type = value.Type; type is not null; type = type.BaseType)
        {
            if (type.Name is "HttpResponse" or "HttpResponseBase" or "HttpContext" or "HttpContextBase" or "HttpApplication" or "HttpCookieCollection" or "Page"
                && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, cookie.ContainingAssembly))
            {
                return true;
            }
        }

        return false;
    }
}
