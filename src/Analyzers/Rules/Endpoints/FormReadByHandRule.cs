using System.Collections.Generic;
using CookieSecurity.Analyzers.Antiforgery;
using CookieSecurity.Analyzers.Endpoints;
using CookieSecurity.Analyzers.Reporting;
using static CookieSecurity.Analyzers.Descriptors.EndpointForgeryDescriptors;

namespace CookieSecurity.Analyzers.Rules.Endpoints;

/// <summary>CKS3005 a minimal endpoint that takes a form whose token nothing validates.</summary>
internal static class FormReadByHandRule
{
    public static void Check(FileContext file)
    {
        if (!file.Application.FormUse.MayRead(file.Cancellation) && !file.Application.FormUse.MayBind(file.Cancellation))
        {
            return;
        }

        bool? isAutomatic = null;
        foreach (var ways in file.Application.Endpoints.In(file.Tree, file.Cancellation))
        {
            var endpoint = ways[0];
            if (endpoint.Kind != EndpointKind.Handler || !IsOpenOnEach(file, ways)
                || (isAutomatic ??= AutomaticCheck.IsOn(file.Model.Compilation, file.Application.Pipeline, file.Cancellation)))
            {
                continue;
            }

            var isNeverChecked = endpoint.Verbs!.Value.AreNeverChecked;
            var (what, remedy) = endpoint.BindsForm == true ? ("binds a form for a verb that no token is validated for", "check the token in an endpoint filter, or answer POST")
                : isNeverChecked ? ("reads a form for a verb that no token is validated for", "check the token in an endpoint filter, or answer POST")
                : ("reads a form by hand, for which no token is validated", "add RequireAntiforgeryTokenAttribute as metadata, or bind the form to a parameter");
            file.Report(FormReadByHand, endpoint.NameLocation, isNeverChecked ? ValidationFilter.Checking(endpoint) : FormEdits.For(file, endpoint), what, remedy);
        }
    }

    /// <summary>A helper that maps it may run several times, on groups that differ.</summary>
    private static bool IsOpenOnEach(FileContext file, List<MappedEndpoint> ways)
    {
        foreach (var endpoint in ways)
        {
            if (!IsOpen(file, endpoint))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsOpen(FileContext file, MappedEndpoint endpoint)
    {
        if (endpoint.Verbs is not { AreUnsafe: true } verbs || endpoint.BindsForm is not { } binds)
        {
            return false;
        }

        var defence = new EndpointDefence(file, endpoint);
        if (binds ? !verbs.AreNeverChecked || defence.Demand is { IsRequired: not true } : !file.Application.FormUse.MayRead(file.Cancellation) || !IsOpenToHandReading(defence, verbs))
        {
            return false;
        }

        var options = file.Options(FormReadByHand, endpoint.NameLocation);
        return !defence.IsCheckedByCode && !defence.MayBeCheckedOutside && !defence.IsValidatedElsewhere(options) && !defence.HasTokensOnly(options);
    }

    /// <summary>An explicit opt-out is somebody's decision, which other rules judge.</summary>
    private static bool IsOpenToHandReading(EndpointDefence defence, EndpointVerbs verbs) =>
        defence.Handler.HasFlag(CodeTraits.ReadsForm) && (defence.Demand is null || (defence.Demand.IsRequired == true && verbs.AreNeverChecked));
}
