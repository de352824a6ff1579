using System.Collections.Concurrent;

namespace LeakyShop.Catalogue;

/// <summary>Who wants to hear of new teas.</summary>
public sealed class Newsletter
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> readers = new(StringComparer.OrdinalIgnoreCase);

    public void Send(string mail) => readers.TryAdd(mail, DateTimeOffset.UtcNow);
}
