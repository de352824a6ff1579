using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;

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

        var builder = ImmutableArray.CreateBuilder<SyntaxTree>();
        foreach (var tree in trees)
        {
            cancellation.ThrowIfCancellationRequested();
            if (NameIndex.Of(tree).Mentions(names))
            {
                builder.Add(tree);
            }
        }

        return mentioning.GetOrAdd(names, builder.ToImmutable());
    }

    private static NamedFiles Create(Compilation compilation)
    {
        var files = new NamedFiles(compilation.SyntaxTrees.ToImmutableArray());
        if (files.trees.IsEmpty)
        {
            return files;
        }

        if (Before(files.trees) is { } before)
        {
            files.TakeOver(before);
        }

        Keep(files.trees[0], files);
        Keep(files.trees[files.trees.Length - 1], files);
        return files;
    }

    private static NamedFiles? Before(ImmutableArray<SyntaxTree> trees) =>
        Latest.TryGetValue(trees[0], out var files) || Latest.TryGetValue(trees[trees.Length - 1], out files) ? files : null;

    private static void Keep(SyntaxTree tree, NamedFiles files)
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
            if (Changed(known.Value, known.Key, changes) is { IsDefault: false } found)
            {
                mentioning.TryAdd(known.Key, found);
            }
        }
    }

    /// <summary>What is found with these files changed; nothing where a name came or went, for then the order of the files has to be asked.</summary>
    private static ImmutableArray<SyntaxTree> Changed(ImmutableArray<SyntaxTree> found, NameSet names, List<FileChange> changes)
    {
        foreach (var change in changes)
        {
            var was = change.NamesBefore.Mentions(names);
            if (was != change.NamesAfter.Mentions(names))
            {
                return default;
            }

            found = was ? found.Replace(change.Before, change.After) : found;
        }

        return found;
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
