using System.Collections.Immutable;
using System.Text;

namespace CookieSecurity.Tests.Differential;

/// <summary>One class with a method <c>Run(cookies, a, b, c, d, e)</c> that writes cookies named <c>c1</c>, <c>c2</c>, …</summary>
internal sealed record GeneratedProgram(int Seed, Grammar Grammar, ImmutableArray<Node> Members)
{
    /// <summary>Every flag of its options is a constant, and nothing but branches leads to it: the analysis has no excuse.</summary>
    public bool IsFullyVisible => (Grammar & ~Grammar.Branches) == Grammar.StraightLine;

    public string Source(string className)
    {
        var text = new StringBuilder()
            .AppendLine("#nullable disable")
            .AppendLine("using System;")
            .AppendLine("using System.Collections.Generic;")
            .AppendLine("using Microsoft.AspNetCore.Http;")
            .AppendLine("public sealed class " + className)
            .AppendLine("{");
        foreach (var member in Members)
        {
            member.Render(text, 1);
        }

        return text.AppendLine("}").ToString();
    }

    public override string ToString() => $"seed {Seed}, {Grammar}\n{Source("Program")}";
}

/// <summary>What a generated program may be made of.</summary>
[Flags]
internal enum Grammar
{
    StraightLine = 0,
    Branches = 1,
    Loops = 2,
    Exceptions = 4,
    Functions = 8,
    Helpers = 16,

    /// <summary>Conditions that ask the options themselves.</summary>
    Questions = 32,

    /// <summary>Flags of options that are inputs: no one can know them.</summary>
    Unknowns = 64,

    /// <summary>Fields and properties that hold options.</summary>
    Members = 128,

    /// <summary>Cookies written anywhere, not only at the end.</summary>
    ManyWrites = 256,
    Everything = 511,
}
