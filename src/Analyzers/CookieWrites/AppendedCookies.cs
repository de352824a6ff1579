using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.CookieWrites;

/// <summary>Every cookie that this compilation appends, found when a deletion first asks and once a compilation.</summary>
internal sealed class AppendedCookies(Compilation compilation, FlowModel flow, CookieWriteModel writes)
{
    /// <summary>What a file that appends cookies cannot do without.</summary>
    public static readonly NameSet Names = new("Append");

    private readonly object gate = new();
    private ImmutableArray<AppendedCookie> all;

    /// <summary>The addresses at which cookies of the name are appended; empty where there are none, or where one is not known.</summary>
    public ImmutableArray<AppendedCookie> Of(string name, CookieAddress deleted, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<AppendedCookie>();
        foreach (var cookie in All(cancellation))
        {
            if (cookie.Name is null)
            {
                // It may be this one, unless its start or its address says otherwise.
                if (cookie.MayBe(name) && (cookie.Address is not { } address || address.IsSame(deleted)))
                {
                    return ImmutableArray<AppendedCookie>.Empty;
                }
            }
            else if (string.Equals(cookie.Name, name, StringComparison.Ordinal))
            {
                if (cookie.Address is null)
                {
                    return ImmutableArray<AppendedCookie>.Empty;
                }

                found.Add(cookie);
            }
        }

        return found.ToImmutable();
    }

    private ImmutableArray<AppendedCookie> All(CancellationToken cancellation)
    {
        lock (gate)
        {
            return all.IsDefault ? all = Find(cancellation) : all;
        }
    }

    private ImmutableArray<AppendedCookie> Find(CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<AppendedCookie>();
        foreach (var tree in NamedFiles.Of(compilation).Mentioning(Names, cancellation))
        {
            foreach (var body in BodiesIn(tree, NameIndex.Of(tree), cancellation))
            {
                Read(body, found, cancellation);
            }
        }

        return found.ToImmutable();
    }

    private void Read(SyntaxNode body, ImmutableArray<AppendedCookie>.Builder found, CancellationToken cancellation)
    {
        if (flow.Bodies.GraphOf(body, cancellation) is not { } graph || writes.Of(graph, cancellation) is not { IsKnown: true } written)
        {
            // It may append anything.
            found.Add(new AppendedCookie(Value.Unknown, null, false));
            return;
        }

        foreach (var write in written.Writes)
        {
            if (!write.IsDeletion)
            {
                var isSecure = write.TakesOptions && write[Member.Secure] is { Length: 1 } secure && secure[0].Atom.IsConstant(true);
                found.Add(new AppendedCookie(write.Names, CookieAddress.Of(write), isSecure));
            }
        }
    }

    /// <summary>The members that append cookies; texts are appended far more often, and told by their arguments or their symbol.</summary>
    private HashSet<SyntaxNode> BodiesIn(SyntaxTree tree, NameIndex index, CancellationToken cancellation)
    {
        var bodies = new HashSet<SyntaxNode>();
        SemanticModel? model = null;
        foreach (var token in index.Tokens(tree.GetRoot(cancellation), Names))
        {
            if (token.Parent is not SimpleNameSyntax name || BodyAround(name) is not { } body || bodies.Contains(body)
                || (CallOf(name) is { } call && call.ArgumentList.Arguments.Count < 2))
            {
                continue;
            }

            model ??= flow.Bodies.ModelOf(tree);
            if (model.GetSymbolInfo(name, cancellation).Symbol is IMethodSymbol method && method.ContainingType.Is(flow.Symbols.ResponseCookies))
            {
                bodies.Add(body);
            }
        }

        return bodies;
    }

    private static InvocationExpressionSyntax? CallOf(SimpleNameSyntax name) => name.Parent?.Parent as InvocationExpressionSyntax;

    private static SyntaxNode? BodyAround(SyntaxNode node)
    {
        foreach (var ancestor in node.Ancestors())
        {
            if (SetupCode.CodeOf(ancestor) is { } code)
            {
                return code;
            }
        }

        return null;
    }
}

/// <summary>One cookie that is appended somewhere.</summary>
/// <param name="Names">What its name may be.</param>
/// <param name="Address">Where it is kept; null where that is not known.</param>
/// <param name="IsSecure">Whether it is Secure for certain.</param>
internal sealed record AppendedCookie(Value Names, CookieAddress? Address, bool IsSecure)
{
    /// <summary>Null where it is not one constant.</summary>
    public string? Name => Names.Text;

    public bool MayBe(string name)
    {
        foreach (var atom in Names.Atoms)
        {
            var start = atom is TextAtom text ? text.Pattern.Substring(0, text.Pattern.IndexOf(TextAtom.Hole)) : string.Empty;
            if (atom is ConstantAtom constant ? name.Equals(constant.Value) : name.StartsWith(start, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
