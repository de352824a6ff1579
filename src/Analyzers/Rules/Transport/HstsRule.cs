using System;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Pipeline;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.Values;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.TransportDescriptors;

namespace CookieSecurity.Analyzers.Rules.Transport;

/// <summary>CKS5002 no strict transport security, services for it that nothing uses, or too little of it.</summary>
internal static class HstsRule
{
    /// <summary>What an age that is too short leads to.</summary>
    public const string Forgotten = "Browsers forget after a short time that the site is https only";

    private const string Header = "Strict-Transport-Security";
    private const string InAllSpellings = "Transport";
    private const string HeaderName = "StrictTransportSecurity";

    public static void Check(FileContext file)
    {
        var pipelines = file.Application.Pipeline;
        if (!pipelines.IsBuiltHere(file.Cancellation))
        {
            return;
        }

        if (pipelines.Adds(MiddlewareNames.Hsts, file.Cancellation))
        {
            CheckAge(file);
            return;
        }

        var services = Services(file);
        if (services is null && !file.Application.CookieUse.HasCookies(file.Cancellation))
        {
            return;
        }

        foreach (var pipeline in pipelines.Applications(file.Cancellation))
        {
            if ((services is null ? FirstCall.Of(pipeline) : services.NameLocation) is { } squiggle
                && squiggle.SourceTree == file.Tree
                && !file.Options(WithoutHsts, squiggle).HttpsIsExternal
                && !UnseenMiddleware.MayBeIn(pipeline)
                && !IsWrittenByHand(file))
            {
                file.Report(
                    WithoutHsts,
                    squiggle,
                    HstsEdits.Use(file),
                    services is null ? "The application uses cookies and never tells browsers to use https only" : "Strict transport security is configured and never used",
                    "add app.UseHsts()");
            }
        }
    }

    /// <summary>An explicit age that is too short wherever it comes from; the default is not asked.</summary>
    private static void CheckAge(FileContext file)
    {
        foreach (var fact in file.Application.Configuration.Of(TrackedTypes.Hsts, SchemeName.Default, Member.MaxAge, file.Cancellation))
        {
            if (fact.Atom == Atom.Unset || ConstantSpan.Of(fact.Atom) is not { } age || fact.Origin is not AssignmentExpressionSyntax { Right: var value } assignment)
            {
                return;
            }

            var options = file.Options(WithoutHsts, assignment.SyntaxTree == file.Tree ? value.GetLocation() : file.Tree.GetRoot(file.Cancellation).GetLocation());
            if (age >= options.MinHstsMaxAge || options.HttpsIsExternal)
            {
                return;
            }

            file.Report(
                WithoutHsts,
                value.GetLocation(),
                HstsEdits.Age(assignment, options.MinHstsMaxAge),
                Forgotten,
                "set MaxAge to at least " + Days(options.MinHstsMaxAge) + " days");
        }
    }

    private static int Days(TimeSpan age) => (int)Math.Ceiling(age.TotalDays);

    private static SetupCall? Services(FileContext file)
    {
        foreach (var call in file.Application.Setup.Calls(file.Cancellation))
        {
            if (call is { IsFramework: true, Name: "AddHsts" })
            {
                return call;
            }
        }

        return null;
    }

    private static bool IsWrittenByHand(FileContext file)
    {
        foreach (var tree in NamedFiles.Of(file.Model.Compilation).ContainingOutsideViews(InAllSpellings, file.Cancellation))
        {
            if (TreeText.Mentions(tree, Header) || TreeText.Mentions(tree, HeaderName))
            {
                return true;
            }
        }

        return false;
    }
}
