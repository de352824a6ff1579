using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>One thing that an expression may evaluate to.</summary>
internal abstract record Atom
{
    public static readonly Atom Unknown = new UnknownAtom();

    /// <summary>A member of a tracked object that nothing has set since the object was made.</summary>
    public static readonly Atom Unset = new UnsetAtom();

    /// <summary>True or false by the scheme of the request: <c>Request.IsHttps</c> and what is computed from it.</summary>
    public static readonly Atom Request = new RequestAtom();

    /// <summary>The antiforgery request token, which script is meant to read.</summary>
    public static readonly Atom RequestToken = new RequestTokenAtom();

    /// <summary>The host's environment name: anything but "Development".</summary>
    public static readonly Atom EnvironmentName = new EnvironmentNameAtom();

    public static readonly Atom True = new ConstantAtom(true);
    public static readonly Atom False = new ConstantAtom(false);
    public static readonly Atom Null = new ConstantAtom(null);

    public bool IsUnknown => this is UnknownAtom or DebugAtom or TextAtom;

    /// <summary>Whether it holds on to nothing of one compilation, and may be kept for the next.</summary>
    public bool IsLasting => this switch
    {
        UnknownAtom or UnsetAtom or RequestAtom or RequestTokenAtom or EnvironmentNameAtom or ConstantAtom or TextAtom or DebugAtom or SpanAtom or InstantAtom => true,
        ObjectAtom made => made.Site.Frame.Outer is null,
        TupleAtom tuple => tuple.Elements.All(static element => element.IsLasting),
        TextsAtom texts => texts.Elements.All(static element => element.IsLasting),
        SequenceAtom => true,
        _ => false,
    };

    public bool IsConstant(object? value) => this is ConstantAtom constant && Equals(constant.Value, value);

    public static Atom Of(bool value) => value ? True : False;

    private sealed record UnknownAtom : Atom;

    private sealed record UnsetAtom : Atom;

    private sealed record RequestAtom : Atom;

    private sealed record RequestTokenAtom : Atom;

    private sealed record EnvironmentNameAtom : Atom;
}

/// <summary>A compile-time constant, enums as their number.</summary>
internal sealed record ConstantAtom(object? Value) : Atom;

/// <summary>A text of which parts are known: what an interpolation or a concatenation puts together.</summary>
/// <param name="Pattern">The text, with <see cref="Hole"/> for each part that is not known.</param>
internal sealed record TextAtom(string Pattern) : Atom
{
    public const char Hole = '\0';
}

/// <summary>A flag that has this value where DEBUG is defined: what it is in production is not known, but paths that need it are not taken there.</summary>
internal sealed record DebugAtom(bool Value) : Atom
{
    public static Atom Of(object? constant) => constant is bool value ? new DebugAtom(value) : Unknown;
}

/// <summary>An array or its enumerator.</summary>
/// <param name="Left">The number of elements that are still to come; null where that is not known.</param>
internal record SequenceAtom(int? Left) : Atom;

/// <summary>Several texts, as they are made: whoever asks later must see to it that nothing has been put in their place.</summary>
internal sealed record TextsAtom(ImmutableArray<Value> Elements) : SequenceAtom(Elements.Length)
{
    public bool Equals(TextsAtom? other) => other is not null && Elements.SequenceEqual(other.Elements);

    public override int GetHashCode() => Elements.Length;
}

/// <summary>
/// A tracked object. A creation in a loop makes many: the newest is known exactly, all <paramref name="Older"/> ones are known together.
/// </summary>
internal sealed record ObjectAtom(AllocationSite Site, bool Older) : Atom;

internal sealed record TupleAtom(ImmutableArray<Value> Elements) : Atom
{
    public bool Equals(TupleAtom? other) => other is not null && Elements.SequenceEqual(other.Elements);

    public override int GetHashCode() => Elements.Length;
}

/// <summary>A lambda with the graph that holds it, or a method group.</summary>
internal sealed record DelegateAtom(IMethodSymbol Method, IFlowAnonymousFunctionOperation? Lambda, ControlFlowGraph? Graph) : Atom
{
    public bool Equals(DelegateAtom? other) =>
        other is not null && SymbolEqualityComparer.Default.Equals(Method, other.Method) && Lambda?.Syntax == other.Lambda?.Syntax;

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Method);
}

/// <summary>The builder of options of one type, and of one name where it has any.</summary>
internal sealed record OptionsBuilderAtom(ITypeSymbol Options, Value Name) : Atom
{
    public bool Equals(OptionsBuilderAtom? other) => other is not null && SymbolEqualityComparer.Default.Equals(Options, other.Options) && Name.Equals(other.Name);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Options);
}
