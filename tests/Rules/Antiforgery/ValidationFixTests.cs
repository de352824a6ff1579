namespace CookieSecurity.Tests.Antiforgery;

/// <summary>How an action comes to be validated.</summary>
public sealed class ValidationFixTests
{
    private const string Types = """
        public class HomeController : Controller
        {
            [HttpPost]
            public IActionResult {|CKS3001:Save|}(string name) => View();

            [HttpPost]
            public IActionResult {|CKS3001:Remove|}(string name) => View();
        }
        """;

    private static string Clean => Types.Replace("{|CKS3001:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal);

    [Theory]
    [InlineData(
        "builder.Services.AddControllersWithViews();",
        "builder.Services.AddControllersWithViews(options => options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));")]
    [InlineData(
        "builder.Services.AddMvc(); // MVC",
        "builder.Services.AddMvc(options => options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute())); // MVC")]
    [InlineData(
        "builder.Services.AddControllers();",
        "builder.Services.AddControllersWithViews(options => options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));")]
    [InlineData(
        "builder.Services.AddControllersWithViews(o => o.MaxModelValidationErrors = 5);",
        "builder.Services.AddControllersWithViews(o => o.MaxModelValidationErrors = 5).AddMvcOptions(options => options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));")]
    public Task A_global_filter_joins_the_registration(string before, string after) => MvcTest.Fix(
        "CKS3001",
        MvcTest.Source(before + "\nbuilder.Services.AddAuthentication().AddCookie();", Types),
        MvcTest.Source(after + "\nbuilder.Services.AddAuthentication().AddCookie();", Clean));

    [Fact]
    public Task A_block_gets_one_more_statement() => MvcTest.Fix(
        "CKS3001",
        MvcTest.Source(
            """
            builder.Services.AddControllersWithViews(o =>
            {
                // Few.
                o.MaxModelValidationErrors = 5;
            });
            builder.Services.AddAuthentication().AddCookie();
            """,
            Types),
        MvcTest.Source(
            """
            builder.Services.AddControllersWithViews(o =>
            {
                // Few.
                o.MaxModelValidationErrors = 5;
                o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            });
            builder.Services.AddAuthentication().AddCookie();
            """,
            Clean));

    [Fact]
    public Task An_attribute_on_the_action_is_the_second_choice() => MvcTest.Fix(
        "CKS3001",
        MvcTest.Source(MvcTest.Cookies, Types),
        MvcTest.Source(MvcTest.Cookies, Clean.Replace("    [HttpPost]\n", "    [HttpPost]\n    [ValidateAntiForgeryToken]\n", StringComparison.Ordinal)),
        test => test.CodeActionIndex = 1);

    [Fact]
    public Task An_attribute_on_the_controller_is_the_third() => MvcTest.Fix(
        "CKS3001",
        MvcTest.Source(MvcTest.Cookies, Types).ReplaceLineEndings("\r\n"),
        MvcTest.Source(MvcTest.Cookies, "[AutoValidateAntiforgeryToken]\n" + Clean).ReplaceLineEndings("\r\n"),
        test => test.CodeActionIndex = 2);

    [Fact]
    public Task Attributes_are_joined_where_the_file_does_so() => MvcTest.Fix(
        "CKS3001",
        MvcTest.Source(MvcTest.Cookies, "public class HomeController : Controller\n{\n    [HttpPost, Authorize]\n    public IActionResult {|CKS3001:Save|}() => View();\n}\n"),
        MvcTest.Source(MvcTest.Cookies, "public class HomeController : Controller\n{\n    [HttpPost, Authorize, ValidateAntiForgeryToken]\n    public IActionResult Save() => View();\n}\n"),
        test => test.CodeActionIndex = 1);
}
