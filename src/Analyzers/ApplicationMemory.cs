using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading;
using CookieSecurity.Analyzers.ConfigurationFiles;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CookieSecurity.Analyzers;

/// <summary>
/// What was found out about an application and still holds after a keystroke: as long as no file changes that sets it up or was read for
/// that, no settings file, and no declaration changes anywhere. What is kept here must hold on to no symbol, or a whole compilation would stay alive with it.
/// </summary>
internal sealed class ApplicationMemory : IDependencies
{
    /// <summary>Kept with the first file that sets the application up: when that file changes, all is forgotten.</summary>
    private static readonly ConditionalWeakTable<SyntaxTree, ApplicationMemory> ByFirstFile = new();

    private readonly ImmutableArray<SyntaxTree> trees;
    private readonly ImmutableArray<MetadataReference> references;
    private readonly CompilationOptions options;
    private readonly ProductionSettings settings;
    private readonly ConcurrentDictionary<SyntaxTree, bool> read = new();
    private readonly ConcurrentDictionary<string, bool> membersRead = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Type, object> facts = new();

    private ApplicationMemory(Compilation compilation, ProductionSettings settings)
    {
        this.settings = settings;
        trees = TreesOf(compilation);
        references = compilation.ExternalReferences;
        options = compilation.Options;
    }

    public static ApplicationMemory Of(Compilation compilation, ProductionSettings settings, CancellationToken cancellation)
    {
        if (FirstFile(compilation, cancellation) is not { } first)
        {
            return new ApplicationMemory(compilation, settings);
        }

        if (ByFirstFile.TryGetValue(first, out var memory) && memory.HoldsFor(compilation, settings, cancellation))
        {
            return memory;
        }

        memory = new ApplicationMemory(compilation, settings);
        ByFirstFile.Remove(first);
        return ByFirstFile.GetValue(first, _ => memory);
    }

    /// <summary>Notes that what is found out may depend on code in this file.</summary>
    public void Reads(SyntaxTree tree) => read.TryAdd(tree, true);

    /// <summary>Notes that what is found out may depend on code in every file that names the member.</summary>
    public void ReadsMember(string name) => membersRead.TryAdd(name, true);

    /// <summary>Whether what was found out so far may depend on code in this file.</summary>
    public bool HasRead(SyntaxTree tree) => read.ContainsKey(tree);

    public T Remember<T>(Func<T> find)
        where T : class
    {
        if (facts.TryGetValue(typeof(T), out var known))
        {
            return (T)known;
        }

        return (T)facts.GetOrAdd(typeof(T), find());
    }

    private static SyntaxTree? FirstFile(Compilation compilation, CancellationToken cancellation)
    {
        foreach (var tree in NamedFiles.Of(compilation).Mentioning(SetupNames.All, cancellation))
        {
            if (!SetupCode.In(tree, cancellation).IsEmpty)
            {
                return tree;
            }
        }

        return null;
    }

    private bool HoldsFor(Compilation compilation, ProductionSettings current, CancellationToken cancellation)
    {
        if (compilation.ExternalReferences != references || compilation.Options != options || !settings.IsSameAs(current))
        {
            return false;
        }

        var now = TreesOf(compilation);
        if (now.Length != trees.Length)
        {
            return false;
        }

        for (var index = 0; index < now.Length; index++)
        {
            if (now[index] != trees[index] && !IsHarmless(trees[index], now[index], cancellation))
            {
                return false;
            }
        }

        return true;
    }

    private static ImmutableArray<SyntaxTree> TreesOf(Compilation compilation) => ((CSharpCompilation)compilation).SyntaxTrees;

    private bool IsHarmless(SyntaxTree before, SyntaxTree after, CancellationToken cancellation) =>
        !read.ContainsKey(before)
        && SetupCode.In(before, cancellation).IsEmpty
        && SetupCode.In(after, cancellation).IsEmpty
        && !NameIndex.Of(before).Mentions(ProtectionNames.All)
        && !NameIndex.Of(after).Mentions(ProtectionNames.All)
        && !NamesMemberRead(before)
        && !NamesMemberRead(after)
        && after.IsEquivalentTo(before, topLevel: true);

    private bool NamesMemberRead(SyntaxTree tree)
    {
        foreach (var member in membersRead)
        {
            if (TreeText.Mentions(tree, member.Key))
            {
                return true;
            }
        }

        return false;
    }
}
