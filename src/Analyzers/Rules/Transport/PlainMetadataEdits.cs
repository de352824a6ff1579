using System.Collections.Immutable;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.Transport;

/// <summary>Https for the metadata: always, or wherever it is not development.</summary>
internal static class PlainMetadataEdits
{
    private static readonly ImmutableArray<string> Extensions = ImmutableArray.Create("Microsoft.Extensions.Hosting");

    public static ImmutableArray<ProposedEdit> For(FileContext file, AssignmentExpressionSyntax assignment)
    {
        var target = ImmutableArray.Create(assignment.GetLocation());
        var edits = ImmutableArray.Create(new ProposedEdit(EditKind.Remove, string.Empty, string.Empty, target) { Title = "Require https for the metadata" });
        return EnvironmentAt(file, assignment.SpanStart) is { } environment
            ? edits.Add(new ProposedEdit(EditKind.SetMember, "RequireHttpsMetadata", "!" + environment + ".IsDevelopment()", target) { Title = "Require https for the metadata outside of development", Imports = Extensions })
            : edits;
    }

    /// <summary>An expression for the host's environment, from what is in scope.</summary>
    private static string? EnvironmentAt(FileContext file, int position)
    {
        var isStatic = file.Model.GetEnclosingSymbol(position, file.Cancellation)?.IsStatic != false;
        foreach (var symbol in file.Model.LookupSymbols(position))
        {
            var type = symbol switch
            {
                ILocalSymbol local when local.Locations[0].SourceSpan.Start < position => local.Type,
                IParameterSymbol parameter => parameter.Type,
                IFieldSymbol field when !field.IsImplicitlyDeclared && (field.IsStatic || !isStatic) => field.Type,
                IPropertySymbol { IsIndexer: false } property when property.IsStatic || !isStatic => property.Type,
                _ => null,
            };
            var member = type?.Name switch
            {
                "WebApplicationBuilder" => ".Environment",
                "WebHostBuilderContext" or "HostBuilderContext" => ".HostingEnvironment",
                "IWebHostEnvironment" or "IHostEnvironment" => string.Empty,
                _ => null,
            };
            if (member is not null && type!.IsFromFramework())
            {
                return symbol.Name + member;
            }
        }

        return null;
    }
}
