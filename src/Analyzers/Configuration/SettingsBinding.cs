using System.Threading;
using CookieSecurity.Analyzers.ConfigurationFiles;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Configuration;

/// <summary>Tells places that configure options by a section of configuration what the settings files say in it.</summary>
/// <param name="compilation">The code.</param>
/// <param name="flow">What is known of it.</param>
/// <param name="settings">The files.</param>
/// <param name="dependencies">Told of what is looked into.</param>
internal sealed class SettingsBinding(Compilation compilation, FlowModel flow, ProductionSettings settings, IDependencies dependencies)
{
    /// <summary>The same place where it binds nothing, or does something else too.</summary>
    public OptionsSource Inform(OptionsSource source, CancellationToken cancellation)
    {
        if (settings.IsEmpty || source.Call is not { IsFramework: true } call)
        {
            return source;
        }

        var sections = new SectionPath(compilation, flow.Bodies, dependencies, cancellation);
        var path = source.Settings is null ? sections.Of(call) : OfDelegate(source.Type, call, sections, cancellation);
        return path is not null && flow.Types.SymbolOf(source.Type) is { } options
            ? source with { Settings = null, Bound = new BoundValues(path, options, settings) }
            : source;
    }

    /// <summary><c>options =&gt; section.Bind(options)</c>, which nothing stands beside.</summary>
    private string? OfDelegate(TrackedType type, SetupCall call, SectionPath sections, CancellationToken cancellation)
    {
        if (call.Syntax is InvocationExpressionSyntax { ArgumentList.Arguments: var arguments })
        {
            foreach (var argument in arguments)
            {
                if (argument.Expression is AnonymousFunctionExpressionSyntax configure
                    && CallIn(configure) is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Bind" } } bind
                    && HandBinding.Of(bind, flow, sections, cancellation) is { Part.Length: 0 } bound && bound.Type == type)
                {
                    return bound.Path;
                }
            }
        }

        return null;
    }

    private static InvocationExpressionSyntax? CallIn(AnonymousFunctionExpressionSyntax configure) => configure switch
    {
        { ExpressionBody: InvocationExpressionSyntax call } => call,
        { Block.Statements: { Count: 1 } statements } when statements[0] is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } => call,
        _ => null,
    };
}
