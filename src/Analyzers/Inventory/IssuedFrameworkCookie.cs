using CookieSecurity.Analyzers.FrameworkCookies;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Inventory;

/// <summary>A cookie of the framework that this application issues.</summary>
/// <param name="Call">The call that brings it in.</param>
/// <param name="Cookie">What is configured of it.</param>
/// <param name="Name">The name that it goes by, or begins with, where nothing sets one.</param>
/// <param name="IsPrefix">Whether the framework appends something to the name.</param>
internal sealed record IssuedFrameworkCookie(SyntaxNode Call, ConfiguredCookie Cookie, string Name, bool IsPrefix);
