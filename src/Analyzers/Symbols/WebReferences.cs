using System;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
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

    /// <summary>The last answer, kept with the first reference: a keystroke changes no references.</summary>
    private static readonly ConditionalWeakTable<MetadataReference, Answer> Latest = new();

    public static WebReferences Of(Compilation compilation)
    {
        var references = compilation.ExternalReferences;
        if (references.IsEmpty || compilation.AssemblyName == CoreAssembly)
        {
            return Look(compilation);
        }

        if (!Latest.TryGetValue(references[0], out var answer) || answer.References != references)
        {
            var found = new Answer(references, Look(compilation));
            Latest.Remove(references[0]);
            _ = Latest.GetValue(references[0], _ => found);
            answer = found;
        }

        return answer.Found;
    }

    private static WebReferences Look(Compilation compilation)
    {
        var core = false;
        var classic = false;
        var modern = false;
        var unnamed = compilation.AssemblyName == CoreAssembly;
        foreach (var reference in compilation.ExternalReferences)
        {
            unnamed |= FileOf(reference) is not { Length: > 0 };
            core |= IsNamed(reference, CoreAssembly);
            classic |= IsNamed(reference, ClassicAssembly);
            modern |= IsNamed(reference, ModernPart);
        }

        return new WebReferences(core, core || unnamed, (classic && !modern) || unnamed);
    }

    /// <summary>Whether the file, or the project, is called like the assembly: told by the last part of its path, with or without an extension.</summary>
    public static bool IsNamed(MetadataReference reference, string assembly)
    {
        const int extension = 4;
        if (FileOf(reference) is not { } file)
        {
            return false;
        }

        var end = file.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? file.Length - extension : file.Length;
        var start = end - assembly.Length;
        return start >= 0
            && (start == 0 || file[start - 1] is '/' or '\\')
            && string.Compare(file, start, assembly, 0, assembly.Length, StringComparison.OrdinalIgnoreCase) == 0;
    }

    private static string? FileOf(MetadataReference reference) => reference switch
    {
        CompilationReference { Compilation.AssemblyName: var name } => name,
        PortableExecutableReference { FilePath: var path } => path,
        _ => null,
    };

    private sealed record Answer(ImmutableArray<MetadataReference> References, WebReferences Found);
}
