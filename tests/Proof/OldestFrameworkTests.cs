using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using CookieSecurity.Proof.Infrastructure;

namespace CookieSecurity.Proof;

public sealed class OldestFrameworkTests
{
    [LinuxFact]
    public async Task Every_fact_that_holds_here_holds_on_ASP_NET_Core_8()
    {
        var folder = Path.Combine(Repository.Folder, "tests", "Proof.Oldest", "bin", Repository.Configuration, "net8.0");
        var start = new ProcessStartInfo(Path.Combine(folder, "CookieSecurity.Proof.Oldest")) { RedirectStandardOutput = true, RedirectStandardError = true };

        // What the parent was told of its own runtime is none of the child's.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("DOTNET_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        using var child = Process.Start(start)!;
        var errors = child.StandardError.ReadToEndAsync();
        var output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();

        Assert.True(child.ExitCode == 0, output + await errors);
        Assert.Matches($@"ASP\.NET Core 8\.0\.\d+: {CountFacts()} held, 0 failed", output);
    }

    private static int CountFacts() => typeof(OldestFrameworkTests).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(Facts.CookiePolicyTests).Namespace || type.Namespace == typeof(Binding.OtherClientTests).Namespace)
        .SelectMany(type => type.GetMethods())
        .Where(method => method.GetCustomAttribute<FactAttribute>() is not null)
        .Sum(method => Math.Max(1, method.GetCustomAttributes<InlineDataAttribute>().Count()));

    /// <summary>The package with the old runtime is the one for Linux on x64.</summary>
    private sealed class LinuxFactAttribute : FactAttribute
    {
        public LinuxFactAttribute()
        {
            if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
            {
                Skip = "The runtime of ASP.NET Core 8 that this test starts is the one for Linux on x64.";
            }
        }
    }
}
