using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.CodeFixes.Edits;

/// <summary>Where settings go among the statements of a body: the same whether they come one by one or together.</summary>
internal sealed class SettingOrder
{
    private readonly List<Entry> entries;
    private readonly bool atStart;

    public SettingOrder(IEnumerable<StatementSyntax> statements, string parameter, bool atStart)
    {
        this.atStart = atStart;
        entries = statements.Select(statement => new Entry(statement, null, OptionsPath.AssignedIn(statement, parameter).ToList())).ToList();
    }

    /// <summary>Behind the last that is about the same object, else last.</summary>
    public void Add(MemberValue setting)
    {
        var owner = OptionsPath.OwnerOf(setting.Member);
        var index = owner.Length == 0 ? -1 : entries.FindLastIndex(entry => entry.Paths.Exists(path => OptionsPath.IsWithin(path, owner)));
        var end = entries.Count > 0 && entries[entries.Count - 1].Statement is { } last && InsertedStatement.LeavesList(last) ? entries.Count - 1 : entries.Count;
        var place = index >= 0 && (!atStart || entries[index].Setting is not null) ? index + 1 : atStart ? 0 : end;
        entries.Insert(place, new Entry(null, setting, [setting.Member]));
    }

    /// <summary>The settings in order, each with the statement that it follows.</summary>
    public IEnumerable<(StatementSyntax? After, MemberValue Setting)> Added()
    {
        StatementSyntax? after = null;
        foreach (var entry in entries)
        {
            if (entry.Setting is { } setting)
            {
                yield return (after, setting);
            }
            else
            {
                after = entry.Statement;
            }
        }
    }

    private sealed record Entry(StatementSyntax? Statement, MemberValue? Setting, List<string> Paths);
}
