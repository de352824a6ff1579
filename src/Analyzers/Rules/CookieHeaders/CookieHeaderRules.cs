using System.Collections.Generic;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.HeaderWrites;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CookieSecurity.Analyzers.Rules.CookieHeaders;

/// <summary>Cookies that the application writes as <c>Set-Cookie</c> headers, past everything that the framework does for cookies.</summary>
internal sealed class CookieHeaderRules : RuleFamily
{
    public static readonly NameSet Names = NameSet.Union(SetCookieNames.Identifiers, SetCookieNames.SecondWords, SetCookieNames.Collections);

    public override NameSet Triggers => Names;

    public override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(WrittenCookieDescriptors.InsecureHeader, WrittenCookieDescriptors.HandwrittenHeader);

    public override void Check(FileContext file)
    {
        foreach (var body in BodiesIn(file))
        {
            var headers = file.Application.HeaderWrites.Of(body, file.Cancellation);
            foreach (var write in headers.Writes)
            {
                SetCookieRule.Check(file, headers.Body, write);
            }
        }
    }

    /// <summary>The members of the file whose code says the header's name, in whichever way.</summary>
    public static HashSet<SyntaxNode> BodiesIn(FileContext file)
    {
        var bodies = new HashSet<SyntaxNode>();
        foreach (var token in file.Tokens(SetCookieNames.Identifiers))
        {
            Add(bodies, token.Parent);
        }

        foreach (var literal in file.HeaderNames())
        {
            Add(bodies, literal);
        }

        if (!file.Mentions(SetCookieNames.Collections))
        {
            return bodies;
        }

        foreach (var constant in file.Application.HeaderWrites.Constants(file.Cancellation))
        {
            if (TreeText.Mentions(file.Tree, constant))
            {
                foreach (var token in file.Tree.GetRoot(file.Cancellation).DescendantTokens())
                {
                    if (token.RawKind == (int)SyntaxKind.IdentifierToken && token.ValueText == constant)
                    {
                        Add(bodies, token.Parent);
                    }
                }
            }
        }

        return bodies;
    }

    private static void Add(HashSet<SyntaxNode> bodies, SyntaxNode? node)
    {
        if (node is not null && SetCookieNames.BodyAround(node) is { } body)
        {
            bodies.Add(body);
        }
    }
}
