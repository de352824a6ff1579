using System;
using System.IO;
using System.Text.Json;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace CookieSecurity.Inventory;

/// <summary>Writes the list of an application's cookies, as Markdown and as JSON, from what the compiler logged.</summary>
public sealed class WriteCookieInventory : Task
{
    /// <summary>The compiler's log, SARIF 2.1.</summary>
    [Required]
    public string LogFile { get; set; } = string.Empty;

    /// <summary>The folder of the project; places are told from here.</summary>
    [Required]
    public string ProjectFolder { get; set; } = string.Empty;

    /// <summary>What the list is headed with.</summary>
    [Required]
    public string ProjectName { get; set; } = string.Empty;

    /// <summary>The list to write, without an extension.</summary>
    [Required]
    public string ListFile { get; set; } = string.Empty;

    /// <inheritdoc />
    public override bool Execute()
    {
        try
        {
            var target = Path.GetFullPath(Path.Combine(ProjectFolder, ListFile));
            var rows = CompilerLog.Read(File.ReadAllText(Path.Combine(ProjectFolder, LogFile)), ProjectFolder);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target + ".md", InventoryText.Markdown(ProjectName, rows));
            File.WriteAllText(target + ".json", InventoryText.Json(ProjectName, rows));
            Log.LogMessage(MessageImportance.High, "{0} cookies: {1}.md, {1}.json", rows.Count, target);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            Log.LogError("The list of cookies cannot be written: {0}", failure.Message);
        }

        return !Log.HasLoggedErrors;
    }
}
