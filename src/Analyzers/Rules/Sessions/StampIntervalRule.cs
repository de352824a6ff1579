using System.Collections.Immutable;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.SessionDescriptors;

namespace CookieSecurity.Analyzers.Rules.Sessions;

/// <summary>CKS4005 an interval between checks of the security stamp that is too long on every path.</summary>
internal static class StampIntervalRule
{
    public static void Check(FileContext file)
    {
        var facts = file.Application.Configuration.Of(TrackedTypes.SecurityStamp, SchemeName.Default, Member.ValidationInterval, file.Cancellation);
        foreach (var fact in facts)
        {
            if (fact.Origin is not AssignmentExpressionSyntax assignment || ConstantSpan.Of(fact.Atom) is not { } interval || interval <= Allowed(file, assignment))
            {
                return;
            }
        }

        foreach (var fact in facts)
        {
            if (fact.Origin is AssignmentExpressionSyntax { Right: var value } assignment && assignment.SyntaxTree == file.Tree)
            {
                file.Report(RareStampCheck, value.GetLocation(), Edits(assignment), SpanText.Spoken(ConstantSpan.Of(fact.Atom)!.Value), SpanText.Spoken(Allowed(file, assignment)));
            }
        }
    }

    private static System.TimeSpan Allowed(FileContext file, SyntaxNode assignment) =>
        file.Options(RareStampCheck, assignment.SyntaxTree == file.Tree ? assignment.GetLocation() : file.Tree.GetRoot(file.Cancellation).GetLocation()).MaxSecurityStampInterval;

    private static ImmutableArray<ProposedEdit> Edits(SyntaxNode assignment)
    {
        var target = ImmutableArray.Create(assignment.GetLocation());
        return ImmutableArray.Create(
            new ProposedEdit(EditKind.SetMember, Member.ValidationInterval, "global::System.TimeSpan.FromMinutes(30)", target) { Title = "Check every 30 minutes" },
            new ProposedEdit(EditKind.SetMember, Member.ValidationInterval, "global::System.TimeSpan.FromMinutes(5)", target) { Title = "Check every 5 minutes" });
    }
}
