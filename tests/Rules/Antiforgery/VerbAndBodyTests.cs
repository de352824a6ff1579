namespace CookieSecurity.Tests.Antiforgery;

/// <summary>CKS3001: which verbs and which bodies a forged request can have.</summary>
public sealed class VerbAndBodyTests
{
    private const string Types = """

        public class Book { public string? Title { get; set; } }
        public record Page(int Number);
        public class PurgeAttribute() : Microsoft.AspNetCore.Mvc.Routing.HttpMethodAttribute(["PURGE"]);
        public class PeekAttribute() : Microsoft.AspNetCore.Mvc.Routing.HttpMethodAttribute(new[] { "GET", "HEAD" });
        public class SendAttribute(string template) : HttpPostAttribute(template);
        namespace Look { public class HttpPostAttribute : Attribute; public class FromBodyAttribute : Attribute; public class ConsumesAttribute(string type) : Attribute { public string Type => type; } public interface IFormFile; }
        """;

    private static Task Verify(string types) => MvcTest.Program("CKS3001,CKS3002", MvcTest.Cookies, types + Types);

    [Theory]
    [InlineData("[HttpPost]")]
    [InlineData("[HttpPost(\"save\", Name = \"x\")]")]
    [InlineData("[AcceptVerbs(\"post\")]")]
    [InlineData("[AcceptVerbs(\"Get\", \"Delete\", Route = \"x\")]")]
    [InlineData("[AcceptVerbs(new[] { \"PUT\" })]")]
    [InlineData("[AcceptVerbs(Verbs.Patch)]")]
    [InlineData("[AcceptVerbs(\"GET\")] [HttpDelete]")]
    [InlineData("[HttpGet, HttpHead, HttpPost]")]
    [InlineData("[HttpGet(\"a\"), HttpPut(\"b\")]")]
    [InlineData("[Purge]")]
    [InlineData("[Send(\"x\")]")]
    public Task An_unsafe_verb_among_them_is_reported(string attributes) =>
        Verify(MvcTest.Controller(attributes, "public IActionResult {|CKS3001:Save|}(string name) => Ok();") + "\npublic static class Verbs { public const string Patch = \"PATCH\"; }");

    [Theory]
    [InlineData("[HttpGet]")]
    [InlineData("[HttpGet, HttpHead]")]
    [InlineData("[HttpOptions]")]
    [InlineData("[AcceptVerbs(\"get\", \"head\", \"options\", \"trace\")]")]
    [InlineData("[Peek]")]
    [InlineData("[Look.HttpPost]")]
    [InlineData("[HttpGet, Look.HttpPost]")]
    public Task Safe_verbs_alone_are_silent(string attributes) => Verify(MvcTest.Controller(attributes, "public IActionResult Save(string name) => Ok();"));

    [Theory]
    [InlineData("(IFormFile file)")]
    [InlineData("(IFormFile[] files)")]
    [InlineData("(IFormFileCollection files)")]
    [InlineData("(IEnumerable<IFormFile> files)")]
    [InlineData("(IFormCollection form)")]
    [InlineData("([FromForm] Book book)")]
    [InlineData("([FromForm(Name = \"a\")] string title, [FromQuery] int page)")]
    public Task Every_form_of_an_api_is_reported(string parameters) =>
        Verify(MvcTest.Controller("[HttpPost]", "public IActionResult {|CKS3001:Save|}" + parameters + " => Ok();", "[ApiController, Route(\"x\")]", "ControllerBase"));

    [Theory]
    [InlineData("(Book book)")]
    [InlineData("([FromBody] Book book)")]
    [InlineData("([FromBody] string title, [FromForm] string other)")]
    [InlineData("(List<Book> books)")]
    [InlineData("([FromQuery] Page page)")]
    [InlineData("([FromHeader] string title, [FromRoute] int id)")]
    [InlineData("([FromServices] IAntiforgery antiforgery)")]
    [InlineData("(int id)")]
    [InlineData("()")]
    public Task Everything_else_of_an_api_is_silent(string parameters) =>
        Verify(MvcTest.Controller("[HttpPost]", "public IActionResult Save" + parameters + " => Ok();", "[ApiController, Route(\"x\")]", "ControllerBase"));

    [Theory]
    [InlineData("", "[Consumes(\"application/json\")]")]
    [InlineData("[Consumes(\"application/json\", \"application/xml\")]", "")]
    [InlineData("[Consumes(\"application/problem+json\")]", "")]
    [InlineData("[Consumes(\"application/json\")]", "[Consumes(\"multipart/form-data\")]")]
    public Task What_consumes_no_form_is_silent(string onAction, string onClass) => Verify(MvcTest.Controller("[HttpPost]" + onAction, "public IActionResult Save(string name) => Ok();", onClass));

    [Theory]
    [InlineData("", "[Consumes(\"multipart/form-data\")]")]
    [InlineData("[Consumes(\"application/json\", \"application/x-www-form-urlencoded\")]", "")]
    [InlineData("[Consumes(\"text/plain\")]", "")]
    [InlineData("[Consumes(\"multipart/form-data\")]", "[Consumes(\"application/json\")]")]
    [InlineData("[Look.Consumes(\"application/json\")]", "")]
    [InlineData("[Produces(\"application/json\")]", "")]
    public Task What_consumes_one_too_or_only_looks_like_it_is_reported(string onAction, string onClass) =>
        Verify(MvcTest.Controller("[HttpPost]" + onAction, "public IActionResult {|CKS3001:Save|}(string name) => Ok();", onClass));

    [Theory]
    [InlineData("([Look.FromBody] Book book)")]
    [InlineData("(Book book)")]
    [InlineData("(int id, Page page)")]
    public Task With_views_what_is_not_said_to_be_json_is_reported(string parameters) => Verify(MvcTest.Controller("[HttpPost]", "public IActionResult {|CKS3001:Save|}" + parameters + " => Ok();"));

    [Fact]
    public Task A_file_of_ones_own_is_no_form() =>
        Verify(MvcTest.Controller("[HttpPost]", "public IActionResult Save(Look.IFormFile file) => Ok();", "[ApiController, Route(\"x\")]", "ControllerBase"));
}
