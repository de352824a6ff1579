namespace CookieSecurity.Tests.Antiforgery;

/// <summary>CKS3008: validation that is switched off for the whole application.</summary>
public sealed class GlobalOptOutTests
{
    private static Task Reported(string services, string types = "") => MvcTest.Program("CKS3008", services + " builder.Services.AddAuthentication().AddCookie();", types);

    [Theory]
    [InlineData("builder.Services.AddControllersWithViews(o => o.Filters.Add({|CKS3008:new IgnoreAntiforgeryTokenAttribute()|}));")]
    [InlineData("builder.Services.AddMvc(o => { o.Filters.Add({|CKS3008:new IgnoreAntiforgeryTokenAttribute { Order = 1001 }|}); });")]
    [InlineData("builder.Services.AddMvc(o => o.Filters.Add<{|CKS3008:IgnoreAntiforgeryTokenAttribute|}>());")]
    [InlineData("builder.Services.AddMvc(o => o.Filters.Add({|CKS3008:typeof(IgnoreAntiforgeryTokenAttribute)|}));")]
    [InlineData("builder.Services.AddMvc(o => o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute())); builder.Services.Configure<MvcOptions>(o => o.Filters.Add({|CKS3008:new IgnoreAntiforgeryTokenAttribute()|}));")]
    [InlineData("builder.Services.AddRazorPages(o => o.Conventions.ConfigureFilter({|CKS3008:new IgnoreAntiforgeryTokenAttribute()|}));")]
    [InlineData("builder.Services.AddRazorPages(o => o.Conventions.ConfigureFilter({|CKS3008:_ => new IgnoreAntiforgeryTokenAttribute()|}));")]
    [InlineData("builder.Services.AddRazorPages(o => o.Conventions.AddFolderApplicationModelConvention(\"/\", m => m.Filters.Add({|CKS3008:new IgnoreAntiforgeryTokenAttribute()|})));")]
    [InlineData("builder.Services.Configure<RouteOptions>(o => {|CKS3008:o.SuppressCheckForUnhandledSecurityMetadata = true|});")]
    public Task Every_shape_is_reported(string services) => Reported(services);

    [Theory]
    [InlineData("builder.Services.AddMvc(o => o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));")]
    [InlineData("builder.Services.AddMvc(o => { o.Filters.Add(new IgnoreAntiforgeryTokenAttribute()); o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()); });")]
    [InlineData("builder.Services.AddMvc(o => { if (builder.Environment.IsDevelopment()) o.Filters.Add(new IgnoreAntiforgeryTokenAttribute()); });")]
    [InlineData("builder.Services.AddRazorPages(o => o.Conventions.ConfigureFilter(new ResponseCacheAttribute()));")]
    [InlineData("builder.Services.Configure<RouteOptions>(o => o.SuppressCheckForUnhandledSecurityMetadata = false);")]
    [InlineData("new Look().Filters.Add(new IgnoreAntiforgeryTokenAttribute()); new Look().SuppressCheckForUnhandledSecurityMetadata = true;")]
    public Task What_leaves_validation_on_is_silent(string services) => Reported(services, "public class Look { public List<object> Filters { get; } = []; public bool SuppressCheckForUnhandledSecurityMetadata { get; set; } }");

    [Fact]
    public Task Tokens_alone_need_none() => MvcTest.Program(
        "CKS3008", "builder.Services.AddControllersWithViews(o => o.Filters.Add(new IgnoreAntiforgeryTokenAttribute())); builder.Services.AddAuthentication().AddJwtBearer();", "");

    [Fact]
    public Task The_setting_of_the_automatic_check_is_reported_where_there_is_one()
    {
        const string check = "namespace Microsoft.AspNetCore.Antiforgery { public interface ICsrfProtection; }";
        return Task.WhenAll(
            Reported("{|CKS3008:builder.Configuration[\"DisableCsrfProtection\"] = \"true\"|};", check),
            Reported("{|CKS3008:builder.WebHost.UseSetting(\"DisableCsrfProtection\", \"true\")|};", check),
            Reported("builder.WebHost.UseSetting(\"DisableCsrfProtection\", \"false\");", check),
            Reported("builder.WebHost.UseSetting(\"DisableCsrfProtection\", \"true\");"));
    }

    [Fact]
    public Task The_line_is_removed() => MvcTest.Fix(
        "CKS3008",
        MvcTest.Source(
            """
            builder.Services.AddControllersWithViews(options =>
            {
                // Few.
                options.MaxModelValidationErrors = 5;
                options.Filters.Add({|CKS3008:new IgnoreAntiforgeryTokenAttribute()|});
            });
            builder.Services.AddRazorPages(o => o.Conventions.ConfigureFilter({|CKS3008:new IgnoreAntiforgeryTokenAttribute()|}));
            """,
            ""),
        MvcTest.Source(
            """
            builder.Services.AddControllersWithViews(options =>
            {
                // Few.
                options.MaxModelValidationErrors = 5;
            });
            builder.Services.AddRazorPages();
            """,
            ""));
}
