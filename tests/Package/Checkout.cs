namespace CookieSecurity.Package.Tests;

/// <summary>A copy of what the package and the samples are made from, in a folder that says of itself that it is a git checkout with a remote.</summary>
internal sealed class Checkout
{
    public const string Repository = "https://github.com/example/cookies";
    public const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private static readonly string[] Parts =
    [
        "src", "package", "docs", "README.md", "LICENSE", "CHANGELOG.md", "Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig",
        "tests/Directory.Build.props", "tests/Samples",
    ];

    private Checkout(string folder) => Folder = folder;

    public string Folder { get; }

    public string Feed => Path.Combine(Folder, "artifacts");

    public static Checkout In(string folder)
    {
        foreach (var part in Parts)
        {
            Copy(Path.Combine(PackedProduct.RepositoryFolder, part), Path.Combine(folder, part));
        }

        Write(folder, ".git/HEAD", "ref: refs/heads/main\n");
        Write(folder, ".git/refs/heads/main", Commit + "\n");
        Write(folder, ".git/config", $"[core]\n\trepositoryformatversion = 0\n[remote \"origin\"]\n\turl = {Repository}.git\n");
        Directory.CreateDirectory(Path.Combine(folder, ".git", "objects"));
        return new Checkout(folder);
    }

    /// <summary>As the README says, on a build machine: restored to the letter of the lock files.</summary>
    public async Task Pack()
    {
        var packed = await Dotnet.Run(Folder, "pack", "package", "-c", "Release", "-p:ContinuousIntegrationBuild=true", "-p:RestoreLockedMode=true", "-v:q");
        Assert.True(packed.ExitCode == 0, packed.Output);
    }

    public Task<CommandResult> Build(string project) => Dotnet.Run(Folder, "build", project, "-nologo");

    private static void Copy(string from, string to)
    {
        if (File.Exists(from))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to);
            return;
        }

        foreach (var entry in Directory.EnumerateFileSystemEntries(from).Where(entry => Path.GetFileName(entry) is not ("bin" or "obj")))
        {
            Copy(entry, Path.Combine(to, Path.GetFileName(entry)));
        }
    }

    private static void Write(string folder, string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, file))!);
        File.WriteAllText(Path.Combine(folder, file), text);
    }
}
