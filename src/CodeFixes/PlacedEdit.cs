using System.Collections.Generic;
using CookieSecurity.Analyzers.CodeFixes.Edits;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.CodeFixes;

/// <summary>An edit of one node, in its document, and what it is a part of.</summary>
internal sealed class PlacedEdit(DocumentId document, NodeEdit edit, EditGroup group)
{
    public DocumentId Document { get; } = document;

    public NodeEdit Edit { get; set; } = edit;

    public EditGroup Group { get; set; } = group;
}

/// <summary>Proposals that are applied together or not at all.</summary>
internal sealed class EditGroup(ProposedEdit edit, ProjectId project)
{
    private EditGroup? joined;

    /// <summary>The group that stands for all that were joined.</summary>
    public EditGroup Root => joined is null ? this : joined.Root;

    public List<(ProposedEdit Edit, ProjectId Project)> Proposals { get; } = [(edit, project)];

    public void Join(EditGroup other)
    {
        if (Root != other.Root)
        {
            Root.Proposals.AddRange(other.Root.Proposals);
            other.Root.joined = Root;
        }
    }
}
