namespace CookieSecurity.Tests.Antiforgery;

/// <summary>CKS3001, CKS3003: what protects one action or class, each source alone, which of several decides, and what only looks like one.</summary>
public sealed class ActionProtectionTests
{
    private const string Marked = "public IActionResult {|CKS3001:Save|}(string name) => Ok();";
    private const string Quiet = "public IActionResult Save(string name) => Ok();";

    private const string Types = """

        public class OwnFilter(IAntiforgery antiforgery) : IAsyncAuthorizationFilter
        {
            public Task OnAuthorizationAsync(AuthorizationFilterContext context) => antiforgery.ValidateRequestAsync(context.HttpContext);
        }

        public class AsActionAttribute : ActionFilterAttribute
        {
            public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
            {
                if (!await Valid.Ask(context.HttpContext)) { context.Result = new BadRequestResult(); return; }
                await next();
            }
        }

        public class HeirOfActionAttribute : AsActionAttribute;

        public class AsResourceAttribute : Attribute, IResourceFilter
        {
            public void OnResourceExecuting(ResourceExecutingContext context) => context.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(context.HttpContext).GetAwaiter().GetResult();
            public void OnResourceExecuted(ResourceExecutedContext context) { }
        }

        public class MadeAttribute : Attribute, IFilterFactory
        {
            public bool IsReusable => false;
            public IFilterMetadata CreateInstance(IServiceProvider services) => ActivatorUtilities.CreateInstance<OwnFilter>(services);
        }

        public class ServedAttribute() : ServiceFilterAttribute(typeof(OwnFilter));

        public class PolicyAttribute : Attribute, IAsyncAuthorizationFilter, IAntiforgeryPolicy
        {
            public Task OnAuthorizationAsync(AuthorizationFilterContext context) => Valid.Ask(context.HttpContext);
        }

        public class NeedsTokenAttribute : Attribute, IAntiforgeryMetadata { public bool RequiresValidation => true; }

        public class MayNeedTokenAttribute(bool needs) : Attribute, IAntiforgeryMetadata { public bool RequiresValidation => needs; }

        public static class Valid { public static Task<bool> Ask(HttpContext context) => context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context); }
        """;

    private const string LookAlikes = """

        public class IdleAttribute : ActionFilterAttribute { public override void OnActionExecuting(ActionExecutingContext context) => context.HttpContext.Response.Headers["a"] = "b"; }
        public class IdleFilter : IAuthorizationFilter { public void OnAuthorization(AuthorizationFilterContext context) { } }
        public class IssuingAttribute : ActionFilterAttribute { public override void OnActionExecuting(ActionExecutingContext c) => c.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(c.HttpContext); }
        public class MarkerAttribute : Attribute;
        public class NeedsTokenAttribute : Attribute, Look.IAntiforgeryMetadata { public bool RequiresValidation => true; }
        public class ServedAttribute() : ServiceFilterAttribute(typeof(IdleFilter));
        public class MadeAttribute : Attribute, IFilterFactory { public bool IsReusable => false; public IFilterMetadata CreateInstance(IServiceProvider services) => new IdleFilter(); }
        namespace Look
        {
            public interface IAntiforgeryMetadata { bool RequiresValidation { get; } }
            public class RequireAntiforgeryTokenAttribute : Attribute;
            public class AutoValidateAntiforgeryTokenAttribute : ActionFilterAttribute;
        }
        """;

    private static Task Verify(string types, string services = MvcTest.Cookies, string pipeline = "app.MapDefaultControllerRoute();") => MvcTest.Program("CKS3001,CKS3002,CKS3003", services, types, pipeline);

    [Theory]
    [InlineData("[AsAction]")]
    [InlineData("[HeirOfAction]")]
    [InlineData("[AsResource]")]
    [InlineData("[Made]")]
    [InlineData("[Served]")]
    [InlineData("[Policy]")]
    [InlineData("[TypeFilter<OwnFilter>]")]
    [InlineData("[TypeFilter(typeof(OwnFilter), Order = 3)]")]
    [InlineData("[ServiceFilter(typeof(OwnFilter))]")]
    [InlineData("[NeedsToken]")]
    [InlineData("[MayNeedToken(true)]")]
    [InlineData("[RequireAntiforgeryToken(true)]")]
    [InlineData("[RequireAntiforgeryToken(required: true)]")]
    [InlineData("[Elsewhere.CheckedElsewhere]")]
    public async Task Each_attribute_alone_silences_on_action_and_class(string attribute)
    {
        await Verify(MvcTest.Controller("[HttpPost]" + attribute, Quiet) + Types);
        await Verify(MvcTest.Controller("[HttpPost]", Quiet, attribute) + Types);
    }

    [Theory]
    [InlineData("[Idle]")]
    [InlineData("[Issuing]")]
    [InlineData("[Marker]")]
    [InlineData("[Made]")]
    [InlineData("[Served]")]
    [InlineData("[TypeFilter<IdleFilter>]")]
    [InlineData("[ServiceFilter(typeof(IdleFilter))]")]
    [InlineData("[NeedsToken]")]
    [InlineData("[Look.RequireAntiforgeryToken]")]
    [InlineData("[Look.AutoValidateAntiforgeryToken]")]
    [InlineData("[Elsewhere.MarkedElsewhere]")]
    [InlineData("[ResponseCache(NoStore = true)]")]
    public async Task What_only_looks_like_one_does_not(string attribute)
    {
        await Verify(MvcTest.Controller("[HttpPost]" + attribute, Marked) + LookAlikes);
        await Verify(MvcTest.Controller("[HttpPost]", Marked, attribute) + LookAlikes);
    }

    [Theory]
    [InlineData("Elsewhere.CheckedController", Quiet)]
    [InlineData("Elsewhere.GuardedController", Quiet)]
    [InlineData("Elsewhere.WatchedController", Quiet)]
    [InlineData("Elsewhere.OpenController", Quiet)]
    [InlineData("Elsewhere.PlainController", Marked)]
    [InlineData("Elsewhere.VirtualController", "public override IActionResult Save(string name) => Ok();")]
    [InlineData("Elsewhere.VirtualController", "public override IActionResult {|CKS3001:Remove|}(string name) => Ok();")]
    [InlineData("Elsewhere.VirtualController", "[HttpPost] public new IActionResult {|CKS3001:Save|}(string name) => Ok();")]
    public Task A_base_class_of_another_assembly_decides(string bases, string action) => Verify($$"""
        public class HomeController : {{bases}}
        {
            {{(action.Contains("override") ? "" : "[HttpPost]")}}
            {{action.Replace("[HttpPost] ", "", StringComparison.Ordinal)}}
        }
        """);

    [Fact]
    public Task A_base_class_of_ones_own_decides_however_far_away() => Verify("""
        [AutoValidateAntiforgeryToken] public abstract class Root : Controller;
        public abstract class Middle : Root;
        public class HomeController : Middle { [HttpPost] public IActionResult Save() => Ok(); }

        [AsAction] public abstract class FilteredController : Controller;
        public class ShopController : FilteredController { [HttpPost] public IActionResult Save() => Ok(); }

        public abstract class HookedController(IAntiforgery antiforgery) : Controller
        {
            public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next) { await antiforgery.ValidateRequestAsync(HttpContext); await next(); }
        }

        public class CartController(IAntiforgery antiforgery) : HookedController(antiforgery) { [HttpPost] public IActionResult Save() => Ok(); }

        public abstract class IdleController : Controller { public override void OnActionExecuting(ActionExecutingContext context) { } }

        public class OtherController : IdleController { [HttpPost] public IActionResult {|CKS3001:Save|}() => Ok(); }
        """ + Types);

    [Fact]
    public Task Overridden_methods_pass_their_attributes_on_and_hidden_ones_do_not() => Verify("""
        public abstract class Base : Controller
        {
            [HttpPost, ValidateAntiForgeryToken] public virtual IActionResult Save() => Ok();
            [HttpPost, ValidateAntiForgeryToken] public IActionResult Store() => Ok();
            [HttpPost] public virtual IActionResult Remove() => Ok();
        }

        public class HomeController : Base
        {
            public override IActionResult Save() => Ok();
            [HttpPost] public new IActionResult {|CKS3001:Store|}() => Ok();
            public override IActionResult {|CKS3001:Remove|}() => Ok();
        }
        """);

    [Fact]
    public Task Interfaces_pass_none_on() => Verify("""
        public interface ISave { [ValidateAntiForgeryToken] IActionResult Save(); }
        public class HomeController : Controller, ISave { [HttpPost] public IActionResult {|CKS3001:Save|}() => Ok(); }
        """);

    [Theory]
    [InlineData("[ValidateAntiForgeryToken]", "[IgnoreAntiforgeryToken]", "")]
    [InlineData("[ValidateAntiForgeryToken(Order = 1)]", "[{|CKS3003:IgnoreAntiforgeryToken|}]", "")]
    [InlineData("[{|CKS3003:IgnoreAntiforgeryToken|}]", "[AutoValidateAntiforgeryToken]", "")]
    [InlineData("[IgnoreAntiforgeryToken(Order = 1)]", "[AutoValidateAntiforgeryToken]", "")]
    [InlineData("[{|CKS3003:IgnoreAntiforgeryToken|}]", "", "o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute())")]
    [InlineData("[IgnoreAntiforgeryToken]", "", "o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute { Order = 2000 })")]
    [InlineData("[IgnoreAntiforgeryToken]", "", "o.Filters.Add(typeof(AutoValidateAntiforgeryTokenAttribute), 2000)")]
    [InlineData("[IgnoreAntiforgeryToken]", "", "o.Filters.Add<AutoValidateAntiforgeryTokenAttribute>(order: 2000)")]
    [InlineData("", "[{|CKS3003:IgnoreAntiforgeryToken|}]", "o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute())")]
    [InlineData("", "[IgnoreAntiforgeryToken]", "o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute { Order = 1001 })")]
    [InlineData("[IgnoreAntiforgeryToken, ValidateAntiForgeryToken]", "", "")]
    [InlineData("[ValidateAntiForgeryToken, {|CKS3003:IgnoreAntiforgeryToken|}]", "", "")]
    [InlineData("[IgnoreAntiforgeryToken]", "[AsAction]", "")]
    [InlineData("[AsAction]", "[IgnoreAntiforgeryToken]", "")]
    [InlineData("[IgnoreAntiforgeryToken]", "[RequireAntiforgeryToken]", "")]
    [InlineData("[{|CKS3003:RequireAntiforgeryToken(false)|}]", "[RequireAntiforgeryToken]", "")]
    [InlineData("[RequireAntiforgeryToken]", "[RequireAntiforgeryToken(false)]", "")]
    public Task The_last_policy_decides(string onAction, string onClass, string filter) => Verify(
        MvcTest.Controller("[HttpPost]" + onAction, Quiet, onClass) + Types,
        $"builder.Services.AddControllersWithViews(o => {{ {filter}; }}); builder.Services.AddAuthentication().AddCookie();");

    [Theory]
    [InlineData("[HttpPost] public async Task<IActionResult> Save() { await antiforgery.ValidateRequestAsync(HttpContext); return Ok(); }")]
    [InlineData("[HttpPost] public async Task<IActionResult> Save() { await Valid.Ask(HttpContext); return Ok(); }")]
    [InlineData("[HttpPost] public async Task<IActionResult> Save() { var valid = await antiforgery.IsRequestValidAsync(HttpContext); return valid ? Ok() : BadRequest(); }")]
    [InlineData("[HttpPost] public async Task<IActionResult> Save() { return await Check() ? Ok() : BadRequest(); Task<bool> Check() => antiforgery.IsRequestValidAsync(HttpContext); }")]
    [InlineData("[HttpPost] public IActionResult Save() => HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true } ? Ok() : BadRequest();")]
    [InlineData("[HttpPost] public Task<IActionResult> Save() => Run(() => Ok()); private async Task<IActionResult> Run(Func<IActionResult> action) { await antiforgery.ValidateRequestAsync(HttpContext); return action(); }")]
    public Task Validation_by_hand_alone_silences(string action) => Verify($$"""
        public class HomeController(IAntiforgery antiforgery) : Controller
        {
            {{action}}
        }
        """ + Types);

    [Theory]
    [InlineData("[HttpPost] public IActionResult {|CKS3001:Save|}() { antiforgery.GetAndStoreTokens(HttpContext); return Ok(); }")]
    [InlineData("[HttpPost] public IActionResult {|CKS3001:Save|}() => Ok(nameof(antiforgery.ValidateRequestAsync));")]
    [InlineData("[HttpPost] public IActionResult {|CKS3001:Save|}() => Ok(); private Task Unused() => antiforgery.ValidateRequestAsync(HttpContext);")]
    [InlineData("[HttpPost] public async Task<IActionResult> {|CKS3001:Save|}([FromServices] Look look) { await look.ValidateRequestAsync(HttpContext); return Ok(); }")]
    [InlineData("[HttpGet] public async Task<IActionResult> Show() { await antiforgery.ValidateRequestAsync(HttpContext); return Ok(); } [HttpPost] public IActionResult {|CKS3001:Save|}() => Ok();")]
    public Task What_only_looks_like_validation_by_hand_does_not(string action) => Verify($$"""
        public class HomeController(IAntiforgery antiforgery) : Controller
        {
            {{action}}
        }

        public class Look { public Task ValidateRequestAsync(HttpContext context) => Task.CompletedTask; }
        """);

    [Theory]
    [InlineData("CheckedAttribute")]
    [InlineData("Checked")]
    [InlineData("checked")]
    public async Task An_attribute_that_a_person_names_silences(string named)
    {
        const string types = "\npublic class CheckedAttribute : Attribute;";
        foreach (var (onAction, onClass) in new[] { ("[HttpPost, Checked]", ""), ("[HttpPost]", "[Checked]") })
        {
            await MvcTest.Program("CKS3001", MvcTest.Cookies, MvcTest.Controller(onAction, Quiet, onClass) + types, adjust: test => test.Configure("cookie_security.antiforgery_attributes = " + named));
        }
    }

    [Fact]
    public Task An_attribute_that_nobody_names_does_not() => MvcTest.Program(
        "CKS3001", MvcTest.Cookies, MvcTest.Controller("[HttpPost, Checked]", Marked) + "\npublic class CheckedAttribute : Attribute;", adjust: test => test.Configure("cookie_security.antiforgery_attributes = Other.Checked, Check"));
}
