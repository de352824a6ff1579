using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.FrameworkCookieDescriptors;

namespace CookieSecurity.Analyzers.Rules.FrameworkCookies;

/// <summary>CKS2012 an application cookie that is configured before Identity comes and configures it otherwise.</summary>
internal static class ApplicationCookieRule
{
    private const string LoginPath = nameof(LoginPath);
    private const string LogoutPath = nameof(LogoutPath);
    private const string AccessDeniedPath = nameof(AccessDeniedPath);

    public static void Check(FileContext file)
    {
        foreach (var body in file.Application.Setup.Bodies(file.Cancellation))
        {
            var calls = body.Calls;
            for (var i = 0; i < calls.Count; i++)
            {
                if (calls[i] is { IsFramework: true, Name: "ConfigureApplicationCookie" } configured
                    && configured.Syntax.SyntaxTree == file.Tree
                    && calls.Skip(i + 1).FirstOrDefault(IsIdentity) is { } identity
                    && Overwritten(file, configured, identity.Name) is { } member)
                {
                    file.Report(OverwrittenApplicationCookie, configured.NameLocation, Edits(configured, identity), identity.Name, member);
                }
            }
        }
    }

    private static bool IsIdentity(SetupCall call) => call is { IsFramework: true, Name: "AddIdentity" or "AddDefaultIdentity" or "AddIdentityCookies" or "AddIdentityApiEndpoints" };

    /// <summary>The first member that the call sets and Identity sets again; null where there is none, or its delegate cannot be seen.</summary>
    private static string? Overwritten(FileContext file, SetupCall call, string identity)
    {
        string[] members = identity == "AddDefaultIdentity" ? [LoginPath, LogoutPath, AccessDeniedPath] : [LoginPath];
        foreach (var source in file.Application.Configuration.Sources(TrackedTypes.SignIn, SchemeName.Of(SchemeNames.IdentityApplication), file.Cancellation))
        {
            if (source.Call == call && source.Settings is { Escaped: false } settings)
            {
                return members.FirstOrDefault(member => settings[member].All(static fact => fact.Atom != Atom.Unset)) ?? (SetsEvents(source) ? Member.Events : null);
            }
        }

        return null;
    }

    private static bool SetsEvents(OptionsSource source) =>
        source.Of(Member.Events).All(static fact => fact.Origin is not null)
        || (source.Part(Member.Events) is { } events && source.After.StateOf(events) is { Escaped: false } held && held.Held.Any());

    private static ImmutableArray<ProposedEdit> Edits(SetupCall configured, SetupCall identity) =>
        configured.Syntax.FirstAncestorOrSelf<ExpressionStatementSyntax>() is { } statement && identity.Syntax.FirstAncestorOrSelf<StatementSyntax>() is { } target && statement != target
            ? ImmutableArray.Create(new ProposedEdit(EditKind.MoveStatement, "after", string.Empty, ImmutableArray.Create(statement.GetLocation(), target.GetLocation()))
            {
                Title = "Move ConfigureApplicationCookie behind " + identity.Name,
            })
            : ImmutableArray<ProposedEdit>.Empty;
}
