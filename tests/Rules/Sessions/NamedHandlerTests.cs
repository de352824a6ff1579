using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Sessions;

/// <summary>CKS4002: a handler that a field or property holds, or that a helper gives back.</summary>
public sealed class NamedHandlerTests
{
    private const string Rules = "CKS4001, CKS4002, CKS4003";
    private const string AddIdentity = IdentityProgram.AddIdentity;

    private const string Types = """
        class Handlers
        {
            public static readonly Func<CookieValidatePrincipalContext, Task> Open = context => Task.CompletedTask;
            public static readonly Func<CookieValidatePrincipalContext, Task> Named = Nothing;
            public static readonly Func<CookieValidatePrincipalContext, Task> Wrapped = new Func<CookieValidatePrincipalContext, Task>(Nothing);
            public static readonly Func<CookieValidatePrincipalContext, Task> Same = Named;
            public static readonly Func<CookieValidatePrincipalContext, Task> Checking = async context => { await SecurityStampValidator.ValidatePrincipalAsync(context); };
            public static readonly Func<CookieValidatePrincipalContext, Task> Framework = SecurityStampValidator.ValidatePrincipalAsync;
            public static readonly Func<CookieValidatePrincipalContext, Task> Made = Build();
            public static readonly Func<CookieValidatePrincipalContext, Task> Replaced = context => Task.CompletedTask;
            public static readonly Func<CookieValidatePrincipalContext, Task> Chosen = Environment.ProcessorCount > 1 ? Nothing : Check;
            public static Func<CookieValidatePrincipalContext, Task> Mutable = context => Task.CompletedTask;
            public static Func<CookieValidatePrincipalContext, Task> Property { get; } = context => Task.CompletedTask;
            public static Func<CookieValidatePrincipalContext, Task> Computed => Nothing;
            public static Func<CookieValidatePrincipalContext, Task> Settable { get; set; } = context => Task.CompletedTask;
            public virtual Func<CookieValidatePrincipalContext, Task> Virtual => Nothing;

            static Handlers() => Replaced = SecurityStampValidator.ValidatePrincipalAsync;

            public static Func<CookieValidatePrincipalContext, Task> Build() => context => Task.CompletedTask;
            public static Func<CookieValidatePrincipalContext, Task> Group() => Nothing;
            public static Func<CookieValidatePrincipalContext, Task> Block(string role) { var wanted = role; return async context => { if (!context.Principal!.IsInRole(wanted)) context.RejectPrincipal(); await Task.Yield(); }; }
            public static Func<CookieValidatePrincipalContext, Task> Deeper() { return Build(); }
            public static Func<CookieValidatePrincipalContext, Task> BuildChecking() => async context => { if (context.Principal is not null) await Check(context); };
            public static Func<CookieValidatePrincipalContext, Task> Around(Func<CookieValidatePrincipalContext, Task> inner) => async context => { await inner(context); context.ShouldRenew = true; };
            public static Func<CookieValidatePrincipalContext, Task> Either(bool all) { if (all) return Nothing; return Check; }
            public static Func<CookieValidatePrincipalContext, Task> Given(Func<CookieValidatePrincipalContext, Task> handler) => handler;
            public virtual Func<CookieValidatePrincipalContext, Task> Overridable() => Nothing;
            public static Func<CookieValidatePrincipalContext, Task> Again() => Again();

            public static Task Nothing(CookieValidatePrincipalContext context) => Task.CompletedTask;
            public static Task Check(CookieValidatePrincipalContext context) => SecurityStampValidator.ValidatePrincipalAsync(context);
        }
        """;

    private static Task Verify(string handler) => IdentityProgram.Reports(Rules, AddIdentity + "\nbuilder.Services.ConfigureApplicationCookie(o =>\n{\n    " + handler + "\n});", Types);

    [Theory]
    [InlineData("Handlers.Open")]
    [InlineData("Handlers.Named")]
    [InlineData("Handlers.Wrapped")]
    [InlineData("Handlers.Same")]
    [InlineData("Handlers.Made")]
    [InlineData("Handlers.Property")]
    [InlineData("Handlers.Computed")]
    [InlineData("Handlers.Build()")]
    [InlineData("(Handlers.Build())!")]
    [InlineData("Handlers.Group()")]
    [InlineData("Handlers.Block(role: \"admin\")")]
    [InlineData("Handlers.Deeper()")]
    [InlineData("Local(); static Func<CookieValidatePrincipalContext, Task> Local() => context => Task.CompletedTask")]
    public async Task One_that_never_comes_to_the_check_is_reported(string handler)
    {
        var (value, rest) = handler.IndexOf(';', StringComparison.Ordinal) is > 0 and var end ? (handler[..end], handler[(end + 1)..] + ";") : (handler, "");
        await Verify("{|CKS4002:o.Events.OnValidatePrincipal = " + value + "|};" + rest);
        await Verify("o.Events = new CookieAuthenticationEvents { {|CKS4002:OnValidatePrincipal = " + value + "|} };" + rest);
    }

    [Theory]
    [InlineData("Handlers.Checking")]
    [InlineData("Handlers.Framework")]
    [InlineData("Handlers.Replaced")]
    [InlineData("Handlers.Chosen")]
    [InlineData("Handlers.Mutable")]
    [InlineData("Handlers.Settable")]
    [InlineData("new Handlers().Virtual")]
    [InlineData("Handlers.BuildChecking()")]
    [InlineData("Handlers.Around(o.Events.OnValidatePrincipal)")]
    [InlineData("Handlers.Either(args.Length > 0)")]
    [InlineData("Handlers.Given(Handlers.Check)")]
    [InlineData("Handlers.Again()")]
    [InlineData("new Handlers().Overridable()")]
    [InlineData("Handlers.Nowhere()")]
    public Task One_that_comes_to_it_or_may_is_silent(string handler) => handler.Contains("Nowhere", StringComparison.Ordinal)
        ? ApplicationTest.Program(Rules, IdentityProgram.Of(AddIdentity + "\nbuilder.Services.ConfigureApplicationCookie(o => o.Events.OnValidatePrincipal = " + handler + ");", Types), test => test.CompilerDiagnostics = Microsoft.CodeAnalysis.Testing.CompilerDiagnostics.None)
        : Verify("o.Events.OnValidatePrincipal = " + handler + ";");

    [Theory]
    [InlineData("o.Events.OnValidatePrincipal = Handlers.Build(); o.Events.OnValidatePrincipal = Handlers.Framework;")]
    [InlineData("o.Events.OnValidatePrincipal = Handlers.Build(); Change(o.Events); static void Change(object events) => ((CookieAuthenticationEvents)events).OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;")]
    [InlineData("o.Events.OnValidatePrincipal += Handlers.Build();")]
    [InlineData("if (args.Length > 0) o.Events.OnValidatePrincipal = Handlers.Open;")]
    public Task What_comes_later_or_beside_it_counts(string statements) => Verify(statements);

    [Theory]
    [InlineData("Handlers.Checking", "o.EventsType = typeof(WiredEvents)")]
    [InlineData("Handlers.Mutable", "o.EventsType = typeof(WiredEvents)")]
    [InlineData("given", "o.Events = new WiredEvents()")]
    [InlineData("Handlers.BuildChecking()", "o.EventsType = typeof(WiredEvents)")]
    [InlineData("Handlers.Given(Handlers.Framework)", "o.EventsType = typeof(WiredEvents)")]
    [InlineData("Handlers.Open", "{|CKS4003:o.EventsType = typeof(WiredEvents)|}")]
    [InlineData("Handlers.Build()", "{|CKS4003:o.EventsType = typeof(WiredEvents)|}")]
    [InlineData("Handlers.Nothing", "{|CKS4003:o.EventsType = typeof(WiredEvents)|}")]
    public Task A_class_of_events_may_take_its_handler_from_there(string handler, string configuration) => IdentityProgram.Reports(
        Rules,
        AddIdentity + "\nbuilder.Services.ConfigureApplicationCookie(o => { " + configuration + "; });",
        Types + "\nclass WiredEvents : CookieAuthenticationEvents { public WiredEvents(Func<CookieValidatePrincipalContext, Task>? given = null) { OnValidatePrincipal = " + handler.Replace("given", "given!", StringComparison.Ordinal) + "; } }");

    [Fact]
    public Task The_handler_of_a_field_is_called_after_the_check() => IdentityProgram.Fix(
        Rules,
        AddIdentity + "\nbuilder.Services.ConfigureApplicationCookie(options =>\n{\n    {|CKS4002:options.Events.OnValidatePrincipal = Handlers.Open|};\n});",
        AddIdentity + """

        builder.Services.ConfigureApplicationCookie(options =>
        {
            options.Events.OnValidatePrincipal = async context =>
            {
                await SecurityStampValidator.ValidatePrincipalAsync(context);
                if (context.Principal is null)
                {
                    return;
                }
                await Handlers.Open(context);
            };
        });
        """,
        Types);
}
