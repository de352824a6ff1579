using System;
using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.ConfigurationFiles;

/// <summary>
/// What the settings files of the project say in production: <c>appsettings.json</c>, and over it <c>appsettings.Production.json</c>. The
/// environment may say otherwise still, which nobody can see from here.
/// </summary>
/// <remarks>https://learn.microsoft.com/aspnet/core/fundamentals/configuration/#default-application-configuration-sources</remarks>
internal sealed class ProductionSettings
{
    public static readonly ProductionSettings None = new(null, null);

    private readonly SettingsFile? general;
    private readonly SettingsFile? production;

    private ProductionSettings(SettingsFile? general, SettingsFile? production)
    {
        this.general = general;
        this.production = production;
    }

    public bool IsEmpty => general is null && production is null;

    /// <summary>The setting that has the last word; null where neither file has it.</summary>
    /// <param name="path">Its keys, joined by <c>:</c>.</param>
    public JsonSetting? this[string path] => production?[path] ?? general?[path];

    /// <summary>None where a file cannot be loaded, as while it is typed, or where several lie about and nobody knows which of them counts.</summary>
    public static ProductionSettings In(ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        SettingsFile? general = null;
        SettingsFile? production = null;
        foreach (var file in files)
        {
            var isGeneral = SettingsFile.IsGeneral(file.Path);
            if ((isGeneral || SettingsFile.IsOfProduction(file.Path)) && file.GetText(cancellation) is { } text)
            {
                if ((isGeneral ? general : production) is not null || !SettingsFile.Of(text).IsLoadable)
                {
                    return None;
                }

                (general, production) = isGeneral ? (SettingsFile.Of(text), production) : (general, SettingsFile.Of(text));
            }
        }

        return general is null && production is null ? None : new ProductionSettings(general, production);
    }

    /// <summary>Whether both were read off the same texts.</summary>
    public bool IsSameAs(ProductionSettings other) => general == other.general && production == other.production;
}
