using System.Collections.Immutable;
using CookieSecurity.Analyzers.Descriptors;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Rules.RazorForms;

/// <summary>Forms that C# begins, in views and in helpers. Those that are written as tags are read off the Razor files themselves.</summary>
internal sealed class RazorFormsFamily : RuleFamily
{
    public override NameSet Triggers { get; } = NameSet.Union(BegunFormRule.Names, Razor.FormTagHelpers.Names);

    public override ImmutableArray<DiagnosticDescriptor> Rules => RazorDescriptors.All;

    public override void Check(FileContext file)
    {
        if (file.Mentions(BegunFormRule.Names))
        {
            BegunFormRule.Check(file);
        }
    }
}
