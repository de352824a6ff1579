using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using CookieSecurity.Analyzers.HeaderWrites;
using CookieSecurity.Analyzers.Options;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CookieSecurity.Analyzers.Reporting;

/// <summary>One file that rules look at: its names and meaning, the application around it, and where findings go.</summary>
internal sealed class FileContext(SemanticModelAnalysisContext context, ApplicationModel application, NameIndex index)
{
    private readonly HashSet<(string Rule, Location Squiggle, object? About)> reported = new();

    public ApplicationModel Application { get; } = application;

    public SemanticModel Model => context.SemanticModel;

    public SyntaxTree Tree => context.SemanticModel.SyntaxTree;

    public CancellationToken Cancellation => context.CancellationToken;

    /// <summary>Whether reports are wanted in the file at all, whatever a rule's own settings say.</summary>
    public static bool IsWorthChecking(SemanticModelAnalysisContext context) => !context.IsGeneratedCode || ReportScope.IsRazorCode(context.SemanticModel.SyntaxTree);

    /// <summary>Whether the text has one of the names in it, in code or not.</summary>
    public bool Mentions(NameSet names) => index.Mentions(names);

    /// <summary>The identifiers of the file's code that are one of the names, in source order.</summary>
    public IEnumerable<SyntaxToken> Tokens(NameSet names) => index.Tokens(Tree.GetRoot(Cancellation), names);

    /// <summary>The same of the whole compilation, each with what gives its file meaning.</summary>
    public IEnumerable<(SyntaxToken Token, SemanticModel Model)> TokensEverywhere(NameSet names)
    {
        foreach (var tree in NamedFiles.Of(Model.Compilation).Mentioning(names, Cancellation))
        {
            var model = tree == Tree ? Model : Application.Flow.Bodies.ModelOf(tree);
            foreach (var token in NameIndex.Of(tree).Tokens(tree.GetRoot(Cancellation), names))
            {
                yield return (token, model);
            }
        }
    }

    /// <summary>Where the text has one of the names, in code or not.</summary>
    public IEnumerable<int> Positions(NameSet names) => index.Positions(names);

    /// <summary>The texts in the file's code that name the header <c>Set-Cookie</c>.</summary>
    public IEnumerable<LiteralExpressionSyntax> HeaderNames() => SetCookieNames.Literals(index, Tree, Tree.GetRoot(Cancellation));

    /// <summary>The settings of a rule at a place of this file.</summary>
    public CookieSecurityOptions Options(DiagnosticDescriptor rule, Location place) => CookieSecurityOptions.For(context.Options, place, context.IsGeneratedCode, rule.Id);

    /// <summary>Reports once for each thing that the first argument names, and only what lies in this file: another one reports its own.</summary>
    /// <param name="rule">The rule that found it.</param>
    /// <param name="squiggle">The smallest thing that a person would change.</param>
    /// <param name="edits">What would mend it, the preferred edit first; empty where there is no fix.</param>
    /// <param name="arguments">For the message.</param>
    public void Report(DiagnosticDescriptor rule, Location squiggle, ImmutableArray<ProposedEdit> edits, params object[] arguments)
    {
        var (properties, locations) = ProposedEdit.Write(edits);
        Report(rule, squiggle, locations, properties, arguments);
    }

    /// <summary>Reports what is no defect but a fact, with all that is known of it.</summary>
    public void List(DiagnosticDescriptor rule, Location place, ImmutableDictionary<string, string?> facts, params object[] arguments) =>
        Report(rule, place, null, facts, arguments);

    private void Report(DiagnosticDescriptor rule, Location squiggle, IEnumerable<Location>? locations, ImmutableDictionary<string, string?> properties, object[] arguments)
    {
        if (squiggle.SourceTree == Tree
            && ReportScope.Covers(context.Options, squiggle, context.IsGeneratedCode, rule)
            && reported.Add((rule.Id, squiggle, arguments.Length == 0 ? null : arguments[0])))
        {
            context.ReportDiagnostic(Diagnostic.Create(rule, squiggle, locations, properties, arguments));
        }
    }
}
