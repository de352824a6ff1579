namespace LeakyShop.Catalogue;

public sealed record Product(int Id, string Name, decimal Price);

/// <summary>What the shop sells.</summary>
public sealed class ProductShelf
{
    private readonly Product[] products =
    [
        new(1, "Teapot, cast iron", 49.00m),
        new(2, "Teapot, glass", 29.50m),
        new(3, "Sieve", 6.20m),
        new(4, "Green tea, 100 g", 8.90m),
    ];

    public IReadOnlyList<Product> All => products;

    public Product? Find(int id) => products.FirstOrDefault(product => product.Id == id);
}
