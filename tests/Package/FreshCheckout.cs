namespace CookieSecurity.Package.Tests;

/// <summary>One checkout for all tests that need nothing but a fresh one, gone when they end.</summary>
public sealed class FreshCheckout : IAsyncLifetime
{
    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "cookie-security-" + Guid.NewGuid().ToString("N"));

    internal Checkout Checkout { get; private set; } = null!;

    public Task InitializeAsync()
    {
        Checkout = Checkout.In(Path.Combine(Folder, "checkout"));
        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return Task.CompletedTask;
    }
}

[CollectionDefinition(nameof(FreshCheckout))]
public sealed class CheckedOutOnce : ICollectionFixture<FreshCheckout>;
