using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.ConfigurationFiles;

/// <summary>One value of a settings file, as configuration sees it.</summary>
/// <param name="Path">The keys that lead to it, joined by <c>:</c>; they are compared without case.</param>
/// <param name="Value">The text of the value, whatever its kind; empty for <c>null</c>.</param>
/// <param name="Place">Where the value stands, quotes included.</param>
internal sealed record JsonSetting(string Path, string Value, TextSpan Place);
