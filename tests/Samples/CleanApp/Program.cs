using CleanApp;
using CleanApp.Api;
using CleanApp.Cookies;
using CleanApp.Library;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
var securePolicy = builder.Environment.IsDevelopment() ? CookieSecurePolicy.None : CookieSecurePolicy.Always;

builder.Services.AddControllersWithViews(options => options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));
builder.Services.AddRazorPages();
builder.Services.AddDistributedMemoryCache();
builder.Services.AddSession(options =>
{
    options.IdleTimeout = TimeSpan.FromMinutes(20);
    options.Cookie.SecurePolicy = securePolicy;
    options.Cookie.IsEssential = true;
    if (!builder.Environment.IsDevelopment())
    {
        options.Cookie.Name = "__Host-reading";
        options.Cookie.Path = "/";
    }
});
builder.Services.AddAntiforgery(options =>
{
    options.HeaderName = "X-XSRF-TOKEN";
    options.Cookie.SecurePolicy = securePolicy;
});
builder.Services.Configure<CookieTempDataProviderOptions>(options => options.Cookie.SecurePolicy = securePolicy);
builder.Services.AddScoped<SessionProtection>();
builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
{
    options.LoginPath = "/Account/SignIn";
    options.ExpireTimeSpan = TimeSpan.FromDays(14);
    options.Cookie.SecurePolicy = securePolicy;
    options.Cookie.SameSite = SameSiteMode.Lax;
    options.EventsType = typeof(SessionProtection);
}).AddUnion(builder.Configuration);
builder.Services.AddConsent(securePolicy);
builder.Services.AddAuthorization();
builder.Services.AddHttpContextAccessor();
builder.Services.AddSingleton<BookShelf>();
builder.Services.AddSingleton<Readers>();
builder.Services.AddScoped<LoanCookie>();

var app = builder.Build();

if (!app.Environment.IsDevelopment())
{
    app.UseHsts();
    app.UseHttpsRedirection();
}

app.UseCookiePolicy();
app.UseRequestLocalization("en", "de", "fr");
app.UseMiddleware<RecordingCookiesMiddleware>();
app.UseRouting();
app.UseSession();
app.UseAuthentication();
app.UseAuthorization();
app.UseAntiforgery();

app.MapDefaultControllerRoute();
app.MapRazorPages();
app.MapLoans();
app.MapPartner();

app.MapGet("/visits", (HttpContext context) =>
{
    var options = new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = !app.Environment.IsDevelopment() };
    context.Response.Cookies.Append("visits", "1", options);
    return Results.NoContent();
});

app.Run();
