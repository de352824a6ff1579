namespace CookieSecurity.Tests.Antiforgery;

/// <summary>CKS3001: an action that accepts forged requests.</summary>
public sealed class UnvalidatedActionTests
{
    private const string Marked = "public IActionResult {|CKS3001:Save|}(string name) => Ok();";
    private const string Quiet = "public IActionResult Save(string name) => Ok();";

    private static Task Reported(string types, string services = MvcTest.Cookies) => MvcTest.Program("CKS3001,CKS3002", services, types);

    [Theory]
    [InlineData("[HttpPost]")]
    [InlineData("[HttpPut]")]
    [InlineData("[HttpPatch(\"x\")]")]
    [InlineData("[HttpDelete]")]
    [InlineData("[HttpPostAttribute]")]
    [InlineData("[Microsoft.AspNetCore.Mvc.HttpPost]")]
    [InlineData("[AcceptVerbs(\"GET\", \"POST\")]")]
    [InlineData("[AcceptVerbs(\"PURGE\")]")]
    [InlineData("[HttpGet, HttpPost]")]
    [InlineData("[HttpGet][HttpDelete]")]
    [InlineData("[HttpPost, AllowAnonymous]")]
    [InlineData("[HttpPost, Authorize]")]
    [InlineData("[HttpPost, Consumes(\"application/x-www-form-urlencoded\")]")]
    [InlineData("[HttpPost, Authorize(AuthenticationSchemes = \"Cookies,Bearer\")]")]
    public Task Every_unsafe_verb_is_reported(string attributes) => Reported(MvcTest.Controller(attributes, Marked));

    [Theory]
    [InlineData("[HttpGet]")]
    [InlineData("[HttpHead]")]
    [InlineData("[AcceptVerbs(\"GET\", \"HEAD\", \"OPTIONS\")]")]
    [InlineData("")]
    [InlineData("[HttpPost, NonAction]")]
    [InlineData("[HttpPost, EnableCors]")]
    [InlineData("[HttpPost, Consumes(\"application/json\")]")]
    [InlineData("[HttpPost, Consumes(\"application/xml\", \"text/json\")]")]
    [InlineData("[HttpPost, Authorize(AuthenticationSchemes = JwtBearerDefaults.AuthenticationScheme)]")]
    [InlineData("[HttpPost, Authorize(AuthenticationSchemes = \"Identity.Bearer\")]")]
    public Task Safe_verbs_and_what_no_form_or_cookie_reaches_is_silent(string attributes) => Reported(MvcTest.Controller(attributes, Quiet));

    [Theory]
    [InlineData("[HttpPost] public IActionResult Save([FromBody] Book book) => Ok();")]
    [InlineData("[HttpPost] protected IActionResult Save() => Ok();")]
    [InlineData("[HttpPost] internal IActionResult Save() => Ok();")]
    [InlineData("[HttpPost] public static IActionResult Save() => new OkResult();")]
    [InlineData("[HttpPost] public IActionResult Save<T>() => Ok();")]
    public Task What_is_no_action_or_takes_json_is_silent(string action) => Reported(MvcTest.Controller("", action) + "\npublic class Book { public string? Title { get; set; } }");

    [Theory]
    [InlineData("builder.Services.AddControllersWithViews(); builder.Services.AddAuthentication().AddCookie();")]
    [InlineData("builder.Services.AddMvc(); builder.Services.AddAuthentication().AddCookie(o => { });")]
    [InlineData("builder.Services.AddControllersWithViews(); builder.Services.AddIdentity<IdentityUser, IdentityRole>();")]
    [InlineData("builder.Services.AddControllersWithViews(); builder.Services.AddAuthentication().AddIdentityCookies();")]
    [InlineData("builder.Services.AddControllersWithViews(); builder.Services.AddIdentityApiEndpoints<IdentityUser>();")]
    [InlineData("builder.Services.AddControllersWithViews(); builder.Services.AddAuthentication().AddOpenIdConnect();")]
    [InlineData("builder.Services.AddControllersWithViews(); builder.Services.AddAuthentication().AddCookie().AddJwtBearer();")]
    [InlineData("builder.Services.AddControllersWithViews(); builder.Services.AddAuthentication(\"Cookies\").AddJwtBearer().AddCookie();")]
    [InlineData("builder.Services.AddControllersWithViews(); builder.Services.AddAuthentication().AddJwtBearer(o => o.Events = new JwtBearerEvents { OnMessageReceived = c => { c.Token = c.Request.Cookies[\"t\"]; return Task.CompletedTask; } });")]
    [InlineData("builder.Services.AddRazorPages(); builder.Services.AddAuthentication().AddCookie();")]
    public Task Every_way_to_sign_in_with_a_cookie_counts(string services) => Reported(MvcTest.Controller("[HttpPost]", Marked), services);

    [Theory]
    [InlineData("builder.Services.AddControllersWithViews(); builder.Services.AddAuthentication().AddJwtBearer();")]
    [InlineData("builder.Services.AddControllersWithViews(); builder.Services.AddAuthentication(\"Bearer\").AddJwtBearer();")]
    [InlineData("builder.Services.AddControllersWithViews(); builder.Services.AddAuthentication().AddBearerToken();")]
    [InlineData("builder.Services.AddControllersWithViews(); builder.Services.AddIdentity<IdentityUser, IdentityRole>(); builder.Services.AddAuthentication(o => o.DefaultAuthenticateScheme = \"Bearer\").AddJwtBearer();")]
    [InlineData("builder.Services.AddControllersWithViews(); builder.Services.AddAuthentication(\"Key\").AddScheme<AuthenticationSchemeOptions, KeyHandler>(\"Key\", null);")]
    [InlineData("builder.Services.AddControllersWithViews(); builder.Services.AddAuthentication().AddJwtBearer(o => o.Events = new JwtBearerEvents { OnMessageReceived = c => { c.Token = c.Request.Query[\"t\"]; return Task.CompletedTask; } });")]
    public Task An_application_with_tokens_alone_is_silent(string services) => MvcTest.Program("CKS3", services, MvcTest.Controller("[HttpPost]", Quiet) + KeyHandler);

    private const string KeyHandler = """

        public class KeyHandler(Microsoft.Extensions.Options.IOptionsMonitor<AuthenticationSchemeOptions> o, ILoggerFactory l, System.Text.Encodings.Web.UrlEncoder e) : AuthenticationHandler<AuthenticationSchemeOptions>(o, l, e)
        {
            protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
                Task.FromResult(Request.Headers.ContainsKey("X-Key") ? AuthenticateResult.NoResult() : AuthenticateResult.Fail("no key"));
        }
        """;

    [Fact]
    public Task A_handler_of_ones_own_that_reads_a_cookie_counts_as_cookie() => Reported(
        MvcTest.Controller("[HttpPost]", Marked) + KeyHandler.Replace("Request.Headers", "Request.Cookies", StringComparison.Ordinal),
        "builder.Services.AddControllersWithViews(); builder.Services.AddAuthentication(\"Key\").AddScheme<AuthenticationSchemeOptions, KeyHandler>(\"Key\", null);");

    [Theory]
    [InlineData("[ValidateAntiForgeryToken]", "")]
    [InlineData("[AutoValidateAntiforgeryToken]", "")]
    [InlineData("[RequireAntiforgeryToken]", "")]
    [InlineData("[ValidateAntiForgeryTokenAttribute]", "")]
    [InlineData("", "[ValidateAntiForgeryToken]")]
    [InlineData("", "[AutoValidateAntiforgeryToken]")]
    [InlineData("", "[RequireAntiforgeryToken]")]
    [InlineData("[OwnCheck]", "")]
    [InlineData("[TypeFilter(typeof(OwnFilter))]", "")]
    [InlineData("[ServiceFilter<OwnFilter>]", "")]
    [InlineData("", "[ServiceFilter(typeof(OwnFilter))]")]
    [InlineData("[OwnFactory]", "")]
    [InlineData("[OwnValidate]", "")]
    public Task Each_attribute_alone_is_enough(string onAction, string onController) =>
        Reported(MvcTest.Controller("[HttpPost]" + onAction, Quiet, onController) + OwnFilters);

    private const string OwnFilters = """

        public class OwnFilter(IAntiforgery antiforgery) : IAsyncAuthorizationFilter
        {
            public Task OnAuthorizationAsync(AuthorizationFilterContext context) => antiforgery.ValidateRequestAsync(context.HttpContext);
        }

        public class OwnCheckAttribute : Attribute, IAsyncAuthorizationFilter
        {
            public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
            {
                var antiforgery = context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>();
                if (!await antiforgery.IsRequestValidAsync(context.HttpContext)) context.Result = new BadRequestResult();
            }
        }

        public class OwnFactoryAttribute() : TypeFilterAttribute(typeof(OwnFilter));

        public class OwnValidateAttribute : ValidateAntiForgeryTokenAttribute;
        """;

    [Theory]
    [InlineData("[Audited]")]
    [InlineData("[ResponseCache(NoStore = true)]")]
    [InlineData("[Look.ValidateAntiForgeryToken]")]
    [InlineData("[TypeFilter(typeof(Audit))]")]
    [InlineData("[ValidateInput]")]
    public Task Look_alikes_are_not(string attribute) => Reported(MvcTest.Controller("[HttpPost]" + attribute, Marked) + """

        public class AuditedAttribute : ActionFilterAttribute;
        public class Audit : IActionFilter { public void OnActionExecuted(ActionExecutedContext c) { } public void OnActionExecuting(ActionExecutingContext c) { } }
        public class ValidateInputAttribute : Attribute, IAuthorizationFilter { public void OnAuthorization(AuthorizationFilterContext c) => new Checker().ValidateRequestAsync(c); }
        public class Checker { public void ValidateRequestAsync(object o) { } }
        namespace Look { public class ValidateAntiForgeryTokenAttribute : Attribute; }
        """);

    [Theory]
    [InlineData("o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute())")]
    [InlineData("o.Filters.Add(new ValidateAntiForgeryTokenAttribute())")]
    [InlineData("o.Filters.Add<AutoValidateAntiforgeryTokenAttribute>()")]
    [InlineData("o.Filters.Add(typeof(AutoValidateAntiforgeryTokenAttribute))")]
    [InlineData("o.Filters.Insert(0, new AutoValidateAntiforgeryTokenAttribute())")]
    [InlineData("o.Filters.AddService<OwnFilter>()")]
    [InlineData("o.Filters.AddService(typeof(OwnFilter))")]
    [InlineData("o.Filters.Add<OwnFilter>()")]
    [InlineData("o.Conventions.Add(new Forms())")]
    public Task Each_global_filter_alone_is_enough(string filter) => Reported(
        MvcTest.Controller("[HttpPost]", Quiet) + OwnFilters + """

        public class Forms : IControllerModelConvention { public void Apply(ControllerModel controller) => controller.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()); }
        """,
        $"builder.Services.AddControllersWithViews(o => {filter}); builder.Services.AddAuthentication().AddCookie();");

    [Theory]
    [InlineData("builder.Services.AddControllersWithViews(); builder.Services.Configure<MvcOptions>(o => o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));")]
    [InlineData("builder.Services.AddMvc(Setup.Configure);")]
    [InlineData("builder.Services.AddControllersWithViews().AddMvcOptions(o => o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));")]
    [InlineData("builder.Services.AddRazorPages().AddMvcOptions(o => { var filters = o.Filters; filters.Add(new AutoValidateAntiforgeryTokenAttribute()); });")]
    [InlineData("builder.Services.AddMvc(); builder.Services.ConfigureOptions<Options>();")]
    [InlineData("builder.Services.AddControllersWithViews(o => { if (!builder.Environment.IsDevelopment()) o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()); });")]
    public Task The_filter_counts_wherever_it_is_added(string services) => Reported(
        MvcTest.Controller("[HttpPost]", Quiet) + """

        public static class Setup { public static void Configure(MvcOptions options) => options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()); }
        public class Options : Microsoft.Extensions.Options.IConfigureOptions<MvcOptions> { public void Configure(MvcOptions options) => options.Filters.Add<AutoValidateAntiforgeryTokenAttribute>(); }
        """,
        services + " builder.Services.AddAuthentication().AddCookie();");

    [Theory]
    [InlineData("o.Filters.Add(new AuthorizeFilter())")]
    [InlineData("o.Filters.Add(new ResponseCacheAttribute())")]
    [InlineData("new Look().Filters.Add(new AutoValidateAntiforgeryTokenAttribute())")]
    public Task Other_filters_are_not(string filter) => Reported(
        MvcTest.Controller("[HttpPost]", Marked) + "\npublic class Look { public List<object> Filters { get; } = []; }",
        $"builder.Services.AddControllersWithViews(o => {filter}); builder.Services.AddAuthentication().AddCookie();");

    [Fact]
    public Task A_filter_for_development_alone_is_not() => Reported(
        MvcTest.Controller("[HttpPost]", Marked),
        "builder.Services.AddControllersWithViews(o => { if (builder.Environment.IsDevelopment()) o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()); }); builder.Services.AddAuthentication().AddCookie();");

    [Theory]
    [InlineData("public async Task<IActionResult> Save() { await antiforgery.ValidateRequestAsync(HttpContext); return Ok(); }", "IAntiforgery antiforgery")]
    [InlineData("public async Task<IActionResult> Save() => await antiforgery.IsRequestValidAsync(HttpContext) ? Ok() : BadRequest();", "IAntiforgery antiforgery")]
    [InlineData("public async Task<IActionResult> Save() { await Check(); return Ok(); } private Task Check() => antiforgery.ValidateRequestAsync(HttpContext);", "IAntiforgery antiforgery")]
    [InlineData("public async Task<IActionResult> Save() { await checker.Check(HttpContext); return Ok(); }", "IChecker checker")]
    [InlineData("public IActionResult Save() => Ok(); public override async Task OnActionExecutionAsync(ActionExecutingContext c, ActionExecutionDelegate next) { await antiforgery.ValidateRequestAsync(HttpContext); await next(); }", "IAntiforgery antiforgery")]
    public Task Validation_by_hand_is_enough(string action, string parameter) => Reported($$"""
        public class HomeController({{parameter}}) : Controller
        {
            [HttpPost]
            {{action}}
        }

        public interface IChecker { Task Check(HttpContext context); }
        public class Checker(IAntiforgery antiforgery) : IChecker { public Task Check(HttpContext context) => antiforgery.ValidateRequestAsync(context); }
        """);

    [Fact]
    public Task A_middleware_that_validates_is_enough() => MvcTest.Program(
        "CKS3001",
        MvcTest.Cookies,
        MvcTest.Controller("[HttpPost]", Quiet),
        "app.Use(async (context, next) => { await context.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(context); await next(context); }); app.MapDefaultControllerRoute();");

    [Fact]
    public Task A_middleware_class_that_validates_is_enough() => MvcTest.Program(
        "CKS3001",
        MvcTest.Cookies,
        MvcTest.Controller("[HttpPost]", Quiet) + """

        public class Check(RequestDelegate next, IAntiforgery antiforgery) { public async Task InvokeAsync(HttpContext context) { await antiforgery.ValidateRequestAsync(context); await next(context); } }
        """,
        "app.UseMiddleware<Check>(); app.MapDefaultControllerRoute();");

    [Theory]
    [InlineData("[IgnoreAntiforgeryToken]", "")]
    [InlineData("", "[IgnoreAntiforgeryToken]")]
    [InlineData("[RequireAntiforgeryToken(false)]", "")]
    public Task An_opt_out_is_left_to_other_rules(string onAction, string onController) => Reported(MvcTest.Controller("[HttpPost]" + onAction, Quiet, onController));

    [Fact]
    public Task A_base_class_decides() => Reported("""
        [AutoValidateAntiforgeryToken]
        public abstract class SafeController : Controller;

        public class HomeController : SafeController { [HttpPost] public IActionResult Save() => Ok(); }

        public abstract class OpenController : Controller { [HttpPost] public IActionResult {|CKS3001:Store|}() => Ok(); }

        public class ShopController : OpenController;

        public class OtherController : OpenController;

        public abstract class UnusedController : Controller { [HttpPost] public IActionResult Save() => Ok(); }
        """);

    [Theory]
    [InlineData("[ApiController, Route(\"x\")]", "ControllerBase", "[HttpPost]", "public IActionResult {|CKS3001:Save|}([FromForm] string name) => Ok();")]
    [InlineData("[ApiController, Route(\"x\")]", "ControllerBase", "[HttpPost]", "public IActionResult {|CKS3001:Save|}(IFormFile file) => Ok();")]
    [InlineData("[ApiController, Route(\"x\")]", "ControllerBase", "[HttpPost]", "public IActionResult {|CKS3001:Save|}(List<IFormFile> files) => Ok();")]
    [InlineData("[ApiController, Route(\"x\")]", "ControllerBase", "[HttpPost]", "public IActionResult {|CKS3001:Save|}(IFormCollection form) => Ok();")]
    [InlineData("", "ControllerBase", "[HttpPost]", "public IActionResult {|CKS3001:Save|}(Book book) => Ok();")]
    [InlineData("[ApiController, Route(\"x\")]", "ControllerBase", "", "public IActionResult {|CKS3001:Save|}([FromForm] string name) => Ok();")]
    [InlineData("[ApiController, Route(\"x\")]", "ControllerBase", "[HttpPost]", "public IActionResult Save(Book book) => Ok();")]
    [InlineData("[ApiController, Route(\"x\")]", "ControllerBase", "[HttpPost(\"{id}\")]", "public IActionResult Save(int id, CancellationToken stop) => Ok();")]
    [InlineData("[ApiController, Route(\"x\")]", "Controller", "[HttpPost]", "public IActionResult Save(Book book) => Ok();")]
    [InlineData("", "ControllerBase", "[HttpPost]", "public IActionResult Save([FromQuery] Book book) => Ok();")]
    public Task Without_views_what_binds_a_form_counts(string onController, string bases, string attributes, string action) =>
        Reported(MvcTest.Controller(attributes, action, onController, bases) + "\npublic class Book { public string? Title { get; set; } }");

    [Fact]
    public Task A_forgotten_attribute_is_a_slip_in_any_compilation() => MvcTest.Library("CKS3001,CKS3002", """
        public class HomeController : Controller
        {
            [HttpPost, ValidateAntiForgeryToken] public IActionResult Save() => Ok();
            [HttpPost] public IActionResult {|CKS3001:Remove|}() => Ok();
        }
        """);

    [Theory]
    [InlineData("cookie_security.antiforgery = global")]
    [InlineData("cookie_security.authentication = tokens")]
    [InlineData("cookie_security.CKS3001.antiforgery = global\ncookie_security.CKS3002.antiforgery = global")]
    public Task Options_say_what_cannot_be_seen(string options) =>
        MvcTest.Program("CKS3001,CKS3002", MvcTest.Cookies, MvcTest.Controller("[HttpPost]", Quiet), adjust: test => test.Configure(options));

    [Fact]
    public Task A_named_attribute_validates() => MvcTest.Program(
        "CKS3001",
        MvcTest.Cookies,
        MvcTest.Controller("[HttpPost, Checked]", Quiet) + "\npublic class CheckedAttribute : Attribute;",
        adjust: test => test.Configure("cookie_security.antiforgery_attributes = Other.Thing, CheckedAttribute"));

    [Fact]
    public Task Cookies_may_be_said_to_be_there() => MvcTest.Program(
        "CKS3001,CKS3002", "builder.Services.AddControllersWithViews();", MvcTest.Controller("[HttpPost]", Marked), adjust: test => test.Configure("cookie_security.authentication = cookies"));

    [Fact]
    public Task What_others_add_to_the_services_is_unknown() => Reported(
        MvcTest.Controller("[HttpPost]", "public IActionResult {|CKS3002:Save|}() => View();"), "Elsewhere.Extensions.AddElsewhere(builder.Services);\n" + MvcTest.Cookies);

    [Fact]
    public Task An_alias_and_a_look_alike_base_are_told_apart() => MvcTest.Library("CKS3001,CKS3002", """
        public class HomeController : Own.Controller { [HttpPost] public IActionResult Save() => new OkResult(); }
        namespace Own { public class Controller; }
        """);

    [Fact]
    public Task An_alias_of_the_attribute_is_the_attribute() => MvcTest.Program("CKS3001", MvcTest.Cookies, """
        namespace Shop
        {
            using Check = Microsoft.AspNetCore.Mvc.ValidateAntiForgeryTokenAttribute;
            using Post = Microsoft.AspNetCore.Mvc.HttpPostAttribute;
            public class HomeController : Controller
            {
                [Post, Check] public IActionResult Save() => Ok();
                [Post] public IActionResult {|CKS3001:Remove|}() => Ok();
            }
        }
        """);

    [Fact]
    public Task Orders_decide() => Reported("""
        [IgnoreAntiforgeryToken(Order = 2000)]
        public class HomeController : Controller { [HttpPost, ValidateAntiForgeryToken] public IActionResult Save() => Ok(); }

        [ValidateAntiForgeryToken(Order = 2000)]
        public class ShopController : Controller { [HttpPost, IgnoreAntiforgeryToken] public IActionResult Save() => Ok(); }
        """);

    [Fact]
    public Task Nested_and_hidden_classes_are_no_controllers() => Reported("""
        public class Outer { public class HomeController : Controller { [HttpPost] public IActionResult Save() => Ok(); } }
        internal class HiddenController : Controller { [HttpPost] public IActionResult Save() => Ok(); }
        [NonController] public class NoController : Controller { [HttpPost] public IActionResult Save() => Ok(); }
        public class OpenController<T> : Controller { [HttpPost] public IActionResult Save() => Ok(); }
        """);

    [Fact]
    public Task Razor_Pages_are_validated_by_themselves() => Reported("public class SaveModel : PageModel { public IActionResult OnPost() => Page(); }");

    [Fact]
    public Task The_automatic_check_covers_forms() => Reported("""
        public class HomeController : Controller
        {
            [HttpPost] public IActionResult Save(Book book) => Ok();
            [HttpPost] public IActionResult {|CKS3001:Remove|}() => Ok();
        }

        public class Book { public string? Title { get; set; } }
        namespace Microsoft.AspNetCore.Antiforgery { public interface ICsrfProtection; }
        """);

    [Fact]
    public Task Metadata_on_all_controllers_protects_what_binds_a_form_alone() => MvcTest.Program(
        "CKS3001",
        MvcTest.Cookies,
        """
        public class HomeController : Controller
        {
            [HttpPost] public IActionResult Save(IFormFile file) => Ok();
            [HttpPost] public IActionResult {|CKS3001:Remove|}(int id) => Ok();
        }
        """,
        "app.MapControllers().WithMetadata(new RequireAntiforgeryTokenAttribute());");
}
