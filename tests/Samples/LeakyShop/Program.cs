using LeakyShop.Api;
using LeakyShop.Catalogue;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddControllersWithViews();
builder.Services.AddRazorPages();
builder.Services.Configure<CookieTempDataProviderOptions>(builder.Configuration.GetSection("TempData"));
builder.Services.AddDistributedMemoryCache();
builder.Services.AddSession(options =>
{
    // The basket's script counts the orders of a session.
    options.Cookie.Name = "shop_session";
    options.Cookie.HttpOnly = false;
});
builder.Services.AddAntiforgery(options => options.HeaderName = "X-XSRF-TOKEN");
builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
    .AddCookie(options =>
    {
        options.LoginPath = "/Account/SignIn";
        options.ExpireTimeSpan = TimeSpan.FromDays(90);

        // Partners show the shop in a frame.
        options.Cookie.SameSite = SameSiteMode.None;
        options.Events.OnValidatePrincipal = context =>
        {
            if (!context.HttpContext.RequestServices.GetRequiredService<Customers>().IsOne(context.Principal?.Identity?.Name))
            {
                context.RejectPrincipal();
            }

            return Task.CompletedTask;
        };
    });
builder.Services.AddAuthorization();
builder.Services.AddSingleton<ProductShelf>();
builder.Services.AddSingleton<Customers>();
builder.Services.AddSingleton<Newsletter>();

var app = builder.Build();

app.UseForwardedHeaders();
app.UseRequestLocalization("en", "de", "fr");
app.UseCookiePolicy();
app.UseRouting();
app.UseSession();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();

app.MapDefaultControllerRoute();
app.MapRazorPages();
app.MapBasket();
app.MapWidget();

app.Run();
