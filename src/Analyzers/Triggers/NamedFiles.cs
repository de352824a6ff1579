using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CookieSecurity.Analyzers.Triggers;

/// <summary>
/// Which files of a compilation mention which names. Every search through the whole application starts here: after a keystroke only the file
/// that was typed in is looked at again, what is known of all others is taken over.
/// </summary>
internal sealed class NamedFiles
{
    private const int MostTakenOver = 8;

    private static readonly ConditionalWeakTable<Compilation, NamedFiles> Known = new();

    /// <summary>The last answers for an application, kept with its first and its last file: nobody types in both at once.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, NamedFiles> Latest = new();

    private readonly ImmutableArray<SyntaxTree> trees;
    private readonly ConcurrentDictionary<NameSet, ImmutableArray<SyntaxTree>> mentioning = new();
    private readonly ConcurrentDictionary<(string Text, bool InViews), ImmutableArray<SyntaxTree>> containing = new();

    private NamedFiles(ImmutableArray<SyntaxTree> trees) => this.trees = trees;

    public static NamedFiles Of(Compilation compilation) =>
        Known.TryGetValue(compilation, out var files) ? files : Known.GetValue(compilation, static key => Create(key));

    /// <summary>The files whose text has one of the names in it, in code or not, in the order of the compilation.</summary>
    public ImmutableArray<SyntaxTree> Mentioning(NameSet names, CancellationToken cancellation)
    {
        if (mentioning.TryGetValue(names, out var found))
        {
            return found;
        }

        return mentioning.GetOrAdd(names, Find(names, static (tree, names) => NameIndex.Of(tree).Mentions(names), cancellation));
    }

    /// <summary>The files that have a text in them which no rule starts from, as a part of whatever word.</summary>
    public ImmutableArray<SyntaxTree> Containing(string text, CancellationToken cancellation) => Containing((text, InViews: true), cancellation);

    /// <summary>The same without code that a Razor file became, for what nobody does in a view: of its code there is much.</summary>
    public ImmutableArray<SyntaxTree> ContainingOutsideViews(string text, CancellationToken cancellation) => Containing((text, InViews: false), cancellation);

    private ImmutableArray<SyntaxTree> Containing((string Text, bool InViews) sought, CancellationToken cancellation) =>
        containing.TryGetValue(sought, out var found) ? found : containing.GetOrAdd(sought, Find(sought, static (tree, sought) => IsIn(tree, sought), cancellation));

    private static bool IsIn(SyntaxTree tree, (string Text, bool InViews) sought) => (sought.InViews || !IsOfRazor(tree)) && TreeText.Mentions(tree, sought.Text);

    private static bool IsOfRazor(SyntaxTree tree) =>
        tree.FilePath.EndsWith("_cshtml.g.cs", StringComparison.Ordinal) || tree.FilePath.EndsWith("_razor.g.cs", StringComparison.Ordinal);

    private ImmutableArray<SyntaxTree> Find<T>(T sought, Func<SyntaxTree, T, bool> has, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<SyntaxTree>();
        foreach (var tree in trees)
        {
            cancellation.ThrowIfCancellationRequested();
            if (has(tree, sought))
            {
                found.Add(tree);
            }
        }

        return found.ToImmutable();
    }

    private static NamedFiles Create(Compilation compilation)
    {
        var files = new NamedFiles(((CSharpCompilation)compilation).SyntaxTrees);
        if (files.trees.IsEmpty)
        {
            return files;
        }

        if (Before(files.trees) is { } before)
        {
            files.TakeOver(before);
        }

        Remember(files.trees[0], files);
        Remember(files.trees[files.trees.Length - 1], files);
        return files;
    }

    private static NamedFiles? Before(ImmutableArray<SyntaxTree> trees) =>
        Latest.TryGetValue(trees[0], out var files) || Latest.TryGetValue(trees[trees.Length - 1], out files) ? files : null;

    private static void Remember(SyntaxTree tree, NamedFiles files)
    {
        Latest.Remove(tree);
        Latest.GetValue(tree, _ => files);
    }

    private void TakeOver(NamedFiles before)
    {
        if (Changes(before) is not { } changes)
        {
            return;
        }

        foreach (var known in before.mentioning)
        {
            Keep(mentioning, known.Key, known.Value, changes, static (change, names) => (change.NamesBefore.Mentions(names), change.NamesAfter.Mentions(names)));
        }

        foreach (var known in before.containing)
        {
            Keep(containing, known.Key, known.Value, changes, static (change, sought) => (IsIn(change.Before, sought), IsIn(change.After, sought)));
        }
    }

    /// <summary>Keeps what was found, with these files changed; but not where a file got what is sought or lost it: then the order of all files has to be asked.</summary>
    private static void Keep<T>(
        ConcurrentDictionary<T, ImmutableArray<SyntaxTree>> all, T sought, ImmutableArray<SyntaxTree> found, List<FileChange> changes, Func<FileChange, T, (bool Before, bool After)> has)
    {
        foreach (var change in changes)
        {
            var (before, after) = has(change, sought);
            if (before != after)
            {
                return;
            }

            found = before ? found.Replace(change.Before, change.After) : found;
        }

        all.TryAdd(sought, found);
    }

    /// <summary>Where the files differ; null where they are too many, or other ones.</summary>
    private List<FileChange>? Changes(NamedFiles before)
    {
        if (before.trees.Length != trees.Length)
        {
            return null;
        }

        var changes = new List<FileChange>();
        for (var index = 0; index < trees.Length; index++)
        {
            if (trees[index] != before.trees[index])
            {
                if (changes.Count == MostTakenOver)
                {
                    return null;
                }

                changes.Add(new FileChange(before.trees[index], trees[index], NameIndex.Of(before.trees[index]), NameIndex.Of(trees[index])));
            }
        }

        return changes;
    }

    private readonly record struct FileChange(SyntaxTree Before, SyntaxTree After, NameIndex NamesBefore, NameIndex NamesAfter);
}
