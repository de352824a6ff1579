using System.Collections.Immutable;
using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CookieSecurity.Tests.Fixes;

/// <summary>
/// Stands in for the rules: it proposes an edit at every plain shape that one of the ids might have to repair, so that fixes are
/// tested apart from what the flow knows.
/// </summary>
#pragma warning disable RS1036, RS1038, RS1041 // It never leaves this test assembly.
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ShapeAnalyzer(params string[] ids) : DiagnosticAnalyzer
{
    private const string Mode = "global::Microsoft.AspNetCore.Http.SameSiteMode.";

    public ShapeAnalyzer()
        : this([])
    {
    }

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = RuleCatalogue.All;

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(OnCall, SyntaxKind.InvocationExpression);
        context.RegisterSyntaxNodeAction(OnMethodGroup, SyntaxKind.SimpleMemberAccessExpression);
        context.RegisterSyntaxNodeAction(OnCreation, SyntaxKind.ObjectCreationExpression, SyntaxKind.ImplicitObjectCreationExpression);
        context.RegisterSyntaxNodeAction(OnAssignment, SyntaxKind.SimpleAssignmentExpression);
    }

    private void OnCall(SyntaxNodeAnalysisContext context)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        var arguments = call.ArgumentList.Arguments;
        if (context.SemanticModel.GetSymbolInfo(call).Symbol is not IMethodSymbol { Name: "Append", ContainingType.Name: "IResponseCookies" })
        {
            return;
        }

        if (arguments.Count == 2)
        {
            var members = arguments[0].ToString().Contains("XSRF", StringComparison.Ordinal) ? "Secure,SameSite" : "";
            var edit = new ProposedEdit(EditKind.AddOptionsArgument, members, "", [call.GetLocation()]);
            Report(context, "CKS1001", NameOf(call), edit);
            Report(context, "CKS1002", NameOf(call), edit);
        }
        else if (arguments[^1].Expression is InvocationExpressionSyntax helper
            && context.SemanticModel.GetSymbolInfo(helper).Symbol is { DeclaringSyntaxReferences: [var declaration] })
        {
            var made = declaration.GetSyntax().DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>().ToList();
            if (made.Exists(creation => Lacks(creation, "Secure")))
            {
                var targets = made.Select(creation => creation.GetLocation()).ToImmutableArray();
                Report(context, "CKS1001", arguments[^1].GetLocation(), new ProposedEdit(EditKind.SetMember, "Secure", "true", targets));
            }
        }
    }

    private void OnMethodGroup(SyntaxNodeAnalysisContext context)
    {
        var access = (MemberAccessExpressionSyntax)context.Node;
        if (access.Name.Identifier.Text == "Append" && access.Parent is not InvocationExpressionSyntax)
        {
            Report(context, "CKS1001", access.Name.GetLocation(), new ProposedEdit(EditKind.AddOptionsArgument, "", "", [access.GetLocation()]));
        }
    }

    private void OnCreation(SyntaxNodeAnalysisContext context)
    {
        var creation = (BaseObjectCreationExpressionSyntax)context.Node;
        var symbol = context.SemanticModel.GetTypeInfo(creation).Type;
        var type = (symbol?.BaseType is { SpecialType: SpecialType.None, TypeKind: TypeKind.Class } own ? own : symbol)?.ToDisplayString();
        var isHelper = creation.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.ReturnType.ToString() == "CookieOptions";
        if (type == "Microsoft.AspNetCore.Http.CookieBuilder" && Lacks(creation, "SecurePolicy"))
        {
            Report(context, "CKS1001", creation.GetLocation(), Set("SecurePolicy", "global::Microsoft.AspNetCore.Http.CookieSecurePolicy.Always", creation));
        }

        if (type != "Microsoft.AspNetCore.Http.CookieOptions" || isHelper)
        {
            return;
        }

        foreach (var (id, member) in new[] { ("CKS1001", "Secure"), ("CKS1002", "HttpOnly") }.Where(rule => Lacks(creation, rule.Item2)))
        {
            Report(context, id, creation.GetLocation(), Set(member, "true", creation));
        }

        if (Lacks(creation, "SameSite"))
        {
            Report(context, "CKS1003", creation.GetLocation(), Set("SameSite", Mode + "Lax", creation), Set("SameSite", Mode + "Strict", creation));
        }
    }

    private void OnAssignment(SyntaxNodeAnalysisContext context)
    {
        var assignment = (AssignmentExpressionSyntax)context.Node;
        var member = assignment.Left.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Last().Identifier.Text;
        var value = assignment.Right;
        switch (member)
        {
            case "Secure" or "HttpOnly" when value.IsKind(SyntaxKind.FalseLiteralExpression) || value is AssignmentExpressionSyntax { Right.RawKind: (int)SyntaxKind.FalseLiteralExpression }:
                Report(context, member == "Secure" ? "CKS1001" : "CKS1002", assignment.GetLocation(), Set(member, "true", assignment));
                break;
            case "Secure" when value is not LiteralExpressionSyntax:
                Report(context, "CKS1005", assignment.GetLocation(), Set(member, "true", assignment));
                break;
            case "SameSite" when value.ToString() == "SameSiteMode.None"
                && assignment.Parent?.Parent is BaseObjectCreationExpressionSyntax creation && Lacks(creation, "Secure"):
                Report(context, "CKS1004", assignment.GetLocation(), Set("Secure", "true", creation), Set(member, Mode + "Lax", assignment));
                break;
        }
    }

    private void Report(SyntaxNodeAnalysisContext context, string id, Location location, params ProposedEdit[] alternatives)
    {
        if (ids.Contains(id))
        {
            var (properties, locations) = ProposedEdit.Write(alternatives);
            var rule = RuleCatalogue.All.Single(descriptor => descriptor.Id == id);
            context.ReportDiagnostic(Diagnostic.Create(rule, location, locations, properties, "here", "there"));
        }
    }

    private static ProposedEdit Set(string member, string value, SyntaxNode target) => new(EditKind.SetMember, member, value, [target.GetLocation()]);

    private static Location NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.GetLocation(),
        MemberBindingExpressionSyntax binding => binding.Name.GetLocation(),
        var other => other.GetLocation(),
    };

    private static bool Lacks(BaseObjectCreationExpressionSyntax creation, string member)
    {
        var local = creation.FirstAncestorOrSelf<VariableDeclaratorSyntax>()?.Identifier.Text;
        return creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>().Any(assignment => assignment.Left.ToString() == member) != true
            && !creation.SyntaxTree.GetRoot().DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment => assignment.Left.ToString() == local + "." + member);
    }
}
