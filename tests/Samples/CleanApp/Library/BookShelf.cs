using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace CleanApp.Library;

public sealed record Book(int Id, string Title, string Author);

/// <summary>What the library lends.</summary>
public sealed class BookShelf
{
    private readonly Book[] books =
    [
        new(1, "The Leopard", "Lampedusa"),
        new(2, "Invisible Cities", "Calvino"),
        new(3, "The Periodic Table", "Levi"),
    ];

    private readonly ConcurrentDictionary<string, DateTimeOffset> wishes = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<Book> All => books;

    public Book? Find(int id) => Array.Find(books, book => book.Id == id);

    /// <summary>Notes that somebody misses a book.</summary>
    public void Wish(string title) => wishes.TryAdd(title, DateTimeOffset.UtcNow);

    public bool Forget(string title) => wishes.TryRemove(title, out _);

    /// <summary>The shelf as text, a book a line.</summary>
    public string Print()
    {
        var text = new StringBuilder();
        foreach (var book in books)
        {
            text.Append("no. ", 0, 4).Append(CultureInfo.InvariantCulture, $"{book.Id}").Append(':', 1);
            text.Append(' ').Append(book.Title).Append(", ").Append(book.Author).AppendLine();
        }

        return text.ToString();
    }
}
