using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Setup;

/// <summary>A member, or the top-level statements, that sets up the application.</summary>
/// <param name="Root">Its declaration; the compilation unit for top-level statements.</param>
/// <param name="Calls">The setup calls that it makes, itself and through helpers of this compilation, in the order in which they run.</param>
/// <param name="IsKnown">False where the code is too large to be followed: it may do anything.</param>
internal sealed record SetupBody(SyntaxNode Root, List<SetupCall> Calls)
{
    public bool IsKnown { get; set; } = true;
}
