using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.SignIn;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.SessionDescriptors;

namespace CookieSecurity.Analyzers.Rules.Sessions;

/// <summary>CKS4013 the client's address from the header itself, or from anybody who forwards one.</summary>
internal static class ForwardedAddressRule
{
    private const string Header = "X-Forwarded-For";
    private const string Proxies = "KnownProxies";

    /// <summary>The second word of the header, which is rare, and the framework's name for it.</summary>
    public static readonly NameSet Headers = new("Forwarded", "XForwardedForHeaderName");

    public static readonly NameSet Lists = new(Proxies, "KnownNetworks", "KnownIPNetworks");

    public static void CheckHeaders(FileContext file)
    {
        foreach (var name in HeaderNames(file))
        {
            if (ReadOf(file, name) is { } read && !HeaderUse.IsOnlyLogged(read, file.Model, file.Cancellation))
            {
                file.Report(BelievedAddress, read.GetLocation(), Edits(file, read), "The address comes from the X-Forwarded-For header as it was sent", "take Connection.RemoteIpAddress, with UseForwardedHeaders for your proxies");
            }
        }
    }

    public static void CheckLists(FileContext file)
    {
        foreach (var bodies in file.Tokens(Lists).Select(token => (Token: token, Body: ReachedCalls.FunctionAround(token.Parent!))).GroupBy(use => use.Body))
        {
            var uses = bodies.Select(use => UseOf(file, use.Token)).ToList();
            if (uses.TrueForAll(use => use.Clear is not null) && uses.Exists(use => use.Name == Proxies) && uses.Exists(use => use.Name != Proxies))
            {
                var edits = Remove(uses.Select(use => use.Clear!));
                foreach (var (_, clear) in uses)
                {
                    file.Report(BelievedAddress, clear!.Name.GetLocation(), edits, "Forwarded addresses are believed whoever sends them, since no proxy is known any more", "add the addresses of your proxies");
                }
            }
        }
    }

    /// <summary>The <c>Clear</c> of one of the lists; null where it is used in any other way.</summary>
    private static (string Name, MemberAccessExpressionSyntax? Clear) UseOf(FileContext file, SyntaxToken token)
    {
        var list = token.Parent is { Parent: MemberAccessExpressionSyntax access } && access.Name == token.Parent ? access : token.Parent;
        return list?.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Clear", Parent: InvocationExpressionSyntax { Parent: ExpressionStatementSyntax } } clear && clear.Expression == list
            && file.Model.GetSymbolInfo(list, file.Cancellation).Symbol is IPropertySymbol { ContainingType.Name: "ForwardedHeadersOptions" } property && property.IsFromFramework()
                ? (token.ValueText, clear)
                : (token.ValueText, null);
    }

    private static IEnumerable<ExpressionSyntax> HeaderNames(FileContext file)
    {
        var text = file.Tree.GetText(file.Cancellation);
        var root = file.Tree.GetRoot(file.Cancellation);
        foreach (var position in file.Positions(Headers))
        {
            if (position > 0 && text[position - 1] == '-' && root.FindToken(position) is { RawKind: (int)SyntaxKind.StringLiteralToken } literal
                && Header.Equals(literal.ValueText, System.StringComparison.OrdinalIgnoreCase) && literal.Parent is ExpressionSyntax expression)
            {
                yield return expression;
            }
        }

        foreach (var token in file.Tokens(Headers))
        {
            if (token.Parent is { Parent: MemberAccessExpressionSyntax access } && access.Name == token.Parent
                && file.Model.GetSymbolInfo(access, file.Cancellation).Symbol is { ContainingType.Name: "ForwardedHeadersDefaults" } symbol && symbol.IsFromFramework())
            {
                yield return access;
            }
        }
    }

    /// <summary>What reads the request's header of that name: an indexer, a <c>TryGetValue</c>, a <c>GetCommaSeparatedValues</c>.</summary>
    private static ExpressionSyntax? ReadOf(FileContext file, ExpressionSyntax name)
    {
        var headers = name.Parent?.Parent switch
        {
            BracketedArgumentListSyntax { Parent: ElementAccessExpressionSyntax element } => element.Expression,
            ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "TryGetValue" or "GetCommaSeparatedValues" } access } } => access.Expression,
            _ => null,
        };
        var read = name.Parent?.Parent?.Parent as ExpressionSyntax;
        return headers is not null && read is not null
            && !(read.Parent is AssignmentExpressionSyntax assignment && assignment.Left == read)
            && file.Model.GetTypeInfo(headers, file.Cancellation).Type is { Name: "IHeaderDictionary" } type && type.IsFromFramework()
            && file.Model.GetSymbolInfo(headers, file.Cancellation).Symbol is IPropertySymbol { Name: "Headers", ContainingType.Name: "HttpRequest" }
                ? read
                : null;
    }

    /// <summary>All of them, as one list that is left is harmless and not what was meant.</summary>
    private static ImmutableArray<ProposedEdit> Remove(IEnumerable<MemberAccessExpressionSyntax> clears) => ImmutableArray.Create(
        new ProposedEdit(EditKind.Remove, string.Empty, string.Empty, clears.Select(clear => clear.Parent!.GetLocation()).ToImmutableArray()) { Title = "Keep the known proxies" });

    /// <summary>The address of the connection in place of the text, where the text is what is wanted.</summary>
    private static ImmutableArray<ProposedEdit> Edits(FileContext file, ExpressionSyntax read)
    {
        if (read is not ElementAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var request } })
        {
            return ImmutableArray<ProposedEdit>.Empty;
        }

        var context = request switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Request", Expression: var owner } when file.Model.GetTypeInfo(owner, file.Cancellation).Type is { Name: "HttpContext" } => owner.ToString(),
            IdentifierNameSyntax { Identifier.ValueText: "Request" } => "HttpContext",
            _ => request + ".HttpContext",
        };
        ExpressionSyntax whole = read;
        while (whole.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" or "FirstOrDefault" or "First", Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } call })
        {
            whole = call;
        }

        return ImmutableArray.Create(new ProposedEdit(EditKind.Replace, string.Empty, context + ".Connection.RemoteIpAddress?.ToString()", ImmutableArray.Create(whole.GetLocation())) { Title = "Take the address of the connection" });
    }
}
