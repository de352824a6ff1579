using System;
using System.Collections.Concurrent;
using System.Threading;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Options;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CookieSecurity.Analyzers.Razor;

/// <summary>What is true of all Razor files of a compilation. Each part is found out when a form asks for it.</summary>
internal sealed class RazorModel
{
    private static readonly string[] TokenNames = ["HeaderName", "FormFieldName"];

    private readonly Compilation compilation;
    private readonly ApplicationModel application;
    private readonly Lazy<RazorFiles> files;
    private readonly Lazy<bool> hasTokenComponent;
    private readonly ConcurrentDictionary<string, bool> formHelpers = new(StringComparer.Ordinal);
    private int interactive = -1;

    public RazorModel(Compilation compilation, AnalyzerOptions options, ApplicationModel application)
    {
        this.compilation = compilation;
        this.application = application;
        files = new Lazy<RazorFiles>(() => new RazorFiles(options));
        hasTokenComponent = new Lazy<bool>(() => compilation.FindType("Microsoft.AspNetCore.Components.Forms.AntiforgeryToken") is not null);
    }

    public RazorFiles Files => files.Value;

    /// <summary>Whether components can write a token at all (.NET 8).</summary>
    public bool HasTokenComponent => hasTokenComponent.Value;

    /// <summary>Whether a forged request is nobody's here, since only tokens say who sends one.</summary>
    public bool HasTokensOnly(CookieSecurityOptions options, CancellationToken cancellation) => application.Authentication.HasTokensOnly(options, cancellation);

    /// <summary>Whether a script says the name that the application gave the token's header or field. One that cannot be seen may be any.</summary>
    public bool NamesToken(string script, CancellationToken cancellation)
    {
        foreach (var member in TokenNames)
        {
            foreach (var fact in application.Configuration.Of(TrackedTypes.Antiforgery, SchemeName.Default, member, cancellation))
            {
                if (fact.Atom is ConstantAtom { Value: string name } ? name.Length > 0 && script.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0 : fact.Atom != Atom.Unset)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether a component may run in the browser or over a connection of its own: its host decides where this is a library.</summary>
    public bool MayBeInteractive(CancellationToken cancellation)
    {
        if (interactive < 0)
        {
            interactive = compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary || Files.MentionRenderMode(cancellation) ? 1 : 0;
        }

        return interactive == 1;
    }

    /// <summary>Whether a tag helper of somebody else may change the forms of a view, and so may give them tokens.</summary>
    public bool MayBeHelped(TagHelperScope scope, CancellationToken cancellation)
    {
        foreach (var name in scope.Others)
        {
            if (!formHelpers.TryGetValue(name, out var helps))
            {
                formHelpers[name] = helps = FormTagHelpers.MayBeIn(name, compilation, cancellation);
            }

            if (helps)
            {
                return true;
            }
        }

        return false;
    }
}
