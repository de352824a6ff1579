using System;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.Values;

/// <summary>
/// Lengths of time and points in time as values: the flow asks here what a member, call, creation or operator of <c>TimeSpan</c>,
/// <c>DateTimeOffset</c> and <c>DateTime</c> gives. Null where it is none of these, unknown where it is one and not constant.
/// </summary>
internal static class ConstantSpan
{
    /// <summary>The length that an atom stands for, counted from now where it is a point in time; null where it is not constant.</summary>
    public static TimeSpan? Of(Atom atom) => atom switch
    {
        SpanAtom span => span.Length,
        InstantAtom instant => instant.FromNow,
        _ => null,
    };

    public static bool IsSpan(ITypeSymbol? type) => type is { Name: "TimeSpan" } && IsOfSystem(type);

    public static bool IsInstant(ITypeSymbol? type) => type is { Name: "DateTimeOffset" or "DateTime" } && IsOfSystem(type);

    public static bool IsTime(ITypeSymbol? type) => IsSpan(type) || IsInstant(type);

    public static Atom? DefaultOf(ITypeSymbol? type) => IsSpan(type) ? new SpanAtom(TimeSpan.Zero, 0) : IsInstant(type) ? InstantAtom.LongAgo : null;

    public static Atom? OfField(IFieldSymbol field)
    {
        if (!field.IsStatic)
        {
            return null;
        }

        if (IsSpan(field.ContainingType))
        {
            return field.Name switch
            {
                nameof(TimeSpan.Zero) => new SpanAtom(TimeSpan.Zero, 0),
                nameof(TimeSpan.MaxValue) => new SpanAtom(TimeSpan.MaxValue, 0),
                nameof(TimeSpan.MinValue) => new SpanAtom(TimeSpan.MinValue, 0),
                _ => null,
            };
        }

        if (IsInstant(field.ContainingType))
        {
            return field.Name == nameof(TimeSpan.MaxValue) ? InstantAtom.Never : InstantAtom.LongAgo;
        }

        return field.Name == "InfiniteTimeSpan" && field.ContainingType.Name == "Timeout" && field.IsFrameworkCode("System") ? new SpanAtom(TimeSpan.FromMilliseconds(-1), 0) : null;
    }

    /// <summary>The present moment, and views of one point in time that leave it where it is.</summary>
    public static Value? OfProperty(IPropertySymbol property, Value instance)
    {
        switch (property.Name)
        {
            case "UtcNow" or "Now" or "Today" when IsInstant(property.Type) && property.IsFrameworkCode("System", "Microsoft"):
                return Value.Of(InstantAtom.Now);
            case "UtcDateTime" or "LocalDateTime" or "DateTime" or "Date" when IsInstant(property.ContainingType):
                return instance;
            default:
                return null;
        }
    }

    public static Value? OfCall(IMethodSymbol method, Value instance, ImmutableArray<Argument> arguments)
    {
        if (IsSpan(method.ContainingType))
        {
            return method.IsStatic ? SpanParts.Of(method, arguments)
                : arguments.IsEmpty ? Change(method.Name, instance)
                : arguments.Length == 1 ? Combine(SpanOperator(method.Name), instance, arguments[0].Value)
                : null;
        }

        if (IsInstant(method.ContainingType))
        {
            return method.Name switch
            {
                "ToUniversalTime" or "ToLocalTime" or "ToOffset" => instance,
                "SpecifyKind" => arguments[0].Value,
                "Add" or "Subtract" when arguments.Length == 1 => Combine(SpanOperator(method.Name), instance, arguments[0].Value),
                _ when method.Name.StartsWith("Add", StringComparison.Ordinal) && arguments.Length == 1 =>
                    Combine(BinaryOperatorKind.Add, instance, arguments[0].Value.Select(number => SpanParts.Of(method.Name.Substring("Add".Length), number))),
                _ => null,
            };
        }

        return method.Name is "GetUtcNow" or "GetLocalNow" && IsInstant(method.ReturnType) && method.IsFrameworkCode("System") ? Value.Of(InstantAtom.Now) : null;
    }

    public static Value? OfCreation(IMethodSymbol constructor, ImmutableArray<Argument> arguments)
    {
        if (IsSpan(constructor.ContainingType))
        {
            return SpanParts.Of(constructor, arguments);
        }

        // `new DateTimeOffset(moment)` is that moment; a date of the calendar is no known way from now.
        return IsInstant(constructor.ContainingType)
            ? arguments.IsEmpty ? Value.Of(InstantAtom.LongAgo) : arguments[0].Value.Select(static atom => atom is InstantAtom ? atom : Atom.Unknown)
            : null;
    }

    public static Value Negate(Value operand) => Combine(BinaryOperatorKind.Subtract, Value.Of(new SpanAtom(TimeSpan.Zero, 0)), operand);

    /// <summary>What <c>+</c>, <c>-</c>, <c>*</c> and <c>/</c> of these types give.</summary>
    public static Value Combine(BinaryOperatorKind kind, Value left, Value right)
    {
        Value? result = null;
        foreach (var one in left.Atoms)
        {
            foreach (var other in right.Atoms)
            {
                var atom = SpanArithmetic.Combine(kind, one, other);
                result = result?.With(atom) ?? Value.Of(atom);
            }
        }

        return result ?? Value.Unknown;
    }

    private static Value? Change(string method, Value span) => method switch
    {
        nameof(TimeSpan.Negate) => Negate(span),
        nameof(TimeSpan.Duration) => span.Select(static atom => atom is SpanAtom known && known.Length > TimeSpan.MinValue ? known with { Length = known.Length.Duration() } : Atom.Unknown),
        _ => null,
    };

    private static BinaryOperatorKind SpanOperator(string method) => method switch
    {
        "Add" => BinaryOperatorKind.Add,
        "Subtract" => BinaryOperatorKind.Subtract,
        "Multiply" => BinaryOperatorKind.Multiply,
        "Divide" => BinaryOperatorKind.Divide,
        _ => BinaryOperatorKind.None,
    };

    private static bool IsOfSystem(ITypeSymbol type) => type.ContainingNamespace is { Name: "System", ContainingNamespace.IsGlobalNamespace: true };
}
