using System.Collections.Immutable;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Pipeline;

/// <summary>Where a middleware belongs in the code that builds a pipeline, and what the builder is called there.</summary>
/// <param name="Anchor">The statement that it belongs beside, or the call of a chain that it belongs behind.</param>
/// <param name="Side">Which side.</param>
/// <param name="Builder">The name of the variable.</param>
internal sealed record PipelinePlace(SyntaxNode Anchor, PlaceSide Side, string Builder)
{
    private static readonly ImmutableArray<string> Extensions = ImmutableArray.Create("Microsoft.AspNetCore.Builder");

    /// <summary>Adds a call such as <c>UseHttpsRedirection()</c> here.</summary>
    public ProposedEdit Insert(string call) => Side == PlaceSide.InChain
        ? new ProposedEdit(EditKind.AppendCall, string.Empty, "." + call, Targets(Anchor)) { Imports = Extensions }
        : InsertStatement(Builder + "." + call + ";");

    /// <summary>Adds statements here; in a chain none can stand.</summary>
    public ProposedEdit InsertStatement(string statements) =>
        new(EditKind.InsertStatement, SideOfStatement, statements, Targets(Anchor)) { Imports = Extensions };

    /// <summary>Moves a call, or the statement that it is, here.</summary>
    public ProposedEdit Move(SyntaxNode call) => new(EditKind.MoveStatement, SideOfStatement, string.Empty, Targets(call, Anchor));

    private string SideOfStatement => Side == PlaceSide.Before ? "before" : "after";

    private static ImmutableArray<Location> Targets(params SyntaxNode[] nodes) => ImmutableArray.CreateRange(System.Linq.Enumerable.Select(nodes, static node => node.GetLocation()));
}

internal enum PlaceSide
{
    Before,
    After,
    InChain,
}
