using System;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Analyzers.Options;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Rules.ClassicCookies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.Rules.ResponseCookies;

/// <summary>Everything that starts at a cookie which the application writes itself: <c>Append</c>, <c>Delete</c>, and helpers that options are handed to.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ResponseCookieAnalyzer : CookieSecurityAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        ResponseCookieDescriptors.WithoutSecure,
        ResponseCookieDescriptors.WithoutHttpOnly,
        ResponseCookieDescriptors.WithoutSameSite,
        ResponseCookieDescriptors.SameSiteNoneWithoutSecure,
        ResponseCookieDescriptors.SometimesSecure,
        WrittenCookieDescriptors.BrokenPrefix,
        WrittenCookieDescriptors.MissedDeletion,
        WrittenCookieDescriptors.SharedDomain,
        WrittenCookieDescriptors.LongLife,
        WrittenCookieDescriptors.CredentialInClear,
        WrittenCookieDescriptors.DeletedSignIn);

    private protected override void Register(CompilationStartAnalysisContext context, ApplicationModel application)
    {
        if (application.Types.ClassicCookie is { } classic)
        {
            ClassicCookieRules.Register(context, application, classic);
        }

        if (!application.Types.AreOfCore)
        {
            return;
        }

        var findings = new BodyFindings();
        context.RegisterOperationAction(
            operation =>
            {
                var method = ((IInvocationOperation)operation.Operation).TargetMethod;
                if (WritingCall.IsAppend(method, application.Types) || WritingCall.IsDelete(method, application.Types) || application.OwnWrappers.Has(method))
                {
                    Check(operation, application, findings);
                }
            },
            OperationKind.Invocation);
        context.RegisterOperationAction(
            operation =>
            {
                if (WritingCall.IsAppend(((IMethodReferenceOperation)operation.Operation).Method, application.Types))
                {
                    Check(operation, application, findings);
                }
            },
            OperationKind.MethodReference);
    }

    private void Check(OperationAnalysisContext context, ApplicationModel application, BodyFindings findings)
    {
        if (ReportScope.CoversAny(context, context.Operation.Syntax, SupportedDiagnostics))
        {
            findings.Report(
                context,
                application.CookieWrites.Of(context.GetControlFlowGraph(), context.CancellationToken),
                (writes, report) => Check(writes, context, application, report));
        }
    }

    private static void Check(BodyWrites writes, OperationAnalysisContext context, ApplicationModel application, Action<Finding> report)
    {
        var place = context.Operation.Syntax.GetLocation();
        foreach (var write in writes.Writes)
        {
            if (Decorator.Forwards(write, context.ContainingSymbol, application.Types))
            {
                continue;
            }

            var rule = new WriteContext(
                write, writes.Body, application, id => CookieSecurityOptions.For(context.Options, place, context.IsGeneratedCode, id), report, context.CancellationToken);
            PrefixRule.Check(rule);
            if (write.IsDeletion)
            {
                DeletionRule.Check(rule);
                SignOutRule.Check(rule);
                continue;
            }

            SecureRule.Check(rule);
            HttpOnlyRule.Check(rule);
            SameSiteRule.Check(rule);
            DomainRule.Check(rule);
            LifetimeRule.Check(rule);
            ClearTextRule.Check(rule);
        }
    }
}
