using System.Collections.Immutable;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Pipeline;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Setup;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.PipelineDescriptors;

namespace CookieSecurity.Analyzers.Rules.CookiePolicy;

/// <summary>CKS2008 options handed to <c>UseCookiePolicy</c> or <c>UseSession</c> in place of those that the services are configured with.</summary>
internal static class ReplacedOptionsRule
{
    public static void Check(FileContext file)
    {
        foreach (var call in file.Application.Setup.Calls(file.Cancellation))
        {
            var type = call.Syntax.SyntaxTree != file.Tree || !call.IsFramework ? null
                : call.Name == MiddlewareNames.CookiePolicy ? TrackedTypes.CookiePolicy
                : call.Name == MiddlewareNames.Session ? TrackedTypes.Session
                : null;
            if (type is not null && Handed(call, type) is { } argument && IsConfigured(file, type))
            {
                file.Report(
                    ReplacedOptions,
                    argument.Expression.GetLocation(),
                    ImmutableArray.Create(new ProposedEdit(EditKind.Remove, "argument", string.Empty, ImmutableArray.Create(argument.GetLocation())) { Title = "Use the configured options" }),
                    type.Name);
            }
        }
    }

    /// <summary>An argument that is certainly an object of the application's own, not the configured one.</summary>
    private static ArgumentSyntax? Handed(SetupCall call, TrackedType type)
    {
        ArgumentSyntax? handed = null;
        foreach (var way in call.Ways)
        {
            foreach (var argument in way.Arguments)
            {
                if (!way.Code.Run.Model.Types.Covers(type, argument.Parameter?.Type) || argument.Syntax is not ArgumentSyntax written)
                {
                    continue;
                }

                foreach (var atom in argument.Value.Atoms)
                {
                    if (atom is not ObjectAtom)
                    {
                        return null;
                    }
                }

                handed = written;
            }
        }

        return handed;
    }

    private static bool IsConfigured(FileContext file, TrackedType type)
    {
        foreach (var source in file.Application.Configuration.Sources(type, SchemeName.Default, file.Cancellation))
        {
            if (source.Name.Reaches(SchemeName.Default))
            {
                return true;
            }
        }

        return false;
    }
}
