namespace CookieSecurity.Benchmarks.Generation;

/// <summary>What every generated program has once: its start, its store, and the one place where cookie options are made.</summary>
internal static class SharedFiles
{
    public const string CookiesPath = "SiteCookies.cs";

    public static IEnumerable<GeneratedFile> All { get; } =
    [
        new("Program.cs", Program),
        new("Database.cs", Database),
        new(CookiesPath, Cookies),
        new("ImplicitUsings.cs", ImplicitUsings),
    ];

    private const string Program = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllersWithViews();
        builder.Services.AddSession(options => options.IdleTimeout = TimeSpan.FromMinutes(20));
        builder.Services.AddSingleton<Generated.Database>();

        var app = builder.Build();
        app.UseCookiePolicy(new CookiePolicyOptions { CheckConsentNeeded = context => context.Request.Path != "/consent" });
        app.UseRouting();
        app.UseSession();
        app.UseAuthorization();
        app.MapDefaultControllerRoute();
        app.Run();
        """;

    private const string Database = """
        namespace Generated;

        public interface IEntity
        {
            int Id { get; set; }
        }

        public sealed class Database
        {
            private readonly Dictionary<Type, List<object>> sets = new();

            public IQueryable<T> Set<T>() where T : class, IEntity => Of(typeof(T)).Cast<T>().AsQueryable();

            public void Add<T>(T entity) where T : class, IEntity => Of(typeof(T)).Add(entity);

            public void Remove<T>(T entity) where T : class, IEntity => Of(typeof(T)).Remove(entity);

            public Task SaveAsync(CancellationToken cancellation) => Task.CompletedTask;

            private List<object> Of(Type type) => sets.TryGetValue(type, out var set) ? set : sets[type] = new List<object>();
        }

        public static class QueryExtensions
        {
            public static Task<List<T>> ToListAsync<T>(this IQueryable<T> query, CancellationToken cancellation) => Task.FromResult(query.ToList());

            public static Task<T?> FirstOrNothingAsync<T>(this IQueryable<T> query, CancellationToken cancellation) where T : class =>
                Task.FromResult(query.FirstOrDefault());
        }
        """;

    private const string Cookies = """
        namespace Generated;

        public static class SiteCookies
        {
            internal static readonly CookieOptions Session = new() { HttpOnly = true, SameSite = SameSiteMode.Lax };

            internal static CookieOptions Lasting(int days)
            {
                var options = new CookieOptions { SameSite = SameSiteMode.Lax };
                if (days > 1)
                {
                    options.Expires = DateTimeOffset.UtcNow.AddDays(days);
                }

                return Protected(options);
            }

            internal static void WriteLasting(this HttpResponse response, string name, string value, CookieOptions options)
            {
                options.MaxAge = TimeSpan.FromDays(30);
                response.Cookies.Append(name, value, options);
            }

            private static CookieOptions Protected(CookieOptions options)
            {
                options.HttpOnly = true;
                return options;
            }
        }
        """;

    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Generated;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;
}
