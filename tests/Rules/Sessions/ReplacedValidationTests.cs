using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Sessions;

/// <summary>CKS4002: a handler that takes the place of Identity's check.</summary>
public sealed class ReplacedValidationTests
{
    private const string Rules = "CKS4001, CKS4002, CKS4003";
    private const string AddIdentity = IdentityProgram.AddIdentity;
    private const string Types = """
        interface IUsers { Task<bool> IsIn(string name); }
        class Handlers
        {
            public static Task Nothing(CookieValidatePrincipalContext context) => Task.CompletedTask;
            public static Task Check(CookieValidatePrincipalContext context) => Deeper(context);
            public virtual Task Virtual(CookieValidatePrincipalContext context) => Task.CompletedTask;
            private static async Task Deeper(CookieValidatePrincipalContext context) => await SecurityStampValidator.ValidatePrincipalAsync(context);
        }
        """;

    private static Task Verify(string handler) => IdentityProgram.Reports(Rules, AddIdentity + "\nbuilder.Services.ConfigureApplicationCookie(o =>\n{\n    " + handler + "\n});", Types);

    [Theory]
    [InlineData("{|CKS4002:o.Events.OnValidatePrincipal = c => Task.CompletedTask|};")]
    [InlineData("{|CKS4002:o.Events.OnValidatePrincipal = _ => Task.CompletedTask|};")]
    [InlineData("{|CKS4002:o.Events.OnValidatePrincipal = async c => { if (c.Principal?.Identity?.Name is null) { c.RejectPrincipal(); await c.HttpContext.SignOutAsync(); } }|};")]
    [InlineData("{|CKS4002:o.Events.OnValidatePrincipal = delegate { return Task.CompletedTask; }|};")]
    [InlineData("{|CKS4002:o.Events.OnValidatePrincipal = Handlers.Nothing|};")]
    [InlineData("Func<CookieValidatePrincipalContext, Task> handler = c => Task.CompletedTask; {|CKS4002:o.Events.OnValidatePrincipal = handler|};")]
    [InlineData("{|CKS4002:o.Events.OnValidatePrincipal = Local|}; static Task Local(CookieValidatePrincipalContext c) { c.HttpContext.RequestServices.GetRequiredService<ILogger<IUsers>>().LogInformation(\"seen\"); return Task.CompletedTask; }")]
    [InlineData("o.Events = new CookieAuthenticationEvents { {|CKS4002:OnValidatePrincipal = c => Task.CompletedTask|} };")]
    [InlineData("o.Events = new CookieAuthenticationEvents { {|CKS4002:OnValidatePrincipal = Handlers.Nothing|}, OnSignedIn = c => Task.CompletedTask };")]
    [InlineData("o.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync; {|CKS4002:o.Events.OnValidatePrincipal = c => Task.CompletedTask|};")]
    [InlineData("{|CKS4002:o.Events.OnValidatePrincipal = async c => { var users = c.HttpContext.RequestServices.GetRequiredService<UserManager<IdentityUser>>(); if (await users.GetUserAsync(c.Principal!) is null) c.RejectPrincipal(); }|};")]
    public Task A_handler_that_never_comes_to_the_check_is_reported(string handler) => Verify(handler);

    [Theory]
    [InlineData("o.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;")]
    [InlineData("o.Events.OnValidatePrincipal = c => SecurityStampValidator.ValidatePrincipalAsync(c);")]
    [InlineData("o.Events.OnValidatePrincipal = async c => { await SecurityStampValidator.ValidatePrincipalAsync(c); c.ShouldRenew = true; };")]
    [InlineData("o.Events.OnValidatePrincipal = SecurityStampValidator.ValidateAsync<ISecurityStampValidator>;")]
    [InlineData("o.Events.OnValidatePrincipal = c => c.HttpContext.RequestServices.GetRequiredService<ISecurityStampValidator>().ValidateAsync(c);")]
    [InlineData("o.Events.OnValidatePrincipal = async c => { var signIn = c.HttpContext.RequestServices.GetRequiredService<SignInManager<IdentityUser>>(); if (await signIn.ValidateSecurityStampAsync(c.Principal) is null) c.RejectPrincipal(); };")]
    [InlineData("o.Events.OnValidatePrincipal = async c => { var users = c.HttpContext.RequestServices.GetRequiredService<UserManager<IdentityUser>>(); var user = await users.GetUserAsync(c.Principal!); if (user?.SecurityStamp != c.Principal!.FindFirstValue(\"stamp\")) c.RejectPrincipal(); };")]
    [InlineData("o.Events.OnValidatePrincipal = Handlers.Check;")]
    [InlineData("o.Events.OnValidatePrincipal = c => Handlers.Check(c);")]
    [InlineData("var before = o.Events.OnValidatePrincipal; o.Events.OnValidatePrincipal = async c => { await before(c); c.ShouldRenew = true; };")]
    [InlineData("o.Events.OnValidatePrincipal += c => Task.CompletedTask;")]
    [InlineData("o.Events.OnValidatePrincipal = async c => { if (!await c.HttpContext.RequestServices.GetRequiredService<IUsers>().IsIn(\"a\")) c.RejectPrincipal(); };")]
    [InlineData("o.Events.OnValidatePrincipal = new Handlers().Virtual;")]
    [InlineData("o.Events.OnValidatePrincipal = Given(args); static Func<CookieValidatePrincipalContext, Task> Given(string[] args) => args.Length > 0 ? Handlers.Nothing : Handlers.Check;")]
    [InlineData("o.Events.OnValidatePrincipal = c => Task.CompletedTask; o.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;")]
    [InlineData("if (args.Length > 0) o.Events.OnValidatePrincipal = c => Task.CompletedTask;")]
    [InlineData("#if DEBUG\n    o.Events.OnValidatePrincipal = c => Task.CompletedTask;\n#endif")]
    public Task A_handler_that_comes_to_it_or_may_is_silent(string handler) => Verify(handler);

    [Theory]
    [InlineData("builder.Services.AddAuthentication().AddCookie(o => o.Events.OnValidatePrincipal = c => Task.CompletedTask);")]
    [InlineData("builder.Services.Configure<CookieAuthenticationOptions>(IdentityConstants.ExternalScheme, o => o.Events.OnValidatePrincipal = c => Task.CompletedTask);")]
    public Task Cookies_that_have_no_check_are_silent(string configuration) => IdentityProgram.Reports(Rules, AddIdentity + "\n" + configuration);

    [Fact]
    public Task A_type_of_events_decides_alone() => IdentityProgram.Reports(
        Rules, AddIdentity + "\nbuilder.Services.ConfigureApplicationCookie(o => { o.Events.OnValidatePrincipal = c => Task.CompletedTask; {|CKS4003:o.EventsType = typeof(OwnEvents)|}; });", "class OwnEvents : CookieAuthenticationEvents { }");

    private static Task Fix(string before, string after) => IdentityProgram.Fix(
        Rules,
        AddIdentity + "\nbuilder.Services.ConfigureApplicationCookie(options =>\n{\n" + before + "\n});",
        AddIdentity + "\nbuilder.Services.ConfigureApplicationCookie(options =>\n{\n" + after + "\n});",
        Types);

    [Fact]
    public Task The_check_comes_first_in_a_lambda() => Fix(
        """
            // only people with names
            {|CKS4002:options.Events.OnValidatePrincipal = async context =>
            {
                // nobody?
                if (context.Principal?.Identity?.Name is null)
                {
                    context.RejectPrincipal();
                    await context.HttpContext.SignOutAsync();
                }
            }|};
        """,
        """
            // only people with names
            options.Events.OnValidatePrincipal = async context =>
            {
                await SecurityStampValidator.ValidatePrincipalAsync(context);
                if (context.Principal is null)
                {
                    return;
                }
                // nobody?
                if (context.Principal?.Identity?.Name is null)
                {
                    context.RejectPrincipal();
                    await context.HttpContext.SignOutAsync();
                }
            };
        """);

    [Fact]
    public Task A_lambda_that_gave_back_its_task_waits() => Fix(
        """
            {|CKS4002:options.Events.OnValidatePrincipal = context =>
            {
                if (context.Principal?.Identity?.Name is null)
                {
                    context.RejectPrincipal();
                    return Task.CompletedTask;
                }

                context.ShouldRenew = true;
                return Task.CompletedTask;
            }|};
        """,
        """
            options.Events.OnValidatePrincipal = async context =>
            {
                await SecurityStampValidator.ValidatePrincipalAsync(context);
                if (context.Principal is null)
                {
                    return;
                }
                if (context.Principal?.Identity?.Name is null)
                {
                    context.RejectPrincipal();
                    return;
                }

                context.ShouldRenew = true;
            };
        """);

    [Fact]
    public Task An_expression_becomes_a_block() => Fix(
        """
            {|CKS4002:options.Events.OnValidatePrincipal = context => Handlers.Nothing(context)|};
        """,
        """
            options.Events.OnValidatePrincipal = async context =>
            {
                await SecurityStampValidator.ValidatePrincipalAsync(context);
                if (context.Principal is null)
                {
                    return;
                }
                await Handlers.Nothing(context);
            };
        """);

    [Fact]
    public Task A_method_is_called_after_the_check() => Fix(
        """
            {|CKS4002:options.Events.OnValidatePrincipal = Handlers.Nothing|};
        """,
        """
            options.Events.OnValidatePrincipal = async context =>
            {
                await SecurityStampValidator.ValidatePrincipalAsync(context);
                if (context.Principal is null)
                {
                    return;
                }
                await Handlers.Nothing(context);
            };
        """);

    [Fact]
    public Task A_member_of_new_events_gets_it_there() => Fix(
        """
            options.Events = new CookieAuthenticationEvents
            {
                {|CKS4002:OnValidatePrincipal = _ => Task.CompletedTask|}, // later
            };
        """,
        """
            options.Events = new CookieAuthenticationEvents
            {
                OnValidatePrincipal = async context =>
                {
                    await SecurityStampValidator.ValidatePrincipalAsync(context);
                    if (context.Principal is null)
                    {
                        return;
                    }
                }, // later
            };
        """);

    [Fact]
    public Task The_remembered_browser_has_a_validator_of_its_own_and_all_are_mended_at_once() => IdentityProgram.Fix(
        Rules,
        AddIdentity + """

        builder.Services.ConfigureApplicationCookie(o => {|CKS4002:o.Events.OnValidatePrincipal = Validate|});
        builder.Services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorRememberMeScheme, o => {|CKS4002:o.Events.OnValidatePrincipal = Validate|});
        static Task Validate(CookieValidatePrincipalContext context) => Task.CompletedTask;
        """,
        AddIdentity + """

        builder.Services.ConfigureApplicationCookie(o => o.Events.OnValidatePrincipal = async context =>
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
            if (context.Principal is null)
            {
                return;
            }
            await Validate(context);
        });
        builder.Services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorRememberMeScheme, o => o.Events.OnValidatePrincipal = async context =>
        {
            await SecurityStampValidator.ValidateAsync<ITwoFactorSecurityStampValidator>(context);
            if (context.Principal is null)
            {
                return;
            }
            await Validate(context);
        });
        static Task Validate(CookieValidatePrincipalContext context) => Task.CompletedTask;
        """);
}
