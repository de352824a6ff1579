namespace CookieSecurity.Tests.Antiforgery;

/// <summary>CKS3001: what protects all actions at once, each alone, and what only looks like it.</summary>
public sealed class GlobalFilterTests
{
    private const string Marked = "public IActionResult {|CKS3001:Save|}(string name) => Ok();";
    private const string Quiet = "public IActionResult Save(string name) => Ok();";
    private const string Cookie = " builder.Services.AddAuthentication().AddCookie();";

    private const string Types = """

        public class OwnFilter(IAntiforgery antiforgery) : IAsyncAuthorizationFilter
        {
            public Task OnAuthorizationAsync(AuthorizationFilterContext context) => antiforgery.ValidateRequestAsync(context.HttpContext);
        }

        public class HeirOfFilter(IAntiforgery antiforgery) : OwnFilter(antiforgery);

        public class OwnFactory : IFilterFactory
        {
            public bool IsReusable => true;
            public IFilterMetadata CreateInstance(IServiceProvider services) => services.GetRequiredService<OwnFilter>();
        }

        public class Idle : IAsyncActionFilter { public Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next) => next(); }

        public class IdleFactory : IFilterFactory
        {
            public bool IsReusable => true;
            public IFilterMetadata CreateInstance(IServiceProvider services) => new Idle();
        }

        public class Issuing(IAntiforgery antiforgery) : IResourceFilter
        {
            public void OnResourceExecuting(ResourceExecutingContext context) => antiforgery.GetAndStoreTokens(context.HttpContext);
            public void OnResourceExecuted(ResourceExecutedContext context) { }
        }

        public class Misled(Look.IAntiforgery antiforgery) : IAsyncAuthorizationFilter
        {
            public Task OnAuthorizationAsync(AuthorizationFilterContext context) => antiforgery.ValidateRequestAsync(context.HttpContext);
        }

        namespace Look
        {
            public interface IAntiforgery { Task ValidateRequestAsync(HttpContext context); }
            public class AutoValidateAntiforgeryTokenAttribute : Attribute, IFilterMetadata;
            public class Options { public List<object> Filters { get; } = []; public List<object> Conventions { get; } = []; }
        }
        """;

    private static Task Silent(string services, string types = "") => MvcTest.Program("CKS3001,CKS3002", services + Cookie, MvcTest.Controller("[HttpPost]", Quiet) + Types + types);

    private static Task Reported(string services, string types = "") => MvcTest.Program("CKS3001,CKS3002", services + Cookie, MvcTest.Controller("[HttpPost]", Marked) + Types + types);

    [Theory]
    [InlineData("builder.Services.AddMvc(o => o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));")]
    [InlineData("builder.Services.AddControllers(o => o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));")]
    [InlineData("builder.Services.AddMvcCore(o => o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute())).AddViews();")]
    [InlineData("builder.Services.AddControllersWithViews(configure: o => { o.MaxModelValidationErrors = 5; o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()); });")]
    [InlineData("MvcServiceCollectionExtensions.AddControllersWithViews(builder.Services, o => o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));")]
    [InlineData("builder.Services.AddControllersWithViews(); builder.Services.Configure<MvcOptions>(o => o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));")]
    [InlineData("builder.Services.AddControllersWithViews(); builder.Services.PostConfigure<MvcOptions>(o => o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));")]
    [InlineData("builder.Services.AddControllersWithViews(); builder.Services.ConfigureAll<MvcOptions>(o => o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));")]
    [InlineData("builder.Services.AddControllersWithViews(); builder.Services.AddOptions<MvcOptions>().Configure(o => o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));")]
    [InlineData("builder.Services.AddControllersWithViews(); builder.Services.AddOptions<MvcOptions>().PostConfigure<IHostEnvironment>((o, host) => o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));")]
    [InlineData("builder.Services.AddControllersWithViews(Configure); static void Configure(MvcOptions options) => options.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());")]
    [InlineData("Action<MvcOptions> setup = o => o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()); builder.Services.AddControllersWithViews(setup);")]
    [InlineData("builder.Services.AddShop();")]
    [InlineData("builder.Services.AddControllersWithViews(); builder.Services.AddSingleton<Microsoft.Extensions.Options.IPostConfigureOptions<MvcOptions>, Late>();")]
    public Task Wherever_it_is_added_a_filter_alone_silences(string services) => Silent(services, services.Contains("AddShop", StringComparison.Ordinal) ? Shop : services.Contains("Late", StringComparison.Ordinal) ? Late : "");

    private const string Shop = """

        public static class Shop { public static IMvcBuilder AddShop(this IServiceCollection services) => services.AddControllersWithViews(o => o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute())); }
        """;

    private const string Late = """

        public class Late : Microsoft.Extensions.Options.IPostConfigureOptions<MvcOptions> { public void PostConfigure(string? name, MvcOptions options) => options.Filters.Add<AutoValidateAntiforgeryTokenAttribute>(); }
        """;

    [Theory]
    [InlineData("o.Filters.Add<AutoValidateAntiforgeryTokenAttribute>(5)")]
    [InlineData("o.Filters.Add(typeof(AutoValidateAntiforgeryTokenAttribute), 5)")]
    [InlineData("o.Filters.Add(filterType: typeof(ValidateAntiForgeryTokenAttribute))")]
    [InlineData("o.Filters.Add(order: 5, filterType: typeof(AutoValidateAntiforgeryTokenAttribute))")]
    [InlineData("o.Filters.Insert(item: new AutoValidateAntiforgeryTokenAttribute(), index: 0)")]
    [InlineData("o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute { Order = 3 })")]
    [InlineData("o.Filters.Add(item: new Microsoft.AspNetCore.Mvc.AutoValidateAntiforgeryTokenAttribute())")]
    [InlineData("o.Filters.Add(new Heir())")]
    [InlineData("o.Filters.Add<OwnFilter>()")]
    [InlineData("o.Filters.Add<HeirOfFilter>()")]
    [InlineData("o.Filters.Add(typeof(OwnFilter))")]
    [InlineData("o.Filters.Add(new OwnFilter(null!))")]
    [InlineData("o.Filters.AddService<OwnFilter>()")]
    [InlineData("o.Filters.AddService(typeof(OwnFilter), 5)")]
    [InlineData("o.Filters.Add(new TypeFilterAttribute(typeof(OwnFilter)))")]
    [InlineData("o.Filters.Add(new TypeFilterAttribute<OwnFilter>())")]
    [InlineData("o.Filters.Add(new ServiceFilterAttribute(typeof(OwnFilter)))")]
    [InlineData("o.Filters.Add(new ServiceFilterAttribute<OwnFilter>())")]
    [InlineData("o.Filters.Add(new ServiceFilterAttribute(type: typeof(OwnFilter)) { Order = 1 })")]
    [InlineData("o.Filters.Add(new OwnFactory())")]
    [InlineData("o.Filters.Add<OwnFactory>()")]
    [InlineData("var filter = new AutoValidateAntiforgeryTokenAttribute(); o.Filters.Add(filter)")]
    [InlineData("IFilterMetadata filter = new AutoValidateAntiforgeryTokenAttribute(); o.Filters.Add(filter)")]
    [InlineData("o.Filters.Add(Made.Filter)")]
    [InlineData("o.Filters.Add(Made.Make())")]
    [InlineData("o.Filters.Add(args.Length > 0 ? new AutoValidateAntiforgeryTokenAttribute() : new ValidateAntiForgeryTokenAttribute())")]
    [InlineData("foreach (var filter in Made.All()) o.Filters.Add(filter)")]
    [InlineData("var filters = o.Filters; filters.Add(new AutoValidateAntiforgeryTokenAttribute())")]
    [InlineData("Made.Fill(o.Filters)")]
    [InlineData("Made.Fill(o)")]
    [InlineData("Elsewhere.Extensions.Hand(o.Filters)")]
    [InlineData("o.Filters.Add(new Elsewhere.CheckedElsewhereAttribute())")]
    public Task In_each_shape_a_filter_alone_silences(string filter) => Silent(
        $"builder.Services.AddControllersWithViews(o => {{ {filter}; }});",
        """

        public class Heir : AutoValidateAntiforgeryTokenAttribute;
        public static class Made
        {
            public static readonly IFilterMetadata Filter = new AutoValidateAntiforgeryTokenAttribute();
            public static IFilterMetadata Make() => new AutoValidateAntiforgeryTokenAttribute();
            public static IEnumerable<IFilterMetadata> All() => [Make()];
            public static void Fill(FilterCollection filters) => filters.Add(Filter);
            MORE
        }
        """.Replace("MORE", filter == "Made.Fill(o)" ? "public static void Fill(MvcOptions options) => options.Filters.Add(Filter);" : "", StringComparison.Ordinal));

    [Theory]
    [InlineData("o.Filters.Add(new Look.AutoValidateAntiforgeryTokenAttribute())")]
    [InlineData("o.Filters.Add<Look.AutoValidateAntiforgeryTokenAttribute>()")]
    [InlineData("o.Filters.Add(typeof(Look.AutoValidateAntiforgeryTokenAttribute))")]
    [InlineData("new Look.Options().Filters.Add(new AutoValidateAntiforgeryTokenAttribute())")]
    [InlineData("new MvcOptions().Filters.Add(new AutoValidateAntiforgeryTokenAttribute())")]
    [InlineData("o.Filters.Add<Idle>()")]
    [InlineData("o.Filters.Add(typeof(Idle))")]
    [InlineData("o.Filters.Add(new Idle())")]
    [InlineData("o.Filters.AddService<Idle>()")]
    [InlineData("o.Filters.Add(new TypeFilterAttribute(typeof(Idle)))")]
    [InlineData("o.Filters.Add(new ServiceFilterAttribute<Idle>())")]
    [InlineData("o.Filters.Add(new IdleFactory())")]
    [InlineData("o.Filters.Add<Issuing>()")]
    [InlineData("o.Filters.Add<Misled>()")]
    [InlineData("o.Filters.Add(order: 5, filterType: typeof(Idle))")]
    [InlineData("o.Filters.Remove(new AutoValidateAntiforgeryTokenAttribute())")]
    [InlineData("o.Filters.Contains(new AutoValidateAntiforgeryTokenAttribute())")]
    [InlineData("_ = o.Filters.OfType<AutoValidateAntiforgeryTokenAttribute>().Any()")]
    [InlineData("o.Filters.Add(new AuthorizeFilter()); _ = nameof(AutoValidateAntiforgeryTokenAttribute)")]
    public Task What_only_looks_like_a_filter_does_not_silence(string filter) => Reported($"builder.Services.AddControllersWithViews(o => {{ {filter}; }});");

    [Theory]
    [InlineData("builder.Services.AddControllersWithViews(o => Elsewhere.Extensions.Hand(o));")]
    [InlineData("builder.Services.AddControllersWithViews(Elsewhere.Extensions.Hand);")]
    [InlineData("builder.Services.AddControllersWithViews().AddMvcOptions(o => { o.MaxModelValidationErrors = 5; Elsewhere.Extensions.Hand(o); });")]
    public Task Options_that_go_out_of_sight_prove_nothing(string services) =>
        MvcTest.Program("CKS3001,CKS3002", services + Cookie, MvcTest.Controller("[HttpPost]", "public IActionResult {|CKS3002:Save|}(string name) => View();"));

    private const string Conventions = """

        public class OfControllers : IControllerModelConvention { public void Apply(ControllerModel controller) => controller.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()); }
        public class OfActions : IActionModelConvention { public void Apply(ActionModel action) { if (action.ActionName != "x") action.Filters.Add(new ValidateAntiForgeryTokenAttribute()); } }
        public class OfAll : IApplicationModelConvention { public void Apply(ApplicationModel application) => application.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()); }
        public class OfNone : IControllerModelConvention { public void Apply(ControllerModel controller) => controller.Filters.Add(new ResponseCacheAttribute()); }
        public class Provider : IApplicationModelProvider
        {
            public int Order => 0;
            public void OnProvidersExecuting(ApplicationModelProviderContext context) { foreach (var controller in context.Result.Controllers) controller.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()); }
            public void OnProvidersExecuted(ApplicationModelProviderContext context) { }
        }
        """;

    [Theory]
    [InlineData("builder.Services.AddControllersWithViews(o => o.Conventions.Add(new OfControllers()));")]
    [InlineData("builder.Services.AddControllersWithViews(o => o.Conventions.Add(new OfActions()));")]
    [InlineData("builder.Services.AddControllersWithViews(o => o.Conventions.Insert(0, new OfAll()));")]
    [InlineData("builder.Services.AddControllersWithViews(); builder.Services.Configure<MvcOptions>(o => { var convention = new OfControllers(); o.Conventions.Add(convention); });")]
    [InlineData("builder.Services.AddControllersWithViews(); builder.Services.AddTransient<IApplicationModelProvider, Provider>();")]
    public Task Each_convention_alone_silences(string services) => Silent(services, Conventions);

    [Theory]
    [InlineData("builder.Services.AddControllersWithViews(o => o.Conventions.Add(new OfNone()));", true)]
    [InlineData("builder.Services.AddControllersWithViews(o => new Look.Options().Conventions.Add(new OfNone()));", true)]
    [InlineData("builder.Services.AddControllersWithViews();", false)]
    [InlineData("builder.Services.AddControllersWithViews(); builder.Services.AddRazorPages(o => o.Conventions.AddFolderApplicationModelConvention(\"/\", m => m.Filters.Add(new AutoValidateAntiforgeryTokenAttribute())));", false)]
    [InlineData("builder.Services.AddControllersWithViews(); builder.Services.AddRazorPages(o => o.Conventions.ConfigureFilter(new AutoValidateAntiforgeryTokenAttribute()));", false)]
    public Task A_convention_that_adds_none_or_is_for_pages_does_not(string services, bool declaresNone) => Reported(
        services, declaresNone ? "\npublic class OfNone : IControllerModelConvention { public void Apply(ControllerModel controller) => controller.Filters.Add(new ResponseCacheAttribute()); }" : "");

    [Theory]
    [InlineData("Shop.Own.Filter")]
    [InlineData("Shop.Own.*")]
    [InlineData("Other.Thing, shop.own.filter")]
    public Task A_filter_that_a_person_names_silences(string named) => MvcTest.Program(
        "CKS3001",
        "builder.Services.AddControllersWithViews(o => o.Filters.Add<Shop.Own.Filter>());" + Cookie,
        MvcTest.Controller("[HttpPost]", Quiet) + "\nnamespace Shop.Own { public class Filter : IFilterMetadata; }",
        adjust: test => test.Configure("cookie_security.antiforgery_attributes = " + named));

    [Theory]
    [InlineData("cookie_security.antiforgery_attributes = Shop.Own.Other")]
    [InlineData("cookie_security.antiforgery_attributes = Filter")]
    [InlineData("cookie_security.antiforgery = auto")]
    [InlineData("cookie_security.antiforgery = everywhere")]
    [InlineData("cookie_security.CKS3002.antiforgery = global")]
    public Task A_setting_that_names_another_one_or_says_nothing_does_not(string setting) => MvcTest.Program(
        "CKS3001",
        "builder.Services.AddControllersWithViews(o => o.Filters.Add<Shop.Own.Filter>());" + Cookie,
        MvcTest.Controller("[HttpPost]", Marked) + "\nnamespace Shop.Own { public class Filter : IFilterMetadata; }",
        adjust: test => test.Configure(setting));
}
