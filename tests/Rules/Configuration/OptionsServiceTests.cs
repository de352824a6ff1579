using static CookieSecurity.Tests.FrameworkCookies.FrameworkCookieTest;

namespace CookieSecurity.Tests.Configuration;

/// <summary>Services that configure options: classes of this compilation are read, all others may set anything.</summary>
public sealed class OptionsServiceTests
{
    [Theory]
    [InlineData("services.AddSingleton<IConfigureOptions<SessionOptions>>(new ConfigureOptions<SessionOptions>(o => o.Cookie.SecurePolicy = CookieSecurePolicy.Always));")]
    [InlineData("services.AddSingleton<IConfigureOptions<SessionOptions>>(new ConfigureNamedOptions<SessionOptions>(\"\", o => o.Cookie.SecurePolicy = CookieSecurePolicy.Always));")]
    [InlineData("services.AddSingleton<IPostConfigureOptions<SessionOptions>>(new PostConfigureOptions<SessionOptions>(null, o => { }));")]
    [InlineData("services.AddTransient<IConfigureOptions<SessionOptions>>(provider => provider.GetRequiredService<IConfigureNamedOptions<SessionOptions>>());")]
    [InlineData("services.AddTransient(typeof(IConfigureOptions<SessionOptions>), typeof(ConfigureOptions<SessionOptions>));")]
    [InlineData("services.ConfigureOptions<ConfigureOptions<SessionOptions>>();")]
    [InlineData("services.ConfigureOptions(typeof(ConfigureOptions<SessionOptions>));")]
    [InlineData("services.ConfigureOptions(new ConfigureOptions<SessionOptions>(o => { }));")]
    [InlineData("Microsoft.Extensions.DependencyInjection.Extensions.ServiceCollectionDescriptorExtensions.TryAddEnumerable(services, ServiceDescriptor.Singleton<IConfigureOptions<SessionOptions>, ConfigureOptions<SessionOptions>>());")]
    public async Task A_class_that_is_declared_elsewhere_may_set_anything(string service)
    {
        await Services("CKS2001", "services.AddSession();" + service);
        await Services("CKS2001", "services.AddSession(o => o.Cookie.SecurePolicy = CookieSecurePolicy.None);" + service);
        await Services("CKS2001", service.Replace("SessionOptions", "AntiforgeryOptions") + "services.AddAntiforgery();");
    }

    [Theory]
    [InlineData("services.AddSingleton<IConfigureOptions<AntiforgeryOptions>>(new ConfigureOptions<AntiforgeryOptions>(o => { }));")]
    [InlineData("services.ConfigureOptions<Setup>();")]
    [InlineData("services.ConfigureOptions(typeof(Setup));")]
    [InlineData("services.ConfigureOptions(new Setup());")]
    [InlineData("services.AddSingleton<IConfigureOptions<SessionOptions>, Setup>();")]
    [InlineData("services.AddSingleton<IConfigureOptions<SessionOptions>>(new Setup());")]
    [InlineData("services.AddSingleton<IConfigureOptions<SessionOptions>>(_ => new Setup());")]
    [InlineData("services.AddSingleton<Setup>();")]
    public Task Others_and_those_that_are_seen_leave_the_default(string service) => Services(
        "CKS2001", "services.{|CKS2001:AddSession|}();" + service + "class Setup : IConfigureOptions<SessionOptions> { public void Configure(SessionOptions o) => o.Cookie.Name = \"s\"; }");
}
