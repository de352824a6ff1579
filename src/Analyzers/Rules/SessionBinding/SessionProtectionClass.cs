using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Rules.SessionBinding;

/// <summary>The class of events that binds sign-ins to their clients: the one that the application has, else the name that it may have.</summary>
/// <param name="Name">A name that nothing else has.</param>
/// <param name="FullName">The name in code.</param>
/// <param name="Type">The class, where it is there.</param>
/// <param name="CanBeWritten">Whether the framework has what it is written with.</param>
internal sealed record SessionProtectionClass(string Name, string FullName, INamedTypeSymbol? Type, bool CanBeWritten)
{
    /// <summary>Came with the last of what the class uses, in ASP.NET Core 6.</summary>
    private const string Newest = "Microsoft.AspNetCore.Authentication.Cookies.CookieSlidingExpirationContext";

    private static readonly ImmutableArray<string> Names = ImmutableArray.Create("SessionProtection", "ClientSessionProtection", "SignInSessionProtection");

    public bool Exists => Type is not null;

    public static SessionProtectionClass In(FileContext file)
    {
        var compilation = file.Model.Compilation;
        string? free = null;
        foreach (var name in Names)
        {
            var taken = compilation.GetSymbolsWithName(name, SymbolFilter.Namespace | SymbolFilter.Type, file.Cancellation).ToList();
            foreach (var symbol in taken)
            {
                if (symbol is INamedTypeSymbol { ContainingType: null, IsAbstract: false, Arity: 0 } type && Binds(type, file.Application.Flow.Types))
                {
                    return new SessionProtectionClass(name, type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), type, CanBeWritten: true);
                }
            }

            free ??= taken.Count == 0 && !HasFile(compilation, name) ? name : null;
        }

        return new SessionProtectionClass(
            free ?? string.Empty,
            "global::{namespace}." + free,
            null,
            free is not null && compilation.FindType(Newest) is not null);
    }

    /// <summary>Whether it is a service already where the scheme is registered. What another place does may not have been done there.</summary>
    public bool IsRegistered(FileContext file, SyntaxNode scheme)
    {
        if (Type is null)
        {
            return false;
        }

        foreach (var call in file.Application.Setup.Calls(file.Cancellation))
        {
            if (call.IsFramework && !call.Method.TypeArguments.IsEmpty && call.Name.StartsWith("Add", System.StringComparison.Ordinal)
                && SymbolEqualityComparer.Default.Equals(call.Method.TypeArguments[0], Type)
                && (scheme.Contains(call.Syntax) || (ServicesExpression.StatementOf(call.Syntax) is { } statement && ServicesExpression.ListOf(statement).Contains(scheme))))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Events of this name that act both when somebody signs in and at each request.</summary>
    private static bool Binds(INamedTypeSymbol type, TrackedSymbols types) =>
        types.Covers(TrackedTypes.SignInEvents, type) && Overrides(type, "SigningIn") && Overrides(type, Member.ValidatePrincipal);

    private static bool Overrides(INamedTypeSymbol type, string method)
    {
        foreach (var member in type.GetMembers(method))
        {
            if (member.IsOverride)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasFile(Compilation compilation, string name)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (tree.FilePath.EndsWith("/" + name + ".cs", System.StringComparison.OrdinalIgnoreCase) || tree.FilePath.EndsWith("\\" + name + ".cs", System.StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
