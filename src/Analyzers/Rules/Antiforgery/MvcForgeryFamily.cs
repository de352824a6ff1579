using System.Collections.Immutable;
using CookieSecurity.Analyzers.Antiforgery;
using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.Antiforgery;

/// <summary>Whether other sites can have a signed-in browser call the application's actions and pages.</summary>
internal sealed class MvcForgeryFamily : RuleFamily
{
    private static readonly NameSet Classes = NameSet.Union(ProtectionNames.Controllers, ProtectionNames.Pages, ProtectionNames.Attributes);
    private static readonly NameSet Switches = NameSet.Union(ProtectionNames.Filters, ProtectionNames.Conventions, ProtectionNames.Switch);

    public override NameSet Triggers { get; } = NameSet.Union(Classes, Switches, ChangingEndpointRule.Names);

    public override ImmutableArray<DiagnosticDescriptor> Rules => MvcForgeryDescriptors.All;

    public override void Check(FileContext file)
    {
        if (file.Mentions(Classes))
        {
            foreach (var node in file.Tree.GetRoot(file.Cancellation).DescendantNodes(static node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax))
            {
                if (node is ClassDeclarationSyntax { BaseList: not null } or ClassDeclarationSyntax { AttributeLists.Count: > 0 } || IsCalledController(node))
                {
                    Check(file, (ClassDeclarationSyntax)node);
                }
            }
        }

        if (file.Mentions(Switches))
        {
            GlobalOptOutRule.Check(file);
        }

        if (file.Mentions(ProtectionNames.Attributes))
        {
            IdleAttributeRule.Check(file);
            LambdaOptOutRule.Check(file);
        }

        if (file.Mentions(ChangingEndpointRule.Names))
        {
            ChangingEndpointRule.Check(file);
        }
    }

    private static bool IsCalledController(SyntaxNode node) =>
        node is ClassDeclarationSyntax { Identifier.ValueText: var name } && name.EndsWith(ProtectionNames.ControllerSuffix, System.StringComparison.OrdinalIgnoreCase);

    private static void Check(FileContext file, ClassDeclarationSyntax declaration)
    {
        if (file.Model.GetDeclaredSymbol(declaration, file.Cancellation) is not { } type)
        {
            return;
        }

        if (Controllers.MayBe(type))
        {
            new ControllerRules(file, type).Check(declaration);
        }
        else if (PageHandlers.IsPage(type))
        {
            PageRules.Check(file, type, declaration);
        }
        else if (type.AllInterfaces.Length > 0 && ComponentOptOutRule.IsComponent(type))
        {
            ComponentOptOutRule.Check(file, type);
        }
    }
}
