using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary><c>Append(key, value)</c> becomes <c>Append(key, value, new CookieOptions { … })</c>.</summary>
internal sealed record OptionsArgument(InvocationExpressionSyntax Call, ImmutableArray<MemberValue> Options) : NodeEdit(Call)
{
    private const string OptionsType = "Microsoft.AspNetCore.Http.CookieOptions";
    private const int ArgumentsBefore = 2;

    private static readonly ImmutableArray<MemberValue> Hardened = ImmutableArray.Create(
        new MemberValue("HttpOnly", "true"),
        new MemberValue("Secure", "true"),
        new MemberValue("SameSite", "global::Microsoft.AspNetCore.Http.SameSiteMode.Lax"));

    public static readonly string AllMembers = string.Join(",", Hardened.Select(member => member.Member));

    /// <summary>Those named, all of them where none is; nothing where a name is not one of them.</summary>
    public static ImmutableArray<MemberValue> Members(string names)
    {
        var wanted = (names.Length == 0 ? AllMembers : names).Split(',').Select(name => name.Trim()).ToImmutableHashSet(StringComparer.Ordinal);
        var members = Hardened.Where(member => wanted.Contains(member.Member)).ToImmutableArray();
        return members.Length == wanted.Count ? members : ImmutableArray<MemberValue>.Empty;
    }

    public static bool FitsInto(InvocationExpressionSyntax call, SemanticModel model) =>
        call.ArgumentList is { Arguments.Count: ArgumentsBefore, CloseParenToken.IsMissing: false } arguments
        && !arguments.Arguments.Any(argument => argument.IsMissing || argument.Expression.IsMissing)
        && !arguments.HasConditionalDirective()
        && model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType: { } cookies, Name: var name }
        && cookies.GetMembers(name).Any(TakesOptions);

    public override NodeEdit Merge(NodeEdit other) => this with { Options = Options.Union(((OptionsArgument)other).Options).ToImmutableArray() };

    public override IEnumerable<TextChange> Render(EditContext context)
    {
        var settings = Hardened.Where(Options.Contains).Select(member => member.Member + " = " + member.Value);
        var creation = context.Names.Write("new global::" + OptionsType + " { " + string.Join(", ", settings) + " }", Call.ArgumentList.SpanStart);
        var arguments = Call.ArgumentList.Arguments;
        var named = arguments.Any(argument => argument.NameColon is not null);
        return context.Layout.AddLast(arguments, ImmutableArray.Create(named ? "options: " + creation : creation));
    }

    private static bool TakesOptions(ISymbol member) =>
        member is IMethodSymbol { Parameters.Length: ArgumentsBefore + 1 } method
        && method.Parameters[ArgumentsBefore] is { Name: "options", Type: var type }
        && type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString() == OptionsType;
}
