namespace LeakyShop.Cookies;

internal static class PreferenceExtensions
{
    /// <summary>Keeps a display preference for a year.</summary>
    public static void SetPreference(this HttpResponse response, string name, string value)
    {
        response.Cookies.Append("pref_" + name, value, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
        });
    }
}
