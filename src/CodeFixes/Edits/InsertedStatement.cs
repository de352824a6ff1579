using System.Collections.Generic;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>Statements come before or after one that is there.</summary>
internal sealed record InsertedStatement(StatementSyntax Anchor, bool Behind, string Code) : NodeEdit(Anchor)
{
    public override bool AddsBehind => Behind;

    public static InsertedStatement? Create(EditTarget target, string place, string code) =>
        StatementPlace.StatementOf(target.Node) is { } anchor
        && place is StatementPlace.Before or StatementPlace.After
        && code.Trim().Length > 0
        && !(place == StatementPlace.After && LeavesList(anchor))
        && NamesInScope.AreThey(code, CodeFragment.Statements, anchor, place == StatementPlace.After ? anchor.Span.End : anchor.SpanStart, target.Model)
            ? new InsertedStatement(anchor, place == StatementPlace.After, code)
            : null;

    /// <summary>Nothing behind such a statement would be reached.</summary>
    public static bool LeavesList(StatementSyntax statement) => statement.Kind() is
        SyntaxKind.ReturnStatement or SyntaxKind.ThrowStatement or SyntaxKind.BreakStatement or SyntaxKind.ContinueStatement
        or SyntaxKind.GotoStatement or SyntaxKind.GotoCaseStatement or SyntaxKind.GotoDefaultStatement or SyntaxKind.YieldBreakStatement;

    public override NodeEdit? Merge(NodeEdit other) => ((InsertedStatement)other).Behind == Behind && ((InsertedStatement)other).Code == Code ? this : null;

    public override IEnumerable<TextChange> Render(EditContext context)
    {
        var code = context.Names.Write(Code, Anchor.SpanStart, CodeFragment.Statements);
        yield return StatementPlace.Insert(Anchor, Behind, code, context.Layout);
    }
}
