using System.Collections.Generic;

namespace CookieSecurity.Analyzers.Triggers;

/// <summary>A set of the names that rules start from, one bit each: every file is asked many times which of them it has.</summary>
internal sealed class NameBits
{
    private const int WordLength = 64;

    private readonly ulong[] words = new ulong[(TriggerNames.Count + WordLength - 1) / WordLength];

    public static NameBits Of(IEnumerable<string> names)
    {
        var bits = new NameBits();
        foreach (var text in names)
        {
            if (TriggerNames.Find(text) is { } name)
            {
                bits.Add(name);
            }
        }

        return bits;
    }

    public void Add(TriggerName name) => words[name.Number / WordLength] |= 1UL << (name.Number % WordLength);

    public bool Overlap(NameBits other)
    {
        for (var index = 0; index < words.Length; index++)
        {
            if ((words[index] & other.words[index]) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
