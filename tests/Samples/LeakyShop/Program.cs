using LeakyShop.Api;
using LeakyShop.Catalogue;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddControllersWithViews();
builder.Services.AddRazorPages();
builder.Services.Configure<CookieTempDataProviderOptions>(builder.Configuration.GetSection("TempData"));
builder.Services.AddDistributedMemoryCache();
builder.Services.AddSession();
builder.Services.AddAntiforgery(options => options.HeaderName = "X-XSRF-TOKEN");
builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
    .AddCookie(options => options.LoginPath = "/Account/SignIn");
builder.Services.AddAuthorization();
builder.Services.AddSingleton<ProductShelf>();
builder.Services.AddSingleton<Customers>();

var app = builder.Build();

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
