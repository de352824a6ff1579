using System;
using System.Collections.Generic;
using CookieSecurity.Analyzers.Rules;

namespace CookieSecurity.Analyzers.Triggers;

/// <summary>Every name that some rule starts from, in a table that a scanned word is looked up in without making a string of it.</summary>
internal static class TriggerNames
{
    private static readonly TriggerName?[] Table = Fill();

    private static int Mask => Table.Length - 1;

    /// <summary>How many there are, each with a number below.</summary>
    public static int Count { get; private set; }

    public static int Add(int hash, char character) => unchecked((hash * 31) + character);

    /// <summary>The only name that a word of this hash and length can be; null where there is none.</summary>
    public static TriggerName? Find(int hash, int length)
    {
        for (var slot = Spread(hash) & Mask; Table[slot] is { } name; slot = (slot + 1) & Mask)
        {
            if (name.Hash == hash && name.Text.Length == length)
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Null where no family of rules starts from that name.</summary>
    public static TriggerName? Find(string text) => Find(Hash(text), text.Length) is { } name && name.Text == text ? name : null;

    private static TriggerName?[] Fill()
    {
        var all = new HashSet<string>(StringComparer.Ordinal);
        foreach (var names in RuleFamilies.Triggers)
        {
            all.UnionWith(names.All);
        }

        var size = 64;
        while (size < all.Count * 8)
        {
            size *= 2;
        }

        var table = new TriggerName?[size];
        foreach (var text in all)
        {
            var name = new TriggerName(text, Hash(text), Count++);
            var slot = Spread(name.Hash) & (size - 1);
            while (table[slot] is not null)
            {
                slot = (slot + 1) & (size - 1);
            }

            table[slot] = name;
        }

        return table;
    }

    private static int Hash(string name)
    {
        var hash = 0;
        foreach (var character in name)
        {
            hash = Add(hash, character);
        }

        return hash;
    }

    private static int Spread(int hash) => hash ^ (hash >> 15);
}

/// <summary>A name that some rule starts from.</summary>
internal sealed record TriggerName(string Text, int Hash, int Number);
