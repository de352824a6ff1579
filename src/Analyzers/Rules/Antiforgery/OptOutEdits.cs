using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Rules.Antiforgery;

/// <summary>Takes an opt-out away, or leaves it to the members for which it is right.</summary>
internal static class OptOutEdits
{
    public static ImmutableArray<ProposedEdit> For(OptOutAttribute optOut, IEnumerable<IMethodSymbol> needing)
    {
        var edits = ImmutableArray.CreateBuilder<ProposedEdit>();
        var targets = needing
            .SelectMany(static method => method.DeclaringSyntaxReferences)
            .Select(static declared => declared.GetSyntax().GetLocation())
            .Where(target => target.SourceTree == optOut.Syntax.SyntaxTree)
            .ToImmutableArray();
        if (!targets.IsEmpty)
        {
            edits.Add(new ProposedEdit(EditKind.MoveAttribute, string.Empty, string.Empty, targets.Insert(0, optOut.Location)) { Title = "Move it to the actions that need it" });
        }

        edits.Add(new ProposedEdit(EditKind.Remove, string.Empty, string.Empty, ImmutableArray.Create(optOut.Location)) { Title = "Remove [" + optOut.Name + "]" });
        return edits.ToImmutable();
    }
}
