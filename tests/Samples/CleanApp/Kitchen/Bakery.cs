namespace CleanApp.Kitchen;

/// <summary>How a biscuit in the library's café is baked. Only the name is shared with the web's cookies.</summary>
public sealed class CookieOptions
{
    public bool Secure { get; set; }

    public bool HttpOnly { get; set; }

    public int Minutes { get; set; } = 12;
}

public interface IResponseCookies
{
    void Append(string key, string value);

    void Append(string key, string value, CookieOptions options);
}

public sealed class Tray : IResponseCookies
{
    private readonly List<string> biscuits = [];

    public IReadOnlyList<string> Biscuits => biscuits;

    public void Append(string key, string value) => Append(key, value, new CookieOptions { Secure = false });

    public void Append(string key, string value, CookieOptions options) => biscuits.Add($"{key} with {value}, {options.Minutes} minutes");

    public static Tray OfTheDay()
    {
        var tray = new Tray();
        Fill(tray);
        return tray;
    }

    public static void Fill(IResponseCookies tray)
    {
        tray.Append("shortbread", "butter");
        tray.Append("session biscuit", "almonds", new CookieOptions { HttpOnly = false, Minutes = 9 });
    }
}
