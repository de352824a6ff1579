using System.Collections.Immutable;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.CookieUse;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Pipeline;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.Triggers;
using static CookieSecurity.Analyzers.Descriptors.TransportDescriptors;

namespace CookieSecurity.Analyzers.Rules.Transport;

/// <summary>CKS5003 forwarded headers that are not read, or only after what needed them.</summary>
internal static class ForwardedHeadersRule
{
    private const int ForwardedProto = 4;
    private const string ByEnvironment = "FORWARDEDHEADERS_ENABLED";
    private const string BySetting = "ForwardedHeaders_Enabled";

    public static void Check(FileContext file)
    {
        foreach (var pipeline in file.Application.Pipeline.Applications(file.Cancellation))
        {
            var index = pipeline.IndexOf(MiddlewareNames.ForwardedHeaders);
            if (index < 0 || pipeline.Steps[index] is not { Call: { } call } step || call.Syntax.SyntaxTree != file.Tree)
            {
                continue;
            }

            var headers = Headers(file, call);
            if (AreNone(headers))
            {
                if (!IsConfiguredOutside(file))
                {
                    file.Report(
                        IdleForwardedHeaders,
                        call.NameLocation,
                        ForwardedHeadersEdits.Configure(file, call),
                        "UseForwardedHeaders reads no header, since nothing says which",
                        "set ForwardedHeaders to XForwardedFor | XForwardedProto");
                }
            }
            else if (HaveScheme(headers) && NeedsScheme(file, pipeline, index) is { } early)
            {
                file.Report(
                    IdleForwardedHeaders,
                    call.NameLocation,
                    StepMoves.Up(pipeline, step, other => other == early),
                    "UseForwardedHeaders comes after " + early.Name + ", which needs the scheme",
                    "move it up");
            }
        }
    }

    private static ImmutableArray<Fact> Headers(FileContext file, SetupCall call)
    {
        var type = TrackedTypes.ForwardedHeaders;
        return OptionsSources.Replacing(call, type) is { } own
            ? own.Of(Member.ForwardedHeaders)
            : file.Application.Configuration.Of(type, SchemeName.Default, Member.ForwardedHeaders, file.Cancellation);
    }

    private static bool AreNone(ImmutableArray<Fact> headers)
    {
        foreach (var fact in headers)
        {
            if (fact.Atom != Atom.Unset && !fact.Atom.IsConstant(0))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HaveScheme(ImmutableArray<Fact> headers)
    {
        foreach (var fact in headers)
        {
            if (fact.Atom is not ConstantAtom { Value: int value } || (value & ForwardedProto) == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first step in front that asks for the scheme; null where none does, or code that cannot be seen comes first.</summary>
    private static PipelineStep? NeedsScheme(FileContext file, MiddlewarePipeline pipeline, int index)
    {
        var cookies = new MiddlewareCookies(file.Application.Flow, file.Application.CookieWrites, file.Cancellation);
        for (var i = 0; i < index && pipeline.Steps[i].IsKnown; i++)
        {
            var step = pipeline.Steps[i];
            if (step.Is(MiddlewareNames.Hsts) || step.Is(MiddlewareNames.HttpsRedirection) || step.Is(MiddlewareNames.Authentication) || cookies.AreWrittenBy(step))
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>The host can be told to read the headers by itself, and services of others can configure them.</summary>
    private static bool IsConfiguredOutside(FileContext file)
    {
        foreach (var call in file.Application.Setup.Calls(file.Cancellation))
        {
            if (call.IsUnseen && SetupSurface.IsServices(call.Method))
            {
                return true;
            }
        }

        var files = NamedFiles.Of(file.Model.Compilation);
        return !files.Containing(ByEnvironment, file.Cancellation).IsEmpty || !files.Containing(BySetting, file.Cancellation).IsEmpty;
    }
}
