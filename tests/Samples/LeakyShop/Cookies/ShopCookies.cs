namespace LeakyShop.Cookies;

/// <summary>How long the shop's cookies live.</summary>
internal static class ShopCookies
{
    /// <summary>Baskets are kept for a week.</summary>
    public static readonly CookieOptions Basket = new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        MaxAge = TimeSpan.FromDays(7),
    };

    public static CookieOptions Lasting(int days)
    {
        var options = new CookieOptions { Path = "/", IsEssential = true };
        options.Expires = DateTimeOffset.UtcNow.AddDays(days);
        options.SameSite = SameSiteMode.Strict;
        return options;
    }
}
