using System.Collections.Immutable;

namespace CookieSecurity.Tests.Differential;

/// <summary>What a statement at this place may use. Each block copies it, so that what is declared inside ends with the block.</summary>
internal sealed record Scope
{
    public ImmutableArray<string> Options { get; set; } = [];

    public ImmutableArray<string> Flags { get; set; } = [];

    /// <summary>Lambdas and local functions that take nothing.</summary>
    public ImmutableArray<string> Actions { get; set; } = [];

    /// <summary>The same, returning options.</summary>
    public ImmutableArray<string> Makers { get; set; } = [];

    /// <summary>Helpers of the class that may be called here: those before this one, so that no circle comes about.</summary>
    public int Helpers { get; init; }

    public bool ReturnsOptions { get; init; }

    public bool MayReturn { get; init; } = true;

    public bool IsInLoop { get; init; }

    /// <summary>Parameters by reference cannot be captured.</summary>
    public bool MayCapture { get; init; } = true;

    public bool CanWrite { get; init; }

    public int Depth { get; init; }
}
