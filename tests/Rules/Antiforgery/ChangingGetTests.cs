namespace CookieSecurity.Tests.Antiforgery;

/// <summary>CKS3010: a GET request that changes something.</summary>
public sealed class ChangingGetTests
{
    private const string Fields = """
        SignInManager<IdentityUser> signIn = null!; UserManager<IdentityUser> users = null!; Store store = null!;
        private async Task Leave() => await signIn.SignOutAsync();
        """;

    private const string Types = """

        public class Store : Microsoft.EntityFrameworkCore.DbContext { public void Log() { } }
        """;

    private static Task Action(string action, string services = MvcTest.Cookies) => MvcTest.Program("CKS3010", services, MvcTest.Controller(Fields + "[HttpGet]", action) + Types);

    [Theory]
    [InlineData("public async Task<IActionResult> {|CKS3010:Go|}() { await HttpContext.SignOutAsync(); return View(); }")]
    [InlineData("public async Task<IActionResult> {|CKS3010:Go|}() { await signIn.SignOutAsync(); return View(); }")]
    [InlineData("public async Task<IActionResult> {|CKS3010:Go|}() { await signIn.PasswordSignInAsync(\"a\", \"b\", false, false); return View(); }")]
    [InlineData("public async Task<IActionResult> {|CKS3010:Go|}() { await HttpContext.SignInAsync(User); return View(); }")]
    [InlineData("public IActionResult {|CKS3010:Go|}() => SignOut(\"Cookies\");")]
    [InlineData("public IActionResult {|CKS3010:Go|}() { store.SaveChanges(); return View(); }")]
    [InlineData("public async Task<IActionResult> {|CKS3010:Go|}() { await store.SaveChangesAsync(); return View(); }")]
    [InlineData("public async Task<IActionResult> {|CKS3010:Go|}() { await users.DeleteAsync(new IdentityUser()); return View(); }")]
    [InlineData("public async Task<IActionResult> {|CKS3010:Go|}() { await Leave(); return View(); }")]
    [InlineData("public async Task<IActionResult> {|CKS3010:Go|}() { await this.Leave(); return View(); }")]
    [InlineData("public async Task<IActionResult> {|CKS3010:Go|}() { await Leaving(); return View(); } private async Task Leaving() => await Leave();")]
    [InlineData("public async Task<IActionResult> {|CKS3010:Go|}() { await Local(); return View(); async Task Local() => await signIn.SignOutAsync(); }")]
    [InlineData("[Authorize, ResponseCache(NoStore = true)] public async Task<IActionResult> {|CKS3010:Go|}() { await signIn.SignOutAsync(); return View(); }")]
    [InlineData("[Own] public async Task<IActionResult> {|CKS3010:Go|}() { await signIn.SignOutAsync(); return View(); } class OwnAttribute : Attribute { }")]
    public Task What_changes_is_reported(string action) => Action(action);

    [Fact]
    public Task A_helper_in_another_part_of_the_class_counts() => MvcTest.Program("CKS3010", MvcTest.Cookies, """
        public partial class HomeController : Controller
        {
            [HttpGet] public async Task<IActionResult> {|CKS3010:Go|}() { await Leave(); return View(); }
        }

        public partial class HomeController
        {
            private async Task Leave() => await HttpContext.SignOutAsync();
        }
        """);

    [Fact]
    public Task A_verb_under_another_name_counts() => MvcTest.Program("CKS3010", MvcTest.Cookies, """
        public class LookupAttribute() : HttpGetAttribute("look");

        public class HomeController : Controller
        {
            [Lookup] public async Task<IActionResult> {|CKS3010:Go|}() { await HttpContext.SignOutAsync(); return View(); }
        }
        """);

    [Theory]
    [InlineData("public async Task<IActionResult> Go() { var info = await signIn.GetExternalLoginInfoAsync(); await signIn.SignInAsync(new IdentityUser(), false); return View(); }")]
    [InlineData("public async Task<IActionResult> Go(string code) { await users.ConfirmEmailAsync(new IdentityUser(), code); await store.SaveChangesAsync(); return View(); }")]
    [InlineData("public IActionResult Go() => Challenge();")]
    [InlineData("public async Task<IActionResult> Go() { await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme); return View(); }")]
    [InlineData("public async Task<IActionResult> Go() { await users.FindByIdAsync(\"1\"); store.Log(); return View(); }")]
    [InlineData("public IActionResult Go() { new Look().SaveChanges(); new Look().SignOutAsync(); return View(); } class Look { public void SaveChanges() { } public void SignOutAsync() { } }")]
    public Task What_only_reads_or_ends_a_flow_is_silent(string action) => Action(action);

    [Fact]
    public Task Tokens_alone_are_silent() => Action(
        "public IActionResult Go() { store.SaveChanges(); return View(); }", "builder.Services.AddControllersWithViews(); builder.Services.AddAuthentication().AddJwtBearer();");

    [Fact]
    public Task Page_handlers_count() => MvcTest.Program("CKS3010", MvcTest.Cookies, """
        public class OutModel : PageModel
        {
            public async Task {|CKS3010:OnGet|}() => await HttpContext.SignOutAsync();
            public async Task OnPost() => await HttpContext.SignOutAsync();
        }
        """);

    [Theory]
    [InlineData("app.{|CKS3010:MapGet|}(\"/out\", async (HttpContext c) => await c.SignOutAsync());")]
    [InlineData("app.{|CKS3010:MapGet|}(\"/out\", () => Results.SignOut());")]
    [InlineData("app.{|CKS3010:MapGet|}(\"/out\", () => TypedResults.SignOut());")]
    [InlineData("app.{|CKS3010:MapGet|}(\"/out\", Out); static IResult Out() => Results.SignOut();")]
    [InlineData("app.MapPost(\"/out\", () => Results.SignOut());")]
    [InlineData("app.MapGet(\"/in\", () => Results.Challenge());")]
    public Task Minimal_endpoints_count(string pipeline) => MvcTest.Program("CKS3010", MvcTest.Cookies, "", pipeline);

    [Fact]
    public Task A_sign_out_answers_POST() => MvcTest.Fix(
        "CKS3010",
        MvcTest.Source(
            MvcTest.Cookies,
            """
            public class HomeController : Controller
            {
                // Leaves.
                [HttpGet("out")]
                public IActionResult {|CKS3010:Leave|}() => SignOut("Cookies");
            }
            """,
            "app.{|CKS3010:MapGet|}(\"/out\", () => Results.SignOut());"),
        MvcTest.Source(
            MvcTest.Cookies,
            """
            public class HomeController : Controller
            {
                // Leaves.
                [HttpPost("out")]
                public IActionResult Leave() => SignOut("Cookies");
            }
            """,
            "app.MapPost(\"/out\", () => Results.SignOut());"));
}
