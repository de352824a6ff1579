using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace CookieSecurity.Analyzers.ConfigurationFiles;

/// <summary>
/// A settings file of an application. What is read of a text is kept with it, so that an unchanged file is not read again. Files are layered
/// as hosts do it: <c>appsettings.{Environment}.json</c> has its say after <c>appsettings.json</c>.
/// </summary>
internal sealed class SettingsFile
{
    private const string Prefix = "appsettings";
    private const string Extension = ".json";
    private const string Production = ".Production";

    private static readonly ConditionalWeakTable<SourceText, SettingsFile> Known = new();

    /// <summary>Environments that no visitor ever meets.</summary>
    private static readonly HashSet<string> OfDevelopers = new(StringComparer.OrdinalIgnoreCase)
    {
        "Development", "Dev", "Debug", "Local", "Localhost", "Test", "Tests", "Testing", "IntegrationTest", "IntegrationTests", "E2E",
    };

    private readonly Dictionary<string, JsonSetting> byPath = new(StringComparer.OrdinalIgnoreCase);

    private SettingsFile(SourceText text)
    {
        Settings = JsonReader.Read(text.ToString(), out var isLoadable);
        IsLoadable = isLoadable;
        foreach (var setting in Settings)
        {
            byPath[setting.Path] = setting;
        }
    }

    /// <summary>False where the framework would refuse it.</summary>
    public bool IsLoadable { get; }

    public ImmutableArray<JsonSetting> Settings { get; }

    /// <summary>The setting with these keys; null where the file has none.</summary>
    public JsonSetting? this[string path] => byPath.TryGetValue(path, out var setting) ? setting : null;

    public static SettingsFile Of(SourceText text) => Known.GetValue(text, static key => new SettingsFile(key));

    /// <summary>Whether the file is one that a host reads, outside of development.</summary>
    public static bool IsInForce(string path)
    {
        if (EnvironmentOf(path) is not { } environment)
        {
            return false;
        }

        foreach (var part in environment.Split('.'))
        {
            if (OfDevelopers.Contains(part))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether the file holds for every environment.</summary>
    public static bool IsGeneral(string path) => EnvironmentOf(path) is { Length: 0 };

    public static bool IsOfProduction(string path) => string.Equals(EnvironmentOf(path), Production, StringComparison.OrdinalIgnoreCase);

    /// <summary>The setting that has the last word in production where the file is the general one and another one overrides it.</summary>
    public static JsonSetting? Override(AdditionalText general, string setting, ImmutableArray<AdditionalText> files, CancellationToken cancellation)
    {
        if (!IsGeneral(general.Path))
        {
            return null;
        }

        foreach (var file in files)
        {
            if (file.Path.Length == general.Path.Length + Production.Length
                && IsOfProduction(file.Path)
                && string.Compare(file.Path, 0, general.Path, 0, general.Path.Length - Extension.Length, StringComparison.OrdinalIgnoreCase) == 0
                && file.GetText(cancellation) is { } text
                && Of(text)[setting] is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>What stands between <c>appsettings</c> and <c>.json</c>; null where the file is another one.</summary>
    private static string? EnvironmentOf(string path)
    {
        var name = path.LastIndexOfAny(['/', '\\']) + 1;
        return path.Length >= name + Prefix.Length + Extension.Length
            && string.Compare(path, name, Prefix, 0, Prefix.Length, StringComparison.OrdinalIgnoreCase) == 0
            && path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)
            ? path.Substring(name + Prefix.Length, path.Length - Extension.Length - name - Prefix.Length)
            : null;
    }
}
