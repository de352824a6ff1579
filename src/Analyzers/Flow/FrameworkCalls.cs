using System;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Values;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>Methods of the framework whose meaning the flow knows; null for all others.</summary>
internal static class FrameworkCalls
{
    private const int SecureAlways = 1;
    private const int SecureNever = 2;

    public static Value? Evaluate(Evaluator evaluator, IMethodSymbol method, Value instance, ImmutableArray<Argument> arguments, SyntaxNode node)
    {
        switch (method.Name)
        {
            case "IsDevelopment" when method.IsFrameworkCode("Microsoft"):
                return Value.Of(Atom.False);
            case "IsEnvironment" when method.IsFrameworkCode("Microsoft") && arguments.Length == 2:
                return arguments[1].Value.Text is { } name && Operators.IsDevelopment(name) ? Value.Of(Atom.False) : Value.Unknown;
            case "GetEnvironmentVariable" when method.ContainingType.Name == "Environment" && method.IsFrameworkCode("System") && arguments.Length > 0:
                return arguments[0].Value.Text is "ASPNETCORE_ENVIRONMENT" or "DOTNET_ENVIRONMENT" ? Value.Of(Atom.EnvironmentName) : Value.Unknown;
            case "Equals" when method.ContainingType.SpecialType is SpecialType.System_String or SpecialType.System_Object or SpecialType.System_Boolean
                || FrameworkValues.IsHeaderValue(method.ContainingType):
                return AreEqual(instance, arguments, method.IsStatic);
            case "GetDisplayUrl" or "GetEncodedUrl" when method.ContainingType.Is(evaluator.Symbols.UriHelper):
                return Value.Of(Atom.Request);
            case "StartsWith" or "Contains" or "ToString" or "ToLower" or "ToLowerInvariant" or "ToUpperInvariant" or "Trim" or "FirstOrDefault" or "First" or "Split"
                when method.IsFrameworkCode("System", "Microsoft") && FollowsRequest(instance, arguments):
                return Value.Of(Atom.Request);
            case "TryGetValue" when FollowsForwardedProtocol(arguments) && arguments.Length == 2 && arguments[1].Target is { } target:
                evaluator.AssignOut(target, Value.Of(Atom.Request), node);
                return Value.Unknown;
            case "FromResult" or "ConfigureAwait" or "AsTask" or "GetAwaiter" or "GetResult" when method.IsFrameworkCode("System"):
                return instance.IsUnknown && arguments.Length > 0 ? arguments[0].Value : instance;
            case "Concat" or "Format" when method.ContainingType.SpecialType == SpecialType.System_String:
                return FrameworkTexts.Evaluate(method, arguments);
            case "Concat" when FrameworkValues.IsHeaderValue(method.ContainingType):
                return Several.Joined(arguments);
            case "CreateCookieHeader" when evaluator.Types.Covers(TrackedTypes.CookieOptions, method.ContainingType):
                return CreateHeader(evaluator, instance, arguments, node);
            case "ToString" when evaluator.Types.Covers(TrackedTypes.SetCookieHeader, method.ContainingType):
                return instance;
            case "ThrowIfNull" or "GetHashCode" or "GetType" or "ReferenceEquals" or "Dispose" or "DisposeAsync" when method.IsFrameworkCode("System", "Microsoft"):
                return Value.Unknown;
            case "ToString" when evaluator.Types.Of(method.ContainingType) is not null || method.ContainingType.SpecialType == SpecialType.System_Object:
                return Value.Unknown;
            case "Add" or "Set" or "Remove" or "Clear" or "Get" when method.ContainingType.Name == "NameValueCollection" && method.IsFrameworkCode("System"):
                // Parts of a cookie's value: its attributes stay what they are.
                return Value.Unknown;
            case "Build" when evaluator.Types.Covers(TrackedTypes.CookieBuilder, method.ContainingType):
                return Build(evaluator, instance, node);
            default:
                return ConstantSpan.OfCall(method, instance, arguments);
        }
    }

    private static Value AreEqual(Value instance, ImmutableArray<Argument> arguments, bool isStatic)
    {
        var (left, right) = isStatic && arguments.Length >= 2 ? (arguments[0].Value, arguments[1].Value)
            : arguments.Length >= 1 ? (instance, arguments[0].Value)
            : (Value.Unknown, Value.Unknown);
        if (left.Text is not null && right.Text is not null)
        {
            return Value.Unknown; // The comparison may ignore case.
        }

        return Operators.Combine(Microsoft.CodeAnalysis.Operations.BinaryOperatorKind.Equals, left, right);
    }

    private static bool FollowsRequest(Value instance, ImmutableArray<Argument> arguments) =>
        instance.Contains(Atom.Request) || (arguments.Length > 0 && arguments[0].Value.Contains(Atom.Request));

    private static bool FollowsForwardedProtocol(ImmutableArray<Argument> arguments) =>
        arguments.Length > 0 && FrameworkValues.IsForwardedProtocol(arguments[0].Value);

    /// <summary>
    /// Cookie options made from a builder take its values; the policy becomes Secure, by the request's scheme where it says so. What the
    /// framework's own builders do beyond that is theirs.
    /// </summary>
    private static Value Build(Evaluator evaluator, Value instance, SyntaxNode node)
    {
        if (instance.Single is not ObjectAtom { Older: false } atom || atom.Site.Type != TrackedTypes.CookieBuilder || evaluator.State.StateOf(atom) is not { Escaped: false } builder)
        {
            return Value.Unknown;
        }

        var built = evaluator.Allocate(node, TrackedTypes.CookieOptions);
        evaluator.Overwrite(built, Member.Secure, Secure(builder[Member.SecurePolicy]));
        foreach (var member in new[] { Member.HttpOnly, Member.SameSite, Member.Path, Member.Domain, Member.MaxAge, Member.IsEssential, Member.Partitioned })
        {
            evaluator.Overwrite(built, member, builder[member]);
        }

        evaluator.Overwrite(built, Member.Expires, builder[Member.Expiration]);
        return built;
    }

    /// <summary>The header that options make takes their values.</summary>
    private static Value CreateHeader(Evaluator evaluator, Value instance, ImmutableArray<Argument> arguments, SyntaxNode node)
    {
        if (instance.Single is not ObjectAtom { Older: false } atom || evaluator.State.StateOf(atom) is not { Escaped: false } options)
        {
            return Value.Unknown;
        }

        var header = evaluator.Allocate(node, TrackedTypes.SetCookieHeader);
        foreach (var member in new[] { Member.Secure, Member.HttpOnly, Member.SameSite, Member.Path, Member.Domain, Member.MaxAge, Member.Expires, Member.Partitioned })
        {
            evaluator.Overwrite(header, member, options[member]);
        }

        evaluator.Overwrite(header, Member.Name, Facts.Of(arguments[0].Value, node, Member.Name));
        return header;
    }

    private static ImmutableArray<Fact> Secure(ImmutableArray<Fact> policy)
    {
        var facts = ImmutableArray.CreateBuilder<Fact>(policy.Length);
        foreach (var fact in policy)
        {
            facts.Add(fact with
            {
                Atom = fact.Atom switch
                {
                    ConstantAtom { Value: SecureAlways } => Atom.True,
                    ConstantAtom { Value: SecureNever } => Atom.False,
                    ConstantAtom => Atom.Request,
                    _ when fact.Atom == Atom.Unset => Atom.Request,
                    _ => Atom.Unknown,
                },
            });
        }

        return facts.MoveToImmutable();
    }
}
