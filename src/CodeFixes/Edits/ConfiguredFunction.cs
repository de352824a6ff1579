using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>A function that configures options sets more of them, or sets them otherwise.</summary>
/// <param name="Function">A lambda, an anonymous or local function, or a method.</param>
/// <param name="Parameter">The options.</param>
/// <param name="Settings">What it is to set.</param>
internal sealed record ConfiguredFunction(SyntaxNode Function, IParameterSymbol Parameter, ImmutableArray<MemberValue> Settings) : NodeEdit(Function)
{
    private const string Discard = "_";

    public override bool IsDone => Settings.All(setting => Existing(setting) is { } existing && AssignedValue.Says(existing, setting.Value));

    private string Name => Parameter.Name;

    public static ConfiguredFunction? Create(SyntaxNode function, MemberValue setting, SemanticModel model)
    {
        var method = (function is AnonymousFunctionExpressionSyntax ? model.GetSymbolInfo(function).Symbol : model.GetDeclaredSymbol(function)) as IMethodSymbol;
        if (method is not { IsAbstract: false, IsExtern: false } || !(method.ReturnsVoid || method.IsAsync)
            || method.Parameters.FirstOrDefault(one => OptionsPath.IsSettable(one.Type, setting.Member)) is not { RefKind: RefKind.None } parameter
            || FunctionBody.Of(function) is not { } body || body.ContainsDiagnostics || body.HasConditionalDirectiveInside()
            || (function is AnonymousMethodExpressionSyntax { ParameterList: null } && method.Parameters.Length > 1)
            || (body is ExpressionSyntax expression && !IsStatement(expression)))
        {
            return null;
        }

        var configured = new ConfiguredFunction(function, parameter, ImmutableArray.Create(setting));
        return configured.Existing(setting) is { } existing
            ? AssignedValue.CanReplace(existing, setting.Member.Substring(setting.Member.LastIndexOf('.') + 1)) ? configured : null
            : body is BlockSyntax block && LeavesEarly(block) && OptionsPath.AssignedIn(block, parameter.Name).Any(path => OptionsPath.IsWithin(setting.Member, path)) ? null : configured;
    }

    public override NodeEdit Merge(NodeEdit other) => this with
    {
        Settings = Settings.AddRange(((ConfiguredFunction)other).Settings.Where(added => Settings.All(setting => setting.Member != added.Member))),
    };

    public override IEnumerable<TextChange> Render(EditContext context)
    {
        var body = FunctionBody.Of(Function)!;
        var changes = new List<TextChange>();
        var missing = new List<MemberValue>();
        foreach (var setting in Settings)
        {
            if (Existing(setting) is { } existing)
            {
                changes.AddRange(AssignedValue.Render(existing, setting.Value, context.Names, context.Layout));
            }
            else
            {
                missing.Add(setting);
            }
        }

        if (missing.Count == 0)
        {
            return changes;
        }

        var name = NamedParameter.NameIn(Function, Name == Discard || !Parameter.CanBeReferencedByName ? null : Name, context.Model);
        changes.AddRange(NamedParameter.Render(Function, Parameter, name, context));

        var statements = body is BlockSyntax block ? block.Statements : default;
        var written = body is BlockSyntax ? statements : SyntaxFactory.SingletonList<StatementSyntax>(SyntaxFactory.ExpressionStatement((ExpressionSyntax)body));
        var order = new SettingOrder(written, Name, body is BlockSyntax early && LeavesEarly(early));
        foreach (var setting in missing)
        {
            order.Add(setting);
        }

        var added = order.Added()
            .Select(entry => (entry.After, name + "." + entry.Setting.Member + " = " + context.Names.Write(entry.Setting.Value, body.SpanStart) + ";"))
            .ToList();
        changes.AddRange(body is BlockSyntax into
            ? FunctionBody.Add(into, added, context.Layout)
            : FunctionBody.MakeBlock(Function, (ExpressionSyntax)body, added.Select(one => one.Item2), context.Layout));
        return changes;
    }

    /// <summary>The assignment that decides already what the path is set to.</summary>
    private AssignmentExpressionSyntax? Existing(MemberValue setting)
    {
        var body = FunctionBody.Of(Function);
        if (body is not BlockSyntax block)
        {
            return AsSetting((ExpressionSyntax)body!);
        }

        if (LeavesEarly(block))
        {
            return null;
        }

        var last = block.Statements.LastOrDefault(statement => OptionsPath.AssignedIn(statement, Name).Any(path => OptionsPath.IsWithin(setting.Member, path)));
        return last is ExpressionStatementSyntax { Expression: var expression } ? AsSetting(expression) : null;

        AssignmentExpressionSyntax? AsSetting(ExpressionSyntax expression) =>
            expression is AssignmentExpressionSyntax assignment && OptionsPath.Of(assignment.Left, Name) == setting.Member ? assignment : null;
    }

    private static bool LeavesEarly(BlockSyntax block) => block
        .DescendantNodes(inner => inner is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .Any(inner => inner is ReturnStatementSyntax && inner != block.Statements.Last());

    private static bool IsStatement(ExpressionSyntax expression) =>
        expression is AssignmentExpressionSyntax or InvocationExpressionSyntax or AwaitExpressionSyntax or BaseObjectCreationExpressionSyntax or ConditionalAccessExpressionSyntax
        || expression.Kind() is SyntaxKind.PostIncrementExpression or SyntaxKind.PostDecrementExpression or SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression;
}
