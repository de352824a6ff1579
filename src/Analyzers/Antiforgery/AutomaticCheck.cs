using System.Threading;
using CookieSecurity.Analyzers.Pipeline;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Antiforgery;

/// <summary>
/// The check of <c>Sec-Fetch-Site</c> and <c>Origin</c> that applications built with <c>WebApplication</c> get by themselves from .NET 11 on. It only
/// records a verdict; what reads forms enforces it.
/// </summary>
internal static class AutomaticCheck
{
    private const string Type = "Microsoft.AspNetCore.Antiforgery.ICsrfProtection";

    public static bool IsOn(Compilation compilation, PipelineModel pipelines, CancellationToken cancellation)
    {
        if (compilation.FindType(Type) is null || IsSwitchedOff(compilation, cancellation))
        {
            return false;
        }

        foreach (var pipeline in pipelines.Applications(cancellation))
        {
            if (pipeline.Kind == PipelineKind.WebApplication)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The setting, in code: as the name of a key.</summary>
    private static bool IsSwitchedOff(Compilation compilation, CancellationToken cancellation) =>
        !NamedFiles.Of(compilation).Mentioning(ProtectionNames.Switch, cancellation).IsEmpty;
}
