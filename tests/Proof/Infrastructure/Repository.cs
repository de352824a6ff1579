using System.Reflection;

namespace CookieSecurity.Proof.Infrastructure;

/// <summary>Where this assembly was built from.</summary>
internal static class Repository
{
    public static string Folder { get; } = Metadata("RepositoryFolder");

    /// <summary>Debug or Release, as this assembly was built.</summary>
    public static string Configuration { get; } = Metadata("Configuration");

    /// <summary>The Razor compiler, as the SDK has it.</summary>
    public static string RazorCompiler { get; } = Metadata("RazorCompiler");

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
