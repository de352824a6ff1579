using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.ConfigurationFiles;

/// <summary>One element of a <c>web.config</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parent">The element around it; null for the outermost.</param>
/// <param name="Place">Where the name stands in the start tag.</param>
/// <param name="Attributes">In the order of the tag.</param>
internal sealed record WebConfigElement(string Name, WebConfigElement? Parent, TextSpan Place, ImmutableArray<WebConfigAttribute> Attributes)
{
    /// <summary>The attribute of that name; null where the element has none.</summary>
    public WebConfigAttribute? this[string name]
    {
        get
        {
            foreach (var attribute in Attributes)
            {
                if (attribute.Name == name)
                {
                    return attribute;
                }
            }

            return null;
        }
    }
}

/// <summary>One attribute.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its text, references in it as they are written.</param>
/// <param name="Place">The whole attribute.</param>
/// <param name="ValuePlace">The text between the quotes.</param>
internal sealed record WebConfigAttribute(string Name, string Value, TextSpan Place, TextSpan ValuePlace);
