using System.Collections.Generic;
using System.Threading;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.Endpoints;

/// <summary>The other calls that are made on the same builder of a CORS policy, in its chain or in the same list of statements, without branches between.</summary>
internal sealed class CorsPolicyCalls
{
    private readonly List<string> before = [];
    private readonly List<string> after = [];
    private readonly SemanticModel model;
    private readonly CancellationToken cancellation;

    public CorsPolicyCalls(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellation)
    {
        this.model = model;
        this.cancellation = cancellation;
        var outermost = Outermost(call);
        foreach (var link in Links(outermost))
        {
            Sort(link, call);
        }

        if (Root(outermost) is not IdentifierNameSyntax variable || outermost.Parent is not ExpressionStatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax } statement)
        {
            return;
        }

        foreach (var sibling in Siblings(statement))
        {
            if (sibling is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax other } && other != outermost
                && Root(other) is IdentifierNameSyntax same && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(same, cancellation).Symbol, model.GetSymbolInfo(variable, cancellation).Symbol))
            {
                foreach (var link in Links(other))
                {
                    Sort(link, call);
                }
            }
        }
    }

    /// <summary>Whether credentials are allowed in the end, for the origins that this call lets in and no later one replaces.</summary>
    public bool AllowCredentials
    {
        get
        {
            var last = string.Empty;
            foreach (var name in new List<string>([.. before, .. after]))
            {
                if (name == "AllowAnyOrigin")
                {
                    // With credentials that throws.
                    return false;
                }

                last = name is "AllowCredentials" or "DisallowCredentials" ? name : last;
            }

            return last == "AllowCredentials" && !after.Contains("SetIsOriginAllowed") && !after.Contains("SetIsOriginAllowedToAllowWildcardSubdomains");
        }
    }

    private static IEnumerable<StatementSyntax> Siblings(StatementSyntax statement)
    {
        if (statement.Parent is BlockSyntax block)
        {
            foreach (var one in block.Statements)
            {
                yield return one;
            }
        }
        else if (statement.Parent?.Parent is CompilationUnitSyntax unit)
        {
            foreach (var member in unit.Members)
            {
                if (member is GlobalStatementSyntax global)
                {
                    yield return global.Statement;
                }
            }
        }
    }

    private static InvocationExpressionSyntax Outermost(InvocationExpressionSyntax call)
    {
        while (call.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax outer } access && access.Expression == call)
        {
            call = outer;
        }

        return call;
    }

    private static Stack<InvocationExpressionSyntax> Links(InvocationExpressionSyntax outermost)
    {
        var links = new Stack<InvocationExpressionSyntax>();
        for (ExpressionSyntax? link = outermost; link is InvocationExpressionSyntax call; link = (call.Expression as MemberAccessExpressionSyntax)?.Expression)
        {
            links.Push(call);
        }

        return links;
    }

    private static ExpressionSyntax? Root(InvocationExpressionSyntax outermost)
    {
        ExpressionSyntax? root = outermost;
        while (root is InvocationExpressionSyntax call)
        {
            root = (call.Expression as MemberAccessExpressionSyntax)?.Expression;
        }

        return root;
    }

    private void Sort(InvocationExpressionSyntax link, InvocationExpressionSyntax call)
    {
        if (link != call && model.GetSymbolInfo(link, cancellation).Symbol is IMethodSymbol { ContainingType.Name: "CorsPolicyBuilder" } method && method.IsFromFramework())
        {
            (link.Span.End < call.Span.End ? before : after).Add(method.Name);
        }
    }
}
