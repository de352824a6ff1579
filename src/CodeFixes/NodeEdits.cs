using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CookieSecurity.Analyzers.CodeFixes.Edits;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.CodeFixes;

/// <summary>From what a rule proposes to what is written at each place.</summary>
internal static class NodeEdits
{
    private const string WaitForIt = "await {0}";

    /// <summary>Null where any target is missing, generated or of another shape.</summary>
    public static async Task<List<(Document Document, NodeEdit Edit)>?> ResolveAsync(
        ImmutableArray<ProposedEdit> parts,
        Solution solution,
        Project project,
        CancellationToken cancellation)
    {
        var resolved = new List<(Document, NodeEdit)>();
        foreach (var part in parts)
        {
            var targets = ImmutableArray.CreateBuilder<EditTarget>();
            foreach (var location in part.Targets)
            {
                if (await EditTarget.FindAsync(solution, project, location, cancellation).ConfigureAwait(false) is not { } target)
                {
                    return null;
                }

                targets.Add(target);
            }

            var edits = Create(part, targets.ToImmutable()).ToList();
            if (edits.Count == 0 || edits.Exists(edit => edit.Edit is null))
            {
                return null;
            }

            resolved.AddRange(edits.Select(edit => (edit.Target.Document, edit.Edit!)));
            resolved.AddRange(part.Imports.IsEmpty
                ? []
                : targets.Select(target => (target.Document, (NodeEdit)new ImportedNamespaces(target.Node, part.Imports))));
        }

        return resolved;
    }

    private static IEnumerable<(EditTarget Target, NodeEdit? Edit)> Create(ProposedEdit edit, ImmutableArray<EditTarget> targets)
    {
        if (edit.Kind is not (EditKind.AddOptionsArgument or EditKind.SetMember) && targets.Any(target => target.IsConditional))
        {
            return [];
        }

        return edit.Kind switch
        {
            EditKind.MoveStatement => targets.Length == 2 && targets[0].Document.Id == targets[1].Document.Id
                ? [(targets[0], MovedStatement.Create(targets[0], targets[1], edit.Member))]
                : [],
            EditKind.AddParameter => targets.Length == 2 ? [(targets[0], AddedParameter.Create(targets[0], targets[1], edit.Value))] : [],
            EditKind.MoveAttribute => MoveAttribute(edit, targets),
            EditKind.CheckFirst => targets.SelectMany(target => CheckFirst(edit, target)),
            EditKind.Replace or EditKind.InsertStatement when AsyncFunction.Waits(edit.Value.Replace("{0}", "_")) => targets.SelectMany(target => Wait(edit, target)),
            _ => targets.Select(target => (target, Create(edit, target))),
        };
    }

    private static NodeEdit? Create(ProposedEdit edit, EditTarget target)
    {
        var setting = new MemberValue(edit.Member, edit.Value);
        return (edit.Kind, target.Node) switch
        {
            (EditKind.AddOptionsArgument, InvocationExpressionSyntax call) =>
                OptionsArgument.Members(edit.Member) is { IsEmpty: false } members && OptionsArgument.FitsInto(call, target.Model) ? new OptionsArgument(call, members) : null,
            (EditKind.SetMember, BaseObjectCreationExpressionSyntax creation) when PartMembers.IsPath(edit.Member) => PartMembers.Create(creation, setting, target.Model),
            (EditKind.SetMember, BaseObjectCreationExpressionSyntax creation) =>
                CreationMembers.CanSet(creation, setting, target.Model) ? new CreationMembers(creation, ImmutableArray.Create(setting)) : null,
            (EditKind.SetMember, AssignmentExpressionSyntax assignment) =>
                AssignedValue.CanReplace(assignment, edit.Member) ? new AssignedValue(assignment, edit.Value) : null,
            (EditKind.Remove, _) => Removal.Create(target, edit.Member),
            (EditKind.AddToConfiguration, _) => RegistrationOptions.Create(target, setting),
            (EditKind.SplitInitializer, _) => SplitCreation.Create(target),
            (EditKind.InsertStatement, _) => (NodeEdit?)InsertedStatement.Create(target, edit.Member, edit.Value) ?? BracedStatement.Create(target, edit.Member, edit.Value),
            (EditKind.Replace, _) => ReplacedNode.Create(target, edit.Value),
            (EditKind.AppendCall, _) => AppendedCall.Create(target, edit.Value, mustImport: !edit.Imports.IsEmpty),
            (EditKind.AddArgument, _) => AddedArguments.Create(target, edit.Value),
            (EditKind.AddAttribute, _) => AddedAttributes.Create(target, edit.Value),
            (EditKind.AddMember, _) => AddedMembers.Create(target, edit.Value),
            _ => null,
        };
    }

    /// <summary>What waits can only stand in an async function.</summary>
    private static IEnumerable<(EditTarget Target, NodeEdit? Edit)> Wait(ProposedEdit edit, EditTarget target)
    {
        yield return (target, AsyncFunction.MayWait(target.Node, target.Model, out var function) && (edit.Value != WaitForIt || AsyncFunction.CanBeWaitedFor(target)) ? Create(edit, target) : null);
        if (function is not null)
        {
            yield return (target, function);
        }
    }

    private static IEnumerable<(EditTarget Target, NodeEdit? Edit)> CheckFirst(ProposedEdit edit, EditTarget target)
    {
        var handler = CheckedHandler.Create(target, edit.Value);
        yield return (target, handler);
        if (handler?.MadeAsync is { } function)
        {
            yield return (target, function);
        }
    }

    private static IEnumerable<(EditTarget Target, NodeEdit? Edit)> MoveAttribute(ProposedEdit edit, ImmutableArray<EditTarget> targets)
    {
        if (targets.Length < 2 || targets[0].As<AttributeSyntax>() is not { } attribute)
        {
            return [];
        }

        var name = targets[0].Model.GetTypeInfo(attribute).Type is { TypeKind: not TypeKind.Error } type
            ? type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)
            : attribute.Name.ToString();
        var code = edit.Value.Length > 0 ? edit.Value : name + attribute.ArgumentList;
        return targets.Skip(1)
            .Select(target => (target, (NodeEdit?)AddedAttributes.Create(target, code)))
            .Prepend((targets[0], Removal.Create(targets[0], string.Empty)));
    }
}
