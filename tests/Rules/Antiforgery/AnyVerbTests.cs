namespace CookieSecurity.Tests.Antiforgery;

/// <summary>CKS3011: an action that says no verb and does more than show something.</summary>
public sealed class AnyVerbTests
{
    private static Task Action(string action, string services = MvcTest.Cookies) => MvcTest.Program("CKS3011", services, MvcTest.Controller("Shop shop = null!;", action) + """

        public class Shop { public void Save(string name) { } public string? Find(int id) => null; }
        public class Book { public string? Title { get; set; } }
        """);

    [Theory]
    [InlineData("public IActionResult {|CKS3011:Save|}(string name) { shop.Save(name); return RedirectToAction(\"Index\"); }")]
    [InlineData("public IActionResult {|CKS3011:Save|}(Book book) => View(book);")]
    [InlineData("public IActionResult {|CKS3011:Save|}(IFormFile file) => View();")]
    [InlineData("[Route(\"x\")] public IActionResult {|CKS3011:Save|}(string name) { shop.Save(name); return Ok(); }")]
    [InlineData("public IActionResult {|CKS3011:Save|}() { shop.Save(\"x\"); return Ok(); }")]
    [InlineData("public IActionResult {|CKS3011:Save|}(string name) => Ok(shop.Find(name.Length));")]
    [InlineData("public string {|CKS3011:Save|}(string name) { shop.Save(name); return name; }")]
    [InlineData("public void {|CKS3011:Save|}(string name) => shop.Save(name);")]
    [InlineData("[Authorize] public async Task {|CKS3011:Leave|}() => await HttpContext.SignOutAsync();")]
    public Task What_does_more_is_reported(string action) => Action(action);

    [Theory]
    [InlineData("public IActionResult Index() => View();")]
    [InlineData("public IActionResult Index(int id) { var found = shop.Find(id); return found is null ? NotFound() : View(found); }")]
    [InlineData("public IActionResult Index(int id) { var found = shop.Find(id); if (found == null) { return NotFound(); } return View(found); }")]
    [InlineData("public async Task<IActionResult> Index() { await Task.Yield(); return View(\"x\"); }")]
    [InlineData("public Task<IActionResult> Index() => Task.FromResult<IActionResult>(View());")]
    [InlineData("public IActionResult Index() => RedirectToAction(\"Home\");")]
    [InlineData("public IActionResult Index() => Content(shop.Find(1)!);")]
    [InlineData("public IActionResult Index(int id) => shop is null ? Problem(\"x\") : View(shop.Find(id));")]
    [InlineData("public IActionResult Index() { var path = System.IO.Path.Combine(\"a\", \"b\"); return PhysicalFile(path, \"image/jpeg\"); }")]
    [InlineData("public IActionResult Index() { var found = shop.Find(1); return Ok(found); }")]
    [InlineData("[HttpGet] public IActionResult Index(string name) { shop.Save(name); return Ok(); }")]
    [InlineData("[NonAction] public void Save(string name) => shop.Save(name);")]
    [InlineData("private void Save(string name) => shop.Save(name);")]
    [InlineData("[AcceptVerbs(\"POST\")] public void Save(string name) => shop.Save(name);")]
    public Task What_only_shows_or_says_its_verb_is_silent(string action) => Action(action);

    [Fact]
    public Task A_global_filter_does_not_help_since_GET_is_not_validated() => Action(
        "public void {|CKS3011:Save|}(string name) => shop.Save(name);",
        "builder.Services.AddControllersWithViews(o => o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));");

    [Fact]
    public Task It_is_seen_in_a_file_that_mentions_nothing_of_the_framework() => MvcTest.Library(
        "CKS3011",
        "public class AppController : Controller;",
        test => test.TestState.Sources.Add("public class HomeController : AppController { public void {|CKS3011:Save|}(string name) => System.Console.WriteLine(name); }"));

    [Fact]
    public Task Tokens_alone_are_silent() => Action(
        "public void Save(string name) => shop.Save(name);", "builder.Services.AddControllersWithViews(); builder.Services.AddAuthentication().AddJwtBearer();");

    [Fact]
    public Task The_verb_is_added() => MvcTest.Fix(
        "CKS3011",
        MvcTest.Source(MvcTest.Cookies, """
        public class HomeController : Controller
        {
            // Saves.
            public IActionResult {|CKS3011:Save|}(Book book) => View(book);

            [Authorize]
            public IActionResult {|CKS3011:Leave|}() => SignOut("Cookies");
        }
        public class Book { public string? Title { get; set; } }
        """),
        MvcTest.Source(MvcTest.Cookies, """
        public class HomeController : Controller
        {
            // Saves.
            [HttpPost]
            public IActionResult Save(Book book) => View(book);

            [Authorize]
            [HttpPost]
            public IActionResult Leave() => SignOut("Cookies");
        }
        public class Book { public string? Title { get; set; } }
        """));
}
