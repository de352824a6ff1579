using System;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Pipeline;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.Transport;

/// <summary>How an application comes to tell browsers to use https only, and for long enough.</summary>
internal static class HstsEdits
{
    private const string Call = MiddlewareNames.Hsts + "()";

    private static readonly ImmutableArray<string> Extensions = ImmutableArray.Create("Microsoft.AspNetCore.Builder", "Microsoft.Extensions.Hosting");

    /// <summary>Not in development, where a browser would remember it for every program on localhost.</summary>
    public static ImmutableArray<ProposedEdit> Use(FileContext file)
    {
        var applications = file.Application.Pipeline.Applications(file.Cancellation).ToList();
        if (applications.Count != 1 || PipelinePlaces.For(applications[0], MiddlewareNames.Hsts) is not { } place)
        {
            return ImmutableArray<ProposedEdit>.Empty;
        }

        var edit = place.Side != PlaceSide.InChain && Environment(applications[0], place.Builder) is { } environment
            ? place.InsertStatement("if (!" + environment + ".IsDevelopment())\n{\n    " + place.Builder + "." + Call + ";\n}") with { Title = "Insert " + place.Builder + "." + Call, Imports = Extensions }
            : place.Insert(Call);
        return ImmutableArray.Create(edit);
    }

    public static ImmutableArray<ProposedEdit> Age(AssignmentExpressionSyntax assignment, TimeSpan age) => ImmutableArray.Create(new ProposedEdit(
        EditKind.SetMember,
        Member.MaxAge,
        "global::System.TimeSpan.FromDays(" + (int)Math.Ceiling(age.TotalDays) + ")",
        ImmutableArray.Create(assignment.GetLocation())));

    private static string? Environment(MiddlewarePipeline pipeline, string builder)
    {
        if (pipeline.Kind == PipelineKind.WebApplication)
        {
            return builder + ".Environment";
        }

        var method = pipeline.Builder?.Call.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>();
        foreach (var parameter in method?.ParameterList.Parameters ?? default)
        {
            if (parameter.Type is SimpleNameSyntax { Identifier.ValueText: "IWebHostEnvironment" or "IHostEnvironment" })
            {
                return parameter.Identifier.Text;
            }
        }

        return null;
    }
}
