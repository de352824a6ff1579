namespace CookieSecurity.Tests.Configuration;

/// <summary>The shapes in which options are configured: in each a bad value is seen on every kind of options, a good or an unknown one is not.</summary>
public sealed class ConfigurationShapeTests
{
    private const string Never = "CookieSecurePolicy.None";
    private const string Always = "CookieSecurePolicy.Always";
    private const string Unknown = "Enum.Parse<CookieSecurePolicy>(Environment.MachineName)";

    /// <summary>The delegate of the call that registers the options.</summary>
    public static TheoryData<string> Registrations =>
    [
        "$Ao => # );",
        "$A(o => { # ; }));",
        "$A($T o) => # );",
        "$Adelegate ($T o) { # ; });",
        "$Astatic @new => { var o = @new; # ; });",
        "$A_ => Set(_)); static void Set($T o) => # ;",
        "$ASet); static void Set($T o) { # ; }",
        "$ASetup$i.Set); | static class Setup$i { public static void Set($T o) => # ; }",
        "$Anew Setup$i().Set); | sealed class Setup$i { public void Set($T o) => # ; }",
        "Action<$T> set = o => # ; $Aset);",
        "$Anew Action<$T>(o => # ));",
        "$A$P: o => # );",
        "$So => # );",
        "$Ao => { var cookie = o.$C; Set(cookie); }); static void Set(CookieBuilder cookie) { #c ; }",
        "$Ao => { if (o is { $C: { } cookie }) #c ; });",
        "$Ao => o.$C = new() { ## });",
        "$Ao => { o.$C = new CookieBuilder { Name = \"c\", ## }; });",
        "$Ao => o.Plain()); | static class Own$i { public static void Plain(this $T o) => # ; }",
        "$Ao => o.$C.Plain$i()); | static class Own$i { public static CookieBuilder Plain$i(this CookieBuilder cookie) { #c ; return cookie; } }",
    ];

    /// <summary>Calls on the services and on builders of options.</summary>
    public static TheoryData<string> Calls =>
    [
        "services.Configure<$T>($No => # );",
        "services.Configure<$T>($No => # ).AddLogging().AddRouting();",
        "services.AddLogging().Configure<$T>($NSet); static void Set($T o) => # ;",
        "OptionsServiceCollectionExtensions.Configure<$T>(services, $No => # );",
        "services.PostConfigure<$T>($No => # );",
        "services.PostConfigure($N($T o) => { # ; });",
        "services.ConfigureAll<$T>(o => # );",
        "services.PostConfigureAll<$T>(o => # );",
        "services.AddOptions<$T>($n).Configure(o => # );",
        "services.AddOptions<$T>($n).PostConfigure(o => { # ; }).ValidateOnStart();",
        "services.AddOptions<$T>($n).Configure<IConfiguration>((o, configuration) => # );",
        "services.AddOptions<$T>($n).Configure<IConfiguration>(Set); static void Set($T o, IConfiguration _) => # ;",
        "services.AddOptions<$T>($n).PostConfigure<IConfiguration, ILoggerFactory>((o, _, _) => # );",
        "services.AddOptionsWithValidateOnStart<$T>($n).Configure(o => # );",
        "var builder = services.AddOptions<$T>($n); builder.Validate(_ => true); builder.Configure(o => # );",
        "OptionsBuilder<$T> builder = services.AddOptions<$T>($n).Validate(_ => true).Configure(o => # );",
    ];

    /// <summary>Where the services come from, and helpers of the application's own.</summary>
    public static TheoryData<string> Places =>
    [
        "new HostBuilder().ConfigureServices(inner => inner.Configure<$T>($No => # ));",
        "new HostBuilder().ConfigureServices((context, inner) => { inner.Configure<$T>($No => # ); });",
        "Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.ConfigureServices(inner => inner.Configure<$T>($No => # )));",
        "var builder = WebApplication.CreateBuilder(args); builder.Services.Configure<$T>($No => # );",
        "WebApplication.CreateBuilder(args).Host.ConfigureServices(Add); static void Add(IServiceCollection inner) => inner.Configure<$T>($No => # );",
        " | static class Alone$i { public static void Add() { var inner = new ServiceCollection(); inner.Configure<$T>($No => # ); } }",
        "var inner = new ServiceCollection(); inner.Configure<$T>($No => # );",
        "Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup$i>()); | class Startup$i { public void ConfigureServices(IServiceCollection inner) { inner.Configure<$T>($No => # ); } }",
        "services.AddOwn$i(); | static class Own$i { public static IServiceCollection AddOwn$i(this IServiceCollection own) => own.Configure<$T>($No => # ); }",
        "services.AddOwn$i(o => # ); | static class Own$i { public static IServiceCollection AddOwn$i(this IServiceCollection own, Action<$T> set) => own.Configure($Nset); }",
        "services.AddOwn$i(o => # ); | static class Own$i { public static IServiceCollection AddOwn$i(this IServiceCollection own, Action<$T> set) { return own.Configure<$T>($No => set(o)); } }",
        "services.AddOwn$i<$T>(o => # ); | static class Own$i { public static IServiceCollection AddOwn$i<TOptions>(this IServiceCollection own, Action<TOptions> set) where TOptions : class => own.Configure<TOptions>($Nset); }",
        "Add(services); void Add(IServiceCollection own) { own.Configure<$T>($No => # ); }",
        "foreach (var own in new[] { services }) { own.Configure<$T>($No => # ); }",
    ];

    /// <summary>Classes that configure options which may have a name.</summary>
    public static TheoryData<string> Classes =>
    [
        "services.ConfigureOptions<Setup$i>(); | class Setup$i : IConfigureNamedOptions<$T> { public void Configure($T o) => Configure(\"\", o); public void Configure(string? name, $T o) { # ; } }",
        "services.ConfigureOptions<Setup$i>(); | class Setup$i : IPostConfigureOptions<$T> { public void PostConfigure(string? name, $T o) => # ; }",
        "services.AddSingleton<IPostConfigureOptions<$T>, Setup$i>(); | class Setup$i : IPostConfigureOptions<$T> { void IPostConfigureOptions<$T>.PostConfigure(string? name, $T o) => # ; }",
        "services.AddTransient<IConfigureOptions<$T>>(_ => new Setup$i()); | class Setup$i : IConfigureNamedOptions<$T> { public void Configure($T o) { } public void Configure(string? name, $T o) => Set(o); private static void Set($T o) => # ; }",
        "services.ConfigureOptions<Setup$i>(); | sealed class Setup$i : Base$i; abstract class Base$i : IPostConfigureOptions<$T> { public void PostConfigure(string? name, $T o) { # ; } }",
        "services.ConfigureOptions(new Setup$i(services)); | record Setup$i(IServiceCollection Own) : IPostConfigureOptions<$T> { public void PostConfigure(string? name, $T o) => # ; }",
        "services.ConfigureOptions<Setup$i>(); | partial class Setup$i : IPostConfigureOptions<$T>; partial class Setup$i { public void PostConfigure(string? name, $T o) => # ; }",
    ];

    /// <summary>Classes that configure options without a name: no scheme reads those.</summary>
    public static TheoryData<string> UnnamedClasses =>
    [
        "services.ConfigureOptions<Setup$i>(); | class Setup$i : IConfigureOptions<$T> { public void Configure($T o) => # ; }",
        "services.AddSingleton<IConfigureOptions<$T>, Setup$i>(); | class Setup$i(IConfiguration configuration) : IConfigureOptions<$T> { private readonly object kept = configuration; void IConfigureOptions<$T>.Configure($T o) { # ; } }",
    ];

    [Theory]
    [MemberData(nameof(Registrations))]
    [MemberData(nameof(Calls))]
    [MemberData(nameof(Places))]
    [MemberData(nameof(Classes))]
    public Task A_bad_value_is_seen(string shape) => ConfiguredOptions.Program(shape, Never, isReported: true);

    [Theory]
    [MemberData(nameof(Registrations))]
    [MemberData(nameof(Calls))]
    [MemberData(nameof(Places))]
    [MemberData(nameof(Classes))]
    public Task A_good_value_is_silent(string shape) => ConfiguredOptions.Program(shape, Always, isReported: false);

    [Theory]
    [MemberData(nameof(Registrations))]
    [MemberData(nameof(Calls))]
    [MemberData(nameof(Places))]
    [MemberData(nameof(Classes))]
    public Task A_value_that_is_not_known_is_silent(string shape) => ConfiguredOptions.Program(shape, Unknown, isReported: false);

    [Theory]
    [MemberData(nameof(UnnamedClasses))]
    public async Task A_class_without_a_name_configures_what_has_none(string shape)
    {
        var unnamed = ConfiguredOptions.All.Where(options => options.Name.Length == 0).ToList();
        await ConfiguredOptions.Program(shape, Never, isReported: true, unnamed);
        await ConfiguredOptions.Program(shape, Always, isReported: false, unnamed);
        await ConfiguredOptions.Program(shape, Never, isReported: false, ConfiguredOptions.All.Except(unnamed));
    }

    /// <summary>A value that is set in any shape is not at its default.</summary>
    [Theory]
    [MemberData(nameof(Calls))]
    [MemberData(nameof(Places))]
    [MemberData(nameof(Classes))]
    [MemberData(nameof(UnnamedClasses))]
    public async Task What_is_set_in_any_shape_is_not_left_at_its_default(string shape)
    {
        foreach (var value in new[] { Always, Unknown })
        {
            await ConfiguredOptions.Program("$A_ => { }); " + shape, value, isReported: false, ConfiguredOptions.All.Take(2));
        }
    }
}
