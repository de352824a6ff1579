using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.ConfigurationFiles;

/// <summary>A section of configuration that this compilation binds to an object which is followed.</summary>
/// <param name="Path">The keys that lead to the section.</param>
/// <param name="Type">What it is bound to; where it is a part of options, these.</param>
/// <param name="Part">The member of the options that it is bound to; empty for the whole object.</param>
/// <param name="Call">The call that binds it.</param>
/// <param name="Source">Where that configures options, what is known of it; null where it binds an object of the application's own.</param>
internal sealed record BoundSection(string Path, TrackedType Type, string Part, SyntaxNode Call, OptionsSource? Source);
