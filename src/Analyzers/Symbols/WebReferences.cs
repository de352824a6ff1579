using System;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Symbols;

/// <summary>
/// Which web frameworks a compilation references, told by the names of the files: at the start of a compilation nothing is bound yet, and the
/// first question about a type would pay for all of it.
/// </summary>
/// <param name="HoldCore">ASP.NET Core is there.</param>
/// <param name="MayHoldCore">It is, or something without a name may be it.</param>
/// <param name="MayHoldClassic">System.Web is there, or something without a name may be it.</param>
internal readonly record struct WebReferences(bool HoldCore, bool MayHoldCore, bool MayHoldClassic)
{
    public const string CoreAssembly = "Microsoft.AspNetCore.Http.Features";
    public const string ClassicAssembly = "System.Web";

    /// <summary>Comes with .NET, whose assembly <c>System.Web</c> has no cookies in it.</summary>
    private const string ModernPart = "System.Web.HttpUtility";

    public static WebReferences Of(Compilation compilation)
    {
        var core = false;
        var classic = false;
        var modern = false;
        var unnamed = compilation.AssemblyName == CoreAssembly;
        foreach (var reference in compilation.ExternalReferences)
        {
            if (FileOf(reference) is not { Length: > 0 } file)
            {
                unnamed = true;
                continue;
            }

            core |= IsNamed(file, CoreAssembly);
            classic |= IsNamed(file, ClassicAssembly);
            modern |= IsNamed(file, ModernPart);
        }

        return new WebReferences(core, core || unnamed, (classic && !modern) || unnamed);
    }

    private static string? FileOf(MetadataReference reference) => reference switch
    {
        CompilationReference { Compilation.AssemblyName: var name } => name,
        PortableExecutableReference { FilePath: var path } => path,
        _ => null,
    };

    /// <summary>Compares the last part of a path, with or without an extension.</summary>
    private static bool IsNamed(string file, string assembly)
    {
        const int extension = 4;
        var end = file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? file.Length - extension : file.Length;
        var start = end - assembly.Length;
        return start >= 0
            && string.Compare(file, start, assembly, 0, assembly.Length, StringComparison.OrdinalIgnoreCase) == 0
            && (start == 0 || file[start - 1] is '/' or '\\');
    }
}
