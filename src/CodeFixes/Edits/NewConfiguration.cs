using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.CodeFixes.Text;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>A call that configured nothing gets a lambda that does.</summary>
internal sealed record NewConfiguration(InvocationExpressionSyntax Call, string? ArgumentName, string ParameterName, ImmutableArray<MemberValue> Settings)
    : NodeEdit(Call)
{
    public override NodeEdit Merge(NodeEdit other) => this with
    {
        Settings = Settings.AddRange(((NewConfiguration)other).Settings.Where(added => Settings.All(setting => setting.Member != added.Member))),
    };

    public override IEnumerable<TextChange> Render(EditContext context)
    {
        var layout = context.Layout;
        var arguments = Call.ArgumentList;
        var order = new SettingOrder([], ParameterName, atStart: false);
        foreach (var setting in Settings)
        {
            order.Add(setting);
        }

        var written = order.Added()
            .Select(added => ParameterName + "." + added.Setting.Member + " = " + context.Names.Write(added.Setting.Value, arguments.SpanStart))
            .ToList();
        var last = arguments.Arguments.LastOrDefault();
        var outer = layout.NewLine + layout.IndentationAt(last is not null && layout.IsFirstOnLine(last.SpanStart) ? last.SpanStart : arguments.SpanStart);
        var inner = SourceLayout.Deeper(outer);
        var body = written.Count == 1 ? " " + written[0] : outer + "{" + string.Concat(written.Select(one => inner + one + ";")) + outer + "}";
        var lambda = (ArgumentName is null ? string.Empty : ArgumentName + ": ") + ParameterName + " =>" + body;
        return layout.AddArguments(arguments.OpenParenToken, arguments.Arguments, [lambda]);
    }
}
