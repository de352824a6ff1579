using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace CookieSecurity.Package.Tests;

/// <summary>A web program that was built, running on a port of its own choice until it is disposed.</summary>
internal sealed partial class ServingProgram : IAsyncDisposable
{
    /// <summary>Whose certificate it shows.</summary>
    public const string Certificate = "CN=127.0.0.1";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly Process process;

    private ServingProgram(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Starts it as "dotnet run" does: in production a program may well refuse plain http.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="assembly">Its path from there.</param>
    /// <param name="home">Where it may keep keys.</param>
    public static Task<ServingProgram> Start(string folder, string assembly, string home) =>
        Start(folder, assembly, home, "http", new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Development" });

    /// <summary>Starts it as a server does: in production, on https, with a certificate of its own making.</summary>
    public static async Task<ServingProgram> StartInProduction(string folder, string assembly, string home)
    {
        var certificate = Path.Combine(home, Guid.NewGuid().ToString("N") + ".pfx");
        using (var key = RSA.Create(2048))
        {
            var request = new CertificateRequest(Certificate, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            await File.WriteAllBytesAsync(certificate, made.Export(X509ContentType.Pfx, "test"));
        }

        return await Start(folder, assembly, home, "https", new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["Kestrel__Certificates__Default__Path"] = certificate,
            ["Kestrel__Certificates__Default__Password"] = "test",
        });
    }

    private static async Task<ServingProgram> Start(string folder, string assembly, string home, string scheme, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [assembly, "--urls", scheme + "://127.0.0.1:0"]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["HOME"] = home;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

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
