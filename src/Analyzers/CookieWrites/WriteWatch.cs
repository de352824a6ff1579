using System.Collections.Generic;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.CookieWrites;

/// <summary>Gathers the cookies that one body writes, itself or through helpers that it hands options to.</summary>
internal sealed class WriteWatch(KnownSymbols symbols, AnalyzedBody body) : IFlowWatch
{
    private readonly Dictionary<(SyntaxNode Call, Frame Frame), CookieWrite> writes = new();

    public IEnumerable<CookieWrite> Writes => writes.Values;

    /// <summary>Calls of <c>IResponseCookies</c>: all that they do with options is to read them. Those of System.Web take the cookie itself.</summary>
    public bool Watches(IMethodSymbol method) => (method.Name is "Append" or "Delete" && method.ContainingType.Is(symbols.ResponseCookies)) || ClassicCall.Writes(method, symbols.ClassicCookie);

    public bool Enters(IMethodSymbol method) => false;

    public bool Runs(IMethodSymbol function) => true;

    public Value ResultOf(WatchedCall call) => call.Instance;

    public void Reached(WatchedCall call)
    {
        var use = body.UseOf(call.Syntax, call.Code.Frame);
        var takesOptions = TakesOptions(call.Method);
        if (use is null || (use != call.Syntax && !takesOptions))
        {
            return;
        }

        if (!writes.TryGetValue((call.Syntax, call.Code.Frame), out var write))
        {
            write = new CookieWrite(call.Syntax, use, call.Code.Frame, takesOptions, call.Method.Name == "Delete");
            writes.Add((call.Syntax, call.Code.Frame), write);
        }

        write.Reach(call.Argument("key"), call.Argument("value"));
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Type is { } type && IsOptions(type))
            {
                write.Reach(argument.Value, call.State, use == call.Syntax ? argument.Syntax : ArgumentAt(use, argument.Value, call.Code.Frame));
            }
        }
    }

    private bool TakesOptions(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (IsOptions(parameter.Type))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsOptions(ITypeSymbol type) => type.Is(symbols.CookieOptions) || type.Is(symbols.ClassicCookie);

    /// <summary>The argument of the helper's call in the analyzed body by which the options went in.</summary>
    private static SyntaxNode? ArgumentAt(SyntaxNode use, Value options, Frame frame)
    {
        for (var current = frame; current is not null; current = current.Outer)
        {
            if (current.Call == use)
            {
                foreach (var atom in options.Atoms)
                {
                    if (atom is ObjectAtom found && current.ArgumentOf(found.Site) is { } argument)
                    {
                        return argument;
                    }
                }
            }
        }

        return null;
    }
}
