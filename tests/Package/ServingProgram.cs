using System.Diagnostics;
using System.Text.RegularExpressions;

namespace CookieSecurity.Package.Tests;

/// <summary>A web program that was built, running on a port of its own choice until it is disposed.</summary>
internal sealed partial class ServingProgram : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly Process process;

    private ServingProgram(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <param name="home">Where it may keep keys.</param>
    public static async Task<ServingProgram> Start(string folder, string assembly, string home)
    {
        var start = new ProcessStartInfo("dotnet", [assembly, "--urls", "http://127.0.0.1:0"]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["HOME"] = home;

        // As "dotnet run" does: in production a program may well refuse plain http.
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        var process = Process.Start(start)!;
        using var cancellation = new CancellationTokenSource(Limit);
        var said = new List<string>();
        try
        {
            while (await process.StandardOutput.ReadLineAsync(cancellation.Token) is { } line)
            {
                said.Add(line);
                if (Listening().Match(line) is { Success: true } match)
                {
                    // Whoever does not read on stops a program that writes on.
                    _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                    return new ServingProgram(process, new Uri(match.Groups["address"].Value));
                }
            }

            throw new InvalidOperationException("It ended:\n" + string.Join('\n', said));
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            process.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    [GeneratedRegex(@"Now listening on: (?<address>\S+)")]
    private static partial Regex Listening();
}
