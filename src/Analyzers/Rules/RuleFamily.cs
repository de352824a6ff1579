using System.Collections.Immutable;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Rules;

/// <summary>Rules about one matter, which start from the same names and ask the same models.</summary>
internal abstract class RuleFamily
{
    /// <summary>A file that mentions none of these has nothing to report.</summary>
    public abstract NameSet Triggers { get; }

    public abstract ImmutableArray<DiagnosticDescriptor> Rules { get; }

    /// <summary>Reports what is wrong in this one file, whatever other files have to do with it.</summary>
    public abstract void Check(FileContext file);
}
