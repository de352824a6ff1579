using System.Collections.Immutable;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Rules.CookieHeaders;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CookieSecurity.Analyzers.Rules.Inventory;

/// <summary>CKS9001, the list of all cookies. On its own, so that a compiler which is not asked for the list does not make it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CookieInventoryAnalyzer : CookieSecurityAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = InventoryDescriptors.All;

    private protected override void Register(CompilationStartAnalysisContext context, ApplicationModel application)
    {
        if (application.Types.ClassicCookie is { } classic)
        {
            ClassicCookieInventory.Register(context, application, classic);
        }

        if (!application.Types.AreOfCore)
        {
            return;
        }

        context.RegisterOperationAction(
            operation =>
            {
                var method = ((IInvocationOperation)operation.Operation).TargetMethod;
                if (WritingCall.IsAppend(method, application.Types) || application.OwnWrappers.Has(method))
                {
                    WrittenCookieInventory.Check(operation, application);
                }
            },
            OperationKind.Invocation);
        context.RegisterOperationAction(
            operation =>
            {
                if (WritingCall.IsAppend(((IMethodReferenceOperation)operation.Operation).Method, application.Types))
                {
                    WrittenCookieInventory.Check(operation, application);
                }
            },
            OperationKind.MethodReference);
        context.RegisterSemanticModelAction(model => Check(model, application));
    }

    private static void Check(SemanticModelAnalysisContext context, ApplicationModel application)
    {
        var index = NameIndex.Of(context.SemanticModel.SyntaxTree);
        if (index.IsEmpty || !FileContext.IsWorthChecking(context))
        {
            return;
        }

        var file = new FileContext(context, application, index);
        if (index.Mentions(CookieHeaderRules.Names))
        {
            HeaderInventory.Check(file);
        }

        FrameworkCookieInventory.Check(file);
    }
}
