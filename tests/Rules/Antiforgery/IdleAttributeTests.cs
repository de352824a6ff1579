namespace CookieSecurity.Tests.Antiforgery;

/// <summary>CKS3015: an attribute that nothing reads.</summary>
public sealed class IdleAttributeTests
{
    private static Task Reported(string types, string pipeline = "app.MapRazorPages();") => MvcTest.Program("CKS3003,CKS3015", MvcTest.Cookies, types, pipeline);

    [Fact]
    public Task On_a_page_handler_it_is_reported() => Reported("""
        public class SaveModel : PageModel
        {
            [{|CKS3015:ValidateAntiForgeryToken|}] public void OnPost() { }
            [{|CKS3015:AutoValidateAntiforgeryTokenAttribute|}] public void OnPut() { }
            [{|CKS3015:RequireAntiforgeryToken|}] public void OnDelete() { }
            [IgnoreAntiforgeryToken] public void OnPatch() { }
            [Look.ValidateAntiForgeryToken] public void OnPostOther() { }
        }

        [ValidateAntiForgeryToken] public class OtherModel : PageModel { public void OnPost() { } }
        public class HomeController : Controller { [HttpPost, ValidateAntiForgeryToken] public IActionResult Save() => Ok(); }
        namespace Look { public class ValidateAntiForgeryTokenAttribute : Attribute; }
        """);

    [Fact]
    public Task On_the_method_of_an_interface_it_is_reported() => Reported("""
        public interface ISave { [{|CKS3015:ValidateAntiForgeryToken|}] IActionResult Save(); [Obsolete] void Other(); }
        public abstract class Base : Controller { [ValidateAntiForgeryToken] public abstract IActionResult Save(); }
        """);

    [Theory]
    [InlineData("app.MapPost(\"/\", [{|CKS3015:ValidateAntiForgeryToken|}] (IFormCollection form) => 1);")]
    [InlineData("app.MapPost(\"/\", [{|CKS3015:AutoValidateAntiforgeryToken|}] () => 1);")]
    [InlineData("app.MapPost(\"/\", Save); [{|CKS3015:ValidateAntiForgeryToken|}] static int Save() => 1;")]
    [InlineData("app.MapPost(\"/\", [RequireAntiforgeryToken] (IFormCollection form) => 1);")]
    [InlineData("app.MapPost(\"/\", [IgnoreAntiforgeryToken] (IFormCollection form) => 1);")]
    public Task On_a_minimal_endpoint_it_is_reported(string pipeline) => Reported("", pipeline);

    [Fact]
    public Task A_handler_in_a_class_of_its_own_counts() =>
        Reported("static class Handlers { [{|CKS3015:ValidateAntiForgeryToken|}] public static int Save() => 1; }", "app.MapPost(\"/\", Handlers.Save);");

    [Fact]
    public Task It_moves_to_the_page_model() => MvcTest.Fix(
        "CKS3015",
        MvcTest.Source(MvcTest.Cookies, """
        public class SaveModel : PageModel
        {
            // Saves.
            [{|CKS3015:ValidateAntiForgeryToken|}]
            public void OnPost() { }
        }
        """),
        MvcTest.Source(MvcTest.Cookies, """
        [ValidateAntiForgeryToken]
        public class SaveModel : PageModel
        {
            // Saves.
            public void OnPost() { }
        }
        """));

    [Fact]
    public Task It_becomes_what_minimal_endpoints_read() => MvcTest.Fix(
        "CKS3015",
        MvcTest.Source(MvcTest.Cookies, "", "app.MapPost(\"/\", [{|CKS3015:ValidateAntiForgeryToken|}] (IFormCollection form) => 1);"),
        MvcTest.Source(MvcTest.Cookies, "", "app.MapPost(\"/\", [RequireAntiforgeryToken] (IFormCollection form) => 1);"));

    [Fact]
    public Task It_moves_to_the_action_that_implements_the_method() => MvcTest.Fix(
        "CKS3015",
        MvcTest.Source(MvcTest.Cookies, """
        public interface ISave
        {
            [{|CKS3015:ValidateAntiForgeryToken|}]
            IActionResult Save();
        }

        public class HomeController : Controller, ISave
        {
            [HttpPost]
            public IActionResult Save() => Ok();
        }
        """),
        MvcTest.Source(MvcTest.Cookies, """
        public interface ISave
        {
            IActionResult Save();
        }

        public class HomeController : Controller, ISave
        {
            [HttpPost]
            [ValidateAntiForgeryToken]
            public IActionResult Save() => Ok();
        }
        """));
}
