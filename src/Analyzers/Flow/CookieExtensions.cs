using System;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>
/// <c>CookieOptions.Extensions</c>: texts that are written behind the cookie as they are. One that names an attribute sets it; one that is
/// not known may name any.
/// </summary>
internal static class CookieExtensions
{
    public static void Add(Evaluator evaluator, Value instance, Value text, SyntaxNode node)
    {
        if (text.Text is not { } attribute)
        {
            Forget(evaluator, instance, node);
            return;
        }

        foreach (var part in attribute.Split(';'))
        {
            AddOne(evaluator, instance, part.Trim(), node);
        }
    }

    private static void AddOne(Evaluator evaluator, Value instance, string name, SyntaxNode node)
    {
        if (Is(name, Member.Partitioned) || Is(name, Member.Secure) || Is(name, Member.HttpOnly))
        {
            var member = Is(name, Member.Partitioned) ? Member.Partitioned : Is(name, Member.Secure) ? Member.Secure : Member.HttpOnly;
            evaluator.WriteMember(instance, member, Value.Of(Atom.True), node);
        }
        else if (name.StartsWith(Member.SameSite, StringComparison.OrdinalIgnoreCase))
        {
            evaluator.WriteMember(instance, Member.SameSite, Value.Unknown, node);
        }
    }

    /// <summary>The whole list was replaced, or something was done to it that is not followed.</summary>
    public static void Assign(Evaluator evaluator, Value instance, string property, SyntaxNode node)
    {
        if (property == Member.Extensions)
        {
            Forget(evaluator, instance, node);
        }
    }

    private static void Forget(Evaluator evaluator, Value instance, SyntaxNode node)
    {
        evaluator.WriteMember(instance, Member.Partitioned, Value.Unknown, node);
        evaluator.WriteMember(instance, Member.Secure, Value.Unknown, node);
        evaluator.WriteMember(instance, Member.HttpOnly, Value.Unknown, node);
        evaluator.WriteMember(instance, Member.SameSite, Value.Unknown, node);
    }

    private static bool Is(string text, string attribute) => string.Equals(text, attribute, StringComparison.OrdinalIgnoreCase);
}
