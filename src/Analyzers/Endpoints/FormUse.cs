using System.Threading;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Endpoints;

/// <summary>
/// Whether any code of this compilation may take a form at an endpoint: told by the words in its files, before any endpoint is read. Most
/// applications with endpoints take none, and following all of these is what costs.
/// </summary>
internal sealed class FormUse(Compilation compilation)
{
    private static readonly NameSet Reading = new("ReadFormAsync", "ReadForm", "Form", "IFormFeature");
    private static readonly NameSet Binding = new("FromForm", "FromFormAttribute", "IFormFile", "IFormFileCollection", "IFormCollection", "AsParameters", "AsParametersAttribute");
    private static readonly NameSet Requiring = new("RequireAntiforgeryToken", "RequireAntiforgeryTokenAttribute", EndpointNames.Components);

    /// <summary>The words that decide.</summary>
    public static readonly NameSet Names = NameSet.Union(Reading, Binding, Requiring);

    private readonly object gate = new();
    private readonly NamedFiles files = NamedFiles.Of(compilation);
    private bool? binds;

    /// <summary>A handler, or what it calls, may read a form by hand.</summary>
    public bool MayRead(CancellationToken cancellation) => !files.Mentioning(Reading, cancellation).IsEmpty;

    /// <summary>A handler may bind a form. What actions of controllers bind is no endpoint's.</summary>
    public bool MayBind(CancellationToken cancellation)
    {
        lock (gate)
        {
            return binds ??= Binds(cancellation);
        }
    }

    /// <summary>Something that is mapped may need antiforgery tokens.</summary>
    public bool MayNeedTokens(CancellationToken cancellation) => MayBind(cancellation) || !files.Mentioning(Requiring, cancellation).IsEmpty;

    private bool Binds(CancellationToken cancellation)
    {
        foreach (var tree in files.Mentioning(Binding, cancellation))
        {
            var index = NameIndex.Of(tree);
            if (index.Mentions(EndpointNames.Handlers) || !index.Mentions(ProtectionNames.Controllers))
            {
                return true;
            }
        }

        return false;
    }
}
