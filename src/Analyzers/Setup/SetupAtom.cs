using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Setup;

/// <summary>What a setup call gives back: an endpoint, a group, a builder. Calls made on it are about the same thing.</summary>
internal sealed record SetupAtom(SyntaxNode Call, Frame Frame) : Atom;
