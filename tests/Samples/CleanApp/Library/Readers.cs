namespace CleanApp.Library;

/// <summary>Who may sign in.</summary>
public sealed class Readers
{
    private readonly Dictionary<string, string> passwords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["anna"] = "tomasi",
        ["bert"] = "italo",
    };

    public bool Knows(string name, string password) => passwords.TryGetValue(name, out var expected) && expected == password;
}
