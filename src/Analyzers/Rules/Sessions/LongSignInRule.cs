using System;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Options;
using CookieSecurity.Analyzers.Pipeline;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.SignIn;
using CookieSecurity.Analyzers.Triggers;
using CookieSecurity.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.SessionDescriptors;

namespace CookieSecurity.Analyzers.Rules.Sessions;

/// <summary>CKS4010 a ticket, a session or a single sign-in that lives for longer than is wanted.</summary>
internal static class LongSignInRule
{
    public static readonly NameSet Options = new(Member.ExpireTimeSpan, Member.IdleTimeout);
    public static readonly NameSet Properties = new(Member.ExpiresUtc);

    public static void CheckOptions(FileContext file)
    {
        foreach (var source in file.Application.Configuration.Sources(file.Cancellation))
        {
            if (source.Type == TrackedTypes.SignIn)
            {
                Check(file, source, Member.ExpireTimeSpan, static options => options.MaxSignInLifetime, "a sign-in");
            }
            else if (source.Type == TrackedTypes.Session)
            {
                Check(file, source, Member.IdleTimeout, static options => options.MaxIdleTimeout, "an idle session");
            }
        }

        CheckHandedOptions(file);
    }

    /// <summary><c>UseSession(new SessionOptions { … })</c>: they take the place of the configured ones.</summary>
    private static void CheckHandedOptions(FileContext file)
    {
        foreach (var call in file.Application.Setup.Calls(file.Cancellation))
        {
            if (call is { IsFramework: true, Name: MiddlewareNames.Session } && OptionsSources.Replacing(call, TrackedTypes.Session) is { } handed)
            {
                foreach (var fact in handed.Of(Member.IdleTimeout))
                {
                    if (fact.Origin is AssignmentExpressionSyntax assignment && assignment.SyntaxTree == file.Tree)
                    {
                        Check(file, assignment, fact.Atom, Member.IdleTimeout, static options => options.MaxIdleTimeout, "an idle session", "global::System.TimeSpan.From");
                    }
                }
            }
        }
    }

    public static void CheckProperties(FileContext file)
    {
        var reached = new ReachedAssignments(file.Application.Flow, file.Cancellation);
        foreach (var token in file.Tokens(Properties))
        {
            if (Assignments.ToSignInProperty(file, token) is { } assignment
                && reached.ValueOf(assignment) is { } value)
            {
                foreach (var atom in value.Atoms)
                {
                    Check(file, assignment, atom, Member.ExpiresUtc, static options => options.MaxSignInLifetime, "this sign-in", "global::System.DateTimeOffset.UtcNow.Add");
                }
            }
        }
    }

    private static void Check(FileContext file, OptionsSource source, string member, Func<CookieSecurityOptions, TimeSpan> allowed, string what)
    {
        foreach (var fact in source.Of(member))
        {
            // One that another configuration overwrites has no effect.
            if (fact.Origin is AssignmentExpressionSyntax assignment && assignment.SyntaxTree == file.Tree
                && (source.Name.IsUnknown || Stands(file, source, member, assignment)))
            {
                Check(file, assignment, fact.Atom, member, allowed, what, "global::System.TimeSpan.From");
            }
        }
    }

    private static bool Stands(FileContext file, OptionsSource source, string member, SyntaxNode assignment)
    {
        foreach (var fact in file.Application.Configuration.Of(source.Type, source.Name, member, file.Cancellation))
        {
            if (fact.Origin == assignment)
            {
                return true;
            }
        }

        return false;
    }

    private static void Check(
        FileContext file, AssignmentExpressionSyntax assignment, Atom atom, string member, Func<CookieSecurityOptions, TimeSpan> allowed, string what, string factory)
    {
        var value = assignment.Right;
        if (ConstantSpan.Of(atom) is { } span && allowed(file.Options(LongSignIn, value.GetLocation())) is var most && span > most)
        {
            var (unit, count) = SpanText.Whole(most);
            var edit = new ProposedEdit(EditKind.SetMember, member, factory + unit + "(" + count + ")", ImmutableArray.Create(assignment.GetLocation())) { Title = "Allow " + SpanText.Spoken(most) };
            file.Report(LongSignIn, value.GetLocation(), ImmutableArray.Create(edit), member, what, SpanText.Spoken(span), SpanText.Spoken(most));
        }
    }
}
