using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.ConfigurationFiles;

/// <summary>
/// The <c>web.config</c> of an application, and the transformations beside it (<c>web.Release.config</c>) that a deployment applies to it.
/// What is read of a text is kept with it, so that an unchanged file is not read again.
/// </summary>
internal sealed class WebConfigFile
{
    private const string Prefix = "web.";
    private const string Extension = ".config";
    private const string Debug = "web.debug.config";

    private static readonly ConditionalWeakTable<SourceText, WebConfigFile> Known = new();

    private WebConfigFile(SourceText text) => Elements = WebConfigReader.Read(text.ToString());

    /// <summary>Empty where the file is not well formed.</summary>
    public ImmutableArray<WebConfigElement> Elements { get; }

    public static WebConfigFile Of(SourceText text) => Known.GetValue(text, static key => new WebConfigFile(key));

    public static bool IsOne(string path) => NameOf(path).Equals("web.config", StringComparison.OrdinalIgnoreCase);

    /// <summary>The attributes that deployments outside of development put into elements of the name.</summary>
    public static IEnumerable<WebConfigAttribute> Transformed(string element, string attribute, ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        foreach (var file in files)
        {
            if (IsTransformation(file.Path) && file.GetText(cancellation) is { } text)
            {
                foreach (var changed in Of(text).Elements)
                {
                    if (changed.Name == element && changed[attribute] is { } found)
                    {
                        yield return found;
                    }
                }
            }
        }
    }

    /// <summary>True, false, or null where the text is neither: it is replaced when the application is deployed, or refused.</summary>
    public static bool? Flag(WebConfigAttribute attribute) => bool.TryParse(attribute.Value, out var value) ? value : null;

    private static bool IsTransformation(string path)
    {
        var name = NameOf(path);
        return name.Length > Prefix.Length + Extension.Length
            && name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            && name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)
            && !name.Equals(Debug, StringComparison.OrdinalIgnoreCase);
    }

    private static string NameOf(string path) => path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
}
