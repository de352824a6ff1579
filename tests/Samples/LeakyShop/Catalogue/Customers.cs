using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace LeakyShop.Catalogue;

/// <summary>Who may sign in, and the tokens of those who asked to be remembered.</summary>
public sealed class Customers
{
    private readonly Dictionary<string, string> passwords = new(StringComparer.OrdinalIgnoreCase)
    {
        ["anna"] = "oolong",
        ["bert"] = "darjeeling",
    };

    private readonly ConcurrentDictionary<string, string> remembered = new();

    public bool IsOne(string? name) => name is not null && passwords.ContainsKey(name);

    public bool Knows(string name, string password) => passwords.TryGetValue(name, out var expected) && expected == password;

    public string Remember(string name)
    {
        var token = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        remembered[token] = name;
        return token;
    }

    public string? WhoHas(string? token) => token is not null && remembered.TryGetValue(token, out var name) ? name : null;
}
