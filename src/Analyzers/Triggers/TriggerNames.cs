using System;
using System.Collections.Generic;
using CookieSecurity.Analyzers.Rules;

namespace CookieSecurity.Analyzers.Triggers;

/// <summary>Every name that some rule starts from, in a table that a scanned word is looked up in without making a string of it.</summary>
internal static class TriggerNames
{
    private static readonly string?[] Table = Fill();

    private static int Mask => Table.Length - 1;

    public static int Add(int hash, char character) => unchecked((hash * 31) + character);

    /// <summary>The only name that a word of this hash and length can be; null where there is none.</summary>
    public static string? Find(int hash, int length)
    {
        for (var slot = Spread(hash) & Mask; Table[slot] is { } name; slot = (slot + 1) & Mask)
        {
            if (name.Length == length && Hash(name) == hash)
            {
                return name;
            }
        }

        return null;
    }

    private static string?[] Fill()
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

        var table = new string?[size];
        foreach (var name in all)
        {
            var slot = Spread(Hash(name)) & (size - 1);
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
