namespace CookieSecurity.Tests.Antiforgery;

/// <summary>CKS3002: the same in a library, whose host may validate.</summary>
public sealed class PerhapsUnvalidatedTests
{
    [Fact]
    public Task A_controller_of_a_library_is_reported() => MvcTest.Library("CKS3001,CKS3002", """
        public class HomeController : Controller
        {
            [HttpPost] public IActionResult {|CKS3002:Save|}(string name) => RedirectToAction("Index");
            [HttpPost, ActionName("x")] public IActionResult {|CKS3002:Store|}() => View();
        }
        """);

    [Fact]
    public Task An_application_whose_authentication_cannot_be_seen_is_reported() =>
        MvcTest.Program("CKS3001,CKS3002", "builder.Services.AddControllersWithViews();", MvcTest.Controller("[HttpPost]", "public IActionResult {|CKS3002:Save|}() => View();"));

    [Theory]
    [InlineData("cookie_security.antiforgery = global")]
    [InlineData("cookie_security.authentication = tokens")]
    public Task Options_say_what_the_host_does(string options) => MvcTest.Library(
        "CKS3001,CKS3002", MvcTest.Controller("[HttpPost]", "public IActionResult Save() => View();"), test => test.Configure(options));

    [Fact]
    public Task Programs_call_what_is_routed_and_renders_nothing() => MvcTest.Library("CKS3001,CKS3002", """
        [Route("orders")]
        public class OrdersController : Controller
        {
            [HttpPost("{id}/cancel")] public object Cancel(int id) => new { id };
            [HttpDelete("{id}")] public void Delete(int id) { }
        }
        """);

    [Fact]
    public Task Without_views_the_host_knows() => MvcTest.Library("CKS3001,CKS3002", """
        [ApiController, Route("x")]
        public class FilesController : ControllerBase { [HttpPost] public IActionResult Save(IFormFile file) => Ok(); }
        """);

    [Fact]
    public Task The_attribute_goes_onto_the_action() => MvcTest.Fix(
        "CKS3001,CKS3002",
        MvcTest.Usings + """
        System.Console.WriteLine();

        public class HomeController : Controller
        {
            // Saves it.
            [HttpPost]
            public IActionResult {|CKS3002:Save|}(string name) => View();

            [HttpPost]
            public IActionResult {|CKS3002:Remove|}(string name) => View();
        }
        """,
        MvcTest.Usings + """
        System.Console.WriteLine();

        public class HomeController : Controller
        {
            // Saves it.
            [HttpPost]
            [ValidateAntiForgeryToken]
            public IActionResult Save(string name) => View();

            [HttpPost]
            [ValidateAntiForgeryToken]
            public IActionResult Remove(string name) => View();
        }
        """);
}
