using System.Collections.Immutable;
using CookieSecurity.Analyzers.Options;

namespace CookieSecurity.Analyzers.Antiforgery;

/// <summary>What protects every request of an application, as far as this compilation shows. It holds on to no symbol.</summary>
/// <param name="Filters">The global filters, in the order in which they are added.</param>
/// <param name="HasConventions">A convention adds validation, to all actions or to some.</param>
/// <param name="ValidatesInPipeline">A middleware validates before any endpoint is asked.</param>
/// <param name="MayBeUnseen">Code that cannot be seen is handed the services, the options or the pipeline: it may add a filter.</param>
/// <param name="RegistersControllers">Controllers are registered here.</param>
/// <param name="RegistersViews">So are the services that validation needs.</param>
/// <param name="HasAutomaticCheck">The automatic check of .NET 11 is there.</param>
/// <param name="RequiresOnControllers">Metadata on all controllers at once.</param>
/// <param name="RequiresUser">All controllers require a signed-in user where they are mapped, or by a global filter.</param>
/// <param name="PagesWithUser">The folders and pages of Razor Pages that require one.</param>
internal sealed record ApplicationProtection(
    ImmutableArray<ForgeryMark> Filters,
    bool HasConventions,
    bool ValidatesInPipeline,
    bool MayBeUnseen,
    bool RegistersControllers,
    bool RegistersViews,
    bool HasAutomaticCheck,
    bool RequiresOnControllers,
    bool RequiresUser,
    ImmutableArray<string> PagesWithUser)
{
    /// <summary>Whether something may validate that is no policy among others: conventions, middleware, filters that a person names.</summary>
    public bool ValidatesBesides(NameList own)
    {
        if (HasConventions || ValidatesInPipeline)
        {
            return true;
        }

        foreach (var filter in Filters)
        {
            if (filter.Effect is ForgeryEffect.ValidatesByItself or ForgeryEffect.Unknown || FilterEffects.IsNamed(filter.TypeName, own))
            {
                return true;
            }
        }

        return false;
    }
}
