namespace CookieSecurity.Tests.Antiforgery;

/// <summary>CKS3003: an opt-out by attribute, and CKS3017: one where the signed-in user is required.</summary>
public sealed class OptOutTests
{
    private const string Save = "public IActionResult Save(string name) => Ok();";

    private static Task Reported(string types, string services = MvcTest.Cookies, string pipeline = "app.MapDefaultControllerRoute();") =>
        MvcTest.Program("CKS3001,CKS3003,CKS3017", services, types, pipeline);

    [Theory]
    [InlineData("[HttpPost] [{|CKS3003:IgnoreAntiforgeryToken|}]")]
    [InlineData("[HttpPost, {|CKS3003:IgnoreAntiforgeryTokenAttribute|}]")]
    [InlineData("[HttpPost] [{|CKS3003:Microsoft.AspNetCore.Mvc.IgnoreAntiforgeryToken|}]")]
    [InlineData("[HttpPost] [{|CKS3003:Unchecked|}]")]
    [InlineData("[{|CKS3003:IgnoreAntiforgeryToken|}]")]
    [InlineData("[HttpPost] [{|CKS3003:IgnoreAntiforgeryToken|}] [Authorize(AuthenticationSchemes = \"Mine\")]")]
    [InlineData("[HttpPost] [{|CKS3017:IgnoreAntiforgeryToken|}] [Authorize]")]
    [InlineData("[HttpPost] [{|CKS3017:IgnoreAntiforgeryToken|}] [Authorize(Roles = \"Admin\")]")]
    [InlineData("[HttpPost] [{|CKS3017:IgnoreAntiforgeryToken|}] [Own]")]
    [InlineData("[HttpDelete] [{|CKS3017:IgnoreAntiforgeryToken(Order = 1001)|}] [Authorize(AuthenticationSchemes = \"Cookies\")]")]
    public Task On_an_action_it_is_reported(string attributes) => Reported(MvcTest.Controller(attributes, Save) + Own);

    private const string Own = "\npublic class UncheckedAttribute : IgnoreAntiforgeryTokenAttribute;\npublic class OwnAttribute : AuthorizeAttribute;";

    [Theory]
    [InlineData("[HttpGet, IgnoreAntiforgeryToken]")]
    [InlineData("[HttpPost, IgnoreAntiforgeryToken, AllowAnonymous]")]
    [InlineData("[HttpPost, IgnoreAntiforgeryToken, EnableCors]")]
    [InlineData("[HttpPost, IgnoreAntiforgeryToken, Authorize(AuthenticationSchemes = \"Bearer\")]")]
    [InlineData("[HttpPost, RequireAntiforgeryToken(false)]")]
    [InlineData("[HttpPost, ValidateAntiForgeryToken(Order = 1001), IgnoreAntiforgeryToken]")]
    public Task Where_it_is_meant_or_does_nothing_it_is_silent(string attributes) => Reported(MvcTest.Controller(attributes, Save));

    [Fact]
    public Task On_a_class_it_is_reported_once() => Reported("""
        [{|CKS3003:IgnoreAntiforgeryToken|}]
        public class HomeController : Controller
        {
            [HttpGet] public IActionResult Show() => Ok();
            [HttpPost] public IActionResult Save() => Ok();
            [HttpPost] public IActionResult Store() => Ok();
        }

        [IgnoreAntiforgeryToken]
        public class ErrorController : Controller { [HttpGet] public IActionResult Show() => Ok(); }

        [IgnoreAntiforgeryToken]
        public class HookController : Controller { [HttpPost, AllowAnonymous] public IActionResult Save() => Ok(); }

        [{|CKS3017:IgnoreAntiforgeryToken|}, Authorize]
        public class ShopController : Controller { [HttpPost] public IActionResult Save() => Ok(); }

        [IgnoreAntiforgeryToken]
        public class SafeController : Controller { [HttpPost, ValidateAntiForgeryToken] public IActionResult Save() => Ok(); }
        """);

    [Fact]
    public Task A_base_class_opts_its_heirs_out() => Reported("""
        [{|CKS3017:IgnoreAntiforgeryToken|}]
        public abstract class BaseController : Controller;

        [Authorize, ValidateAntiForgeryToken]
        public class HomeController : BaseController { [HttpPost] public IActionResult Save() => Ok(); }
        """);

    [Theory]
    [InlineData("app.MapDefaultControllerRoute().RequireAuthorization();", MvcTest.Cookies)]
    [InlineData("app.MapControllers().RequireAuthorization();", MvcTest.Cookies)]
    [InlineData("app.MapControllers();", MvcTest.Cookies + "builder.Services.AddAuthorization(o => o.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());")]
    [InlineData("app.MapControllers();", MvcTest.Cookies + "builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());")]
    [InlineData("app.MapControllers();", MvcTest.Cookies + "builder.Services.Configure<MvcOptions>(o => o.Filters.Add(new AuthorizeFilter()));")]
    public Task The_user_may_be_required_from_afar(string pipeline, string services) =>
        Reported(MvcTest.Controller("[HttpPost] [{|CKS3017:IgnoreAntiforgeryToken|}]", Save), services, pipeline);

    [Theory]
    [InlineData("o.AddPolicy(\"api\", p => p.AddAuthenticationSchemes(\"Bearer\").RequireAuthenticatedUser())")]
    [InlineData("o.AddPolicy(\"api\", p => { p.AddAuthenticationSchemes(JwtBearerDefaults.AuthenticationScheme); p.RequireAuthenticatedUser(); })")]
    [InlineData("o.AddPolicy(\"api\", new AuthorizationPolicyBuilder(\"Bearer\").RequireAuthenticatedUser().Build())")]
    public Task A_policy_may_name_a_token_scheme(string policy) => Reported(
        MvcTest.Controller("[HttpPost, IgnoreAntiforgeryToken, Authorize(\"api\")]", Save) + "\npublic class TwoController : Controller { [HttpPost, {|CKS3017:IgnoreAntiforgeryToken|}, Authorize(\"other\")] public IActionResult Save() => Ok(); }",
        MvcTest.Cookies + $"builder.Services.AddAuthorization(o => {policy});");

    [Fact]
    public Task Metadata_is_undone_where_it_is_in_force() => Reported("""
        [RequireAntiforgeryToken]
        public class HomeController : Controller { [HttpPost, {|CKS3003:RequireAntiforgeryToken(false)|}] public IActionResult Save() => Ok(); }

        [ValidateAntiForgeryToken]
        public class ShopController : Controller { [HttpPost, RequireAntiforgeryToken(false)] public IActionResult Save() => Ok(); }

        [RequireAntiforgeryToken]
        public class OtherController : Controller { [HttpPost, IgnoreAntiforgeryToken] public IActionResult Save() => Ok(); }
        """);

    [Fact]
    public Task Json_is_no_proof() => Reported(
        MvcTest.Controller("[HttpPost] [{|CKS3003:IgnoreAntiforgeryToken|}] [Authorize]", "public IActionResult Save([FromBody] Book book) => Ok();") + "\npublic class Book;");

    [Fact]
    public Task Validation_by_hand_makes_it_harmless() => Reported("""
        public class HomeController(IAntiforgery antiforgery) : Controller
        {
            [HttpPost, IgnoreAntiforgeryToken, Authorize]
            public async Task<IActionResult> Save() { await antiforgery.ValidateRequestAsync(HttpContext); return Ok(); }
        }
        """);

    [Fact]
    public Task Pages_are_reported_at_the_class() => Reported("""
        [{|CKS3003:IgnoreAntiforgeryToken|}]
        public class SaveModel : PageModel { public void OnGet() { } public IActionResult OnPostAsync() => Page(); }

        [{|CKS3017:IgnoreAntiforgeryToken|}, Authorize]
        public class UserModel : PageModel { public IActionResult OnPostRemove() => Page(); }

        [IgnoreAntiforgeryToken]
        public class ErrorModel : PageModel { public void OnGet() { } }

        [IgnoreAntiforgeryToken, AllowAnonymous]
        public class HookModel : PageModel { public void OnPost() { } }

        [RequireAntiforgeryToken(false)]
        public class OtherModel : PageModel { public void OnPost() { } }

        public class IdleModel : PageModel { [IgnoreAntiforgeryToken] public void OnPost() { } }
        """);

    [Fact]
    public Task Conventions_may_require_the_user_of_pages() => Reported(
        """
        namespace Shop.Pages.Admin { [{|CKS3017:IgnoreAntiforgeryToken|}] public class SaveModel : PageModel { public void OnPost() { } } }
        namespace Shop.Pages { [{|CKS3003:IgnoreAntiforgeryToken|}] public class OpenModel : PageModel { public void OnPost() { } } }
        """,
        MvcTest.Cookies + "builder.Services.AddRazorPages(o => o.Conventions.AuthorizeFolder(\"/Admin\"));");

    [Theory]
    [InlineData("app.MapPost(\"/\", [{|CKS3003:RequireAntiforgeryToken(false)|}] (IFormCollection form) => 1);")]
    [InlineData("app.MapPost(\"/\", [{|CKS3017:RequireAntiforgeryToken(false)|}] [Authorize] (IFormCollection form) => 1);")]
    [InlineData("app.MapPost(\"/\", [{|CKS3017:RequireAntiforgeryToken(false)|}] (IFormCollection form) => 1).RequireAuthorization();")]
    [InlineData("var group = app.MapGroup(\"/g\").RequireAuthorization(); group.MapPost(\"/\", [{|CKS3017:RequireAntiforgeryToken(false)|}] (IFormCollection form) => 1);")]
    [InlineData("app.MapPost(\"/\", Handlers.Save);")]
    [InlineData("app.MapPost(\"/\", [RequireAntiforgeryToken(false)] (IFormCollection form) => 1).AllowAnonymous();")]
    [InlineData("app.MapPost(\"/\", [RequireAntiforgeryToken(false)] (IFormCollection form) => 1).RequireAuthorization(p => p.AddAuthenticationSchemes(\"Bearer\").RequireAuthenticatedUser());")]
    [InlineData("app.MapGet(\"/\", [RequireAntiforgeryToken(false)] () => 1);")]
    [InlineData("app.MapPost(\"/\", [IgnoreAntiforgeryToken] (IFormCollection form) => 1);")]
    public Task Handlers_of_minimal_endpoints_are_reported(string pipeline) => Reported(
        pipeline.Contains("Handlers", StringComparison.Ordinal)
            ? "static class Handlers { [{|CKS3003:RequireAntiforgeryToken(false)|}] public static int Save(IFormCollection form) => 1; }"
            : "",
        pipeline: pipeline);

    [Fact]
    public Task A_component_with_a_form_is_reported() => Reported("""
        [{|CKS3003:RequireAntiforgeryToken(required: false)|}]
        public class Form : Microsoft.AspNetCore.Components.ComponentBase
        {
            [Microsoft.AspNetCore.Components.SupplyParameterFromForm] public string? Name { get; set; }
        }

        [RequireAntiforgeryToken(required: false)]
        public class Plain : Microsoft.AspNetCore.Components.ComponentBase;
        """);

    [Fact]
    public Task The_attribute_is_removed() => MvcTest.Fix(
        "CKS3003,CKS3017",
        MvcTest.Source(MvcTest.Cookies, """
        public class HomeController : Controller
        {
            // Saves it.
            [HttpPost, {|CKS3003:IgnoreAntiforgeryToken|}]
            public IActionResult Save() => Ok();

            [HttpPost]
            [{|CKS3017:IgnoreAntiforgeryToken|}]
            [Authorize]
            public IActionResult Store() => Ok();
        }
        """),
        MvcTest.Source(MvcTest.Cookies, """
        public class HomeController : Controller
        {
            // Saves it.
            [HttpPost]
            public IActionResult Save() => Ok();

            [HttpPost]
            [Authorize]
            public IActionResult Store() => Ok();
        }
        """));

    [Fact]
    public Task On_a_class_it_moves_to_the_actions_that_need_it() => MvcTest.Fix(
        "CKS3003",
        MvcTest.Source(MvcTest.Cookies, """
        [{|CKS3003:IgnoreAntiforgeryToken|}]
        public class HomeController : Controller
        {
            [HttpPost]
            public IActionResult Save() => Ok();

            [HttpPost]
            [AllowAnonymous]
            public IActionResult Hook() => Ok();
        }
        """),
        MvcTest.Source(MvcTest.Cookies, """
        public class HomeController : Controller
        {
            [HttpPost]
            public IActionResult Save() => Ok();

            [HttpPost]
            [AllowAnonymous]
            [IgnoreAntiforgeryToken]
            public IActionResult Hook() => Ok();
        }
        """));
}
