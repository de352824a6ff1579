using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CookieSecurity.Package.Tests;

/// <summary>Runs the SDK's commands as a user would, without servers that outlive them.</summary>
internal static partial class Dotnet
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    public static async Task<CommandResult> Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["UseSharedCompilation"] = "false";

        // This run's own settings are not the consumer's.
        foreach (var name in new[] { "CI", "MSBuildSDKsPath", "MSBUILD_EXE_PATH", "MSBuildExtensionsPath", "MSBuildLoadMicrosoftTargetsReadOnly", "VSTEST_CONNECTION_TIMEOUT" })
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var cancellation = new CancellationTokenSource(Limit);
        try
        {
            await process.WaitForExitAsync(cancellation.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new CommandResult(process.ExitCode, await output + await error);
    }

    [GeneratedRegex(@"(?<file>[^/\\\s(]+)\((?<line>\d+),\d+\): (?<severity>warning|error) (?<id>CKS\w+):")]
    internal static partial Regex Report();
}

/// <summary>What a command printed, and how it ended.</summary>
internal sealed record CommandResult(int ExitCode, string Output)
{
    /// <summary>Our reports as <c>file(line) severity id</c>, sorted, each once.</summary>
    public IReadOnlyList<string> Reports =>
    [
        .. Dotnet.Report().Matches(Output)
            .Select(match => $"{match.Groups["file"].Value}({match.Groups["line"].Value}) {match.Groups["severity"].Value} {match.Groups["id"].Value}")
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];
}
