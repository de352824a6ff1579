using System.Collections.Generic;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.HeaderWrites;

/// <summary>Gathers the <c>Set-Cookie</c> headers that one body writes, itself or through helpers that it hands a header object to.</summary>
internal sealed class HeaderWatch(FlowModel flow, AnalyzedBody body) : ISetterWatch
{
    private readonly Dictionary<(SyntaxNode Call, Frame Frame), HeaderWrite> writes = new();

    /// <summary>Calls that are reached with another header's name on some way, or with one that is not known.</summary>
    private readonly HashSet<(SyntaxNode Call, Frame Frame)> doubtful = new();

    public IEnumerable<HeaderWrite> Writes
    {
        get
        {
            foreach (var write in writes)
            {
                if (!doubtful.Contains(write.Key))
                {
                    yield return write.Value;
                }
            }
        }
    }

    public bool Watches(IMethodSymbol method) => HeaderSurface.IsWrite(method);

    public bool Watches(IPropertySymbol property) => HeaderSurface.IsWrite(property);

    public bool Enters(IMethodSymbol method) => false;

    public bool Runs(IMethodSymbol function) => true;

    public Value ResultOf(WatchedCall call) => Value.Unknown;

    public void Reached(WatchedCall call)
    {
        var (name, value) = NameAndValue(call);
        var key = (call.Syntax, call.Code.Frame);
        if (value is not { } written || !IsSetCookie(call.Method, name))
        {
            doubtful.Add(key);
            return;
        }

        var use = body.UseOf(call.Syntax, call.Code.Frame);
        if (use is null || (use != call.Syntax && !written.Value.Any<ObjectAtom>(out _)))
        {
            return;
        }

        if (!writes.TryGetValue(key, out var write))
        {
            if (HeaderSurface.BelongsToRequest(CollectionOf(call), flow.Bodies.ModelOf(call.Syntax.SyntaxTree)))
            {
                doubtful.Add(key);
                return;
            }

            writes.Add(key, write = new HeaderWrite(call.Syntax, use, call.Code.Frame));
        }

        write.Reach(HeaderValues.Of(call, written), call.State);
    }

    private static bool IsSetCookie(IMethodSymbol method, Value? name)
    {
        if (HeaderSurface.IsSetCookie(method))
        {
            return true;
        }

        if (name is not { } known)
        {
            return false;
        }

        foreach (var atom in known.Atoms)
        {
            if (!(atom is ConstantAtom { Value: string text } && SetCookieNames.IsHeader(text)))
            {
                return false;
            }
        }

        return true;
    }

    private static (Value? Name, Argument? Value) NameAndValue(WatchedCall call)
    {
        if (call.Argument("item") is { } pair)
        {
            return pair.Value.Single is TextsAtom { Elements: { Length: 2 } parts } ? (parts[0], pair with { Value = parts[1] }) : (null, null);
        }

        return ((call.Argument("key") ?? call.Argument("name"))?.Value, call.Argument("value") ?? call.Argument("values"));
    }

    /// <summary>The collection that the header goes into, as it is written.</summary>
    private static ExpressionSyntax? CollectionOf(WatchedCall call) => call.Syntax switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } invocation =>
            call.Method is { IsExtensionMethod: true, ReducedFrom: null } && invocation.ArgumentList.Arguments.Count > 0 && call.Arguments.Length == invocation.ArgumentList.Arguments.Count
                && IsStaticSyntax(access, call)
                ? invocation.ArgumentList.Arguments[0].Expression
                : access.Expression,
        AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax element } => element.Expression,
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax member } => member.Expression,
        _ => null,
    };

    private static bool IsStaticSyntax(MemberAccessExpressionSyntax access, WatchedCall call) =>
        access.Expression is SimpleNameSyntax name && name.Identifier.ValueText == call.Method.ContainingType.Name;
}
