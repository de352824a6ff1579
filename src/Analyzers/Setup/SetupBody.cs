using System.Collections.Generic;
using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Setup;

/// <summary>A member, or the top-level statements, that sets up the application.</summary>
/// <param name="Root">Its declaration; the compilation unit for top-level statements.</param>
/// <param name="Calls">The setup calls that it makes, itself and through helpers of this compilation, in the order in which they run.</param>
/// <param name="IsKnown">False where the code is too large to be followed: it may do anything.</param>
internal sealed record SetupBody(SyntaxNode Root, List<SetupCall> Calls)
{
    public bool IsKnown { get; set; } = true;

    /// <summary>Where a builder is handed to code that cannot be seen, other than by a call of its own.</summary>
    public List<LostBuilder> Lost { get; } = [];
}

/// <summary>A builder that goes out of sight: whatever can be done with it may be done from there on.</summary>
internal sealed record LostBuilder(SetupAtom Builder, SyntaxNode Syntax, Frame Frame);
