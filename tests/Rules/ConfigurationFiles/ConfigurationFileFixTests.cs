namespace CookieSecurity.Tests.ConfigurationFiles;

/// <summary>The values that fixes write into configuration files, in editors that let them.</summary>
public sealed class ConfigurationFileFixTests
{
    [Fact]
    public Task Settings_get_the_right_values_and_keep_comments_and_layout() => new ConfiguredProject()
        .Add("""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.Configure<SessionOptions>(builder.Configuration.GetSection("Session"));
            builder.Services.AddAntiforgery(options => builder.Configuration.Bind("Forgery", options));
            var app = builder.Build();
            app.UseSession();
            app.Run();
            """)
        .With("appsettings.json", """
            {
              // kept
              "Session": {
                "Cookie": { "SecurePolicy": {|CKS6001:"None"|}, "HttpOnly": {|CKS6001:false|}, "SameSite": {|CKS6001:0|}, }, /* kept */
              },
              "Forgery": { "Cookie": { "SameSite": {|CKS6001:"None"|} } }
            }
            """)
        .FixAsync("""
            {
              // kept
              "Session": {
                "Cookie": { "SecurePolicy": "Always", "HttpOnly": true, "SameSite": "Lax", }, /* kept */
              },
              "Forgery": { "Cookie": { "SameSite": "Strict" } }
            }
            """);

    [Theory]
    [InlineData("""<{|CKS6002:httpCookies|} />""", """<httpCookies httpOnlyCookies="true" requireSSL="true" />""")]
    [InlineData("""<{|CKS6002:httpCookies|}></httpCookies>""", """<httpCookies httpOnlyCookies="true" requireSSL="true"></httpCookies>""")]
    [InlineData("""<{|CKS6002:httpCookies|} {|CKS6002:requireSSL='false'|}/>""", """<httpCookies requireSSL='true' httpOnlyCookies="true"/>""")]
    [InlineData("""<sessionState {|CKS6002:cookieless="true"|} />""", """<sessionState cookieless="UseCookies" />""")]
    [InlineData("""<authentication mode="Forms"><forms {|CKS6002:requireSSL="false"|} /></authentication>""", """<authentication mode="Forms"><forms requireSSL="true" /></authentication>""")]
    public Task Attributes_are_corrected_or_added(string bad, string good) => ConfiguredProject.Classic()
        .With("Web.config", $"<configuration>\r\n  <system.web>\r\n    {bad} <!-- kept -->\r\n  </system.web>\r\n</configuration>")
        .FixAsync($"<configuration>\r\n  <system.web>\r\n    {good} <!-- kept -->\r\n  </system.web>\r\n</configuration>");
}
