using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Setup;

/// <summary>What a setup call gives back: an endpoint, a group, a builder. Calls made on it are about the same thing.</summary>
/// <param name="Call">The call; for a builder that comes from outside, the declaration of the parameter that receives it.</param>
/// <param name="Frame">The calls that lead there.</param>
internal sealed record SetupAtom(SyntaxNode Call, Frame Frame) : Atom;
