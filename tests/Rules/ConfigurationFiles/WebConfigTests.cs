namespace CookieSecurity.Tests.ConfigurationFiles;

/// <summary>CKS6002: what a <c>web.config</c> says of the cookies of System.Web.</summary>
public sealed class WebConfigTests
{
    private static string Config(string web) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <!DOCTYPE configuration>
        <configuration>
          <!-- <httpCookies requireSSL="false" /> -->
          <system.web>
            {web}
          </system.web>
        </configuration>
        """;

    private static Task Check(string web) => ConfiguredProject.Classic().With("web.config", Config(web)).CheckAsync();

    [Theory]
    [InlineData("""<{|CKS6002:httpCookies|} />""")]
    [InlineData("""<{|CKS6002:httpCookies|}></httpCookies>""")]
    [InlineData("""<{|CKS6002:httpCookies|} requireSSL="true" />""")]
    [InlineData("""<{|CKS6002:httpCookies|} httpOnlyCookies="true" domain="" />""")]
    [InlineData("""<httpCookies {|CKS6002:requireSSL="false"|} httpOnlyCookies="true" />""")]
    [InlineData("""<httpCookies requireSSL = 'true' {|CKS6002:httpOnlyCookies = 'False'|} />""")]
    [InlineData("""<httpCookies {|CKS6002:requireSSL="false"|} {|CKS6002:httpOnlyCookies="false"|} />""")]
    [InlineData("""<{|CKS6002:httpCookies|} {|CKS6002:requireSSL="false"|} />""")]
    [InlineData("""<authentication mode="Forms"><forms loginUrl="~/login" {|CKS6002:requireSSL="false"|} /></authentication>""")]
    [InlineData("""<sessionState {|CKS6002:cookieless="true"|} />""")]
    [InlineData("""<sessionState mode="InProc" {|CKS6002:cookieless="UseUri"|} timeout="20" />""")]
    [InlineData("""<sessionState {|CKS6002:cookieless="AutoDetect"|} />""")]
    [InlineData("""<sessionState {|CKS6002:cookieless="UseDeviceProfile"|} />""")]
    [InlineData("""<httpCookies {|CKS6002:requireSSL="FALSE"|} httpOnlyCookies="TRUE" sameSite="Lax" />""")]
    public Task What_leaves_cookies_unsafe_is_reported(string web) => Check(web);

    [Theory]
    [InlineData("")]
    [InlineData("""<httpCookies requireSSL="true" httpOnlyCookies="True" />""")]
    [InlineData("""<httpCookies requireSSL="#{Ssl}#" httpOnlyCookies="$(HttpOnly)" />""")]
    [InlineData("""<httpCookies configSource="cookies.config" />""")]
    [InlineData("""<authentication mode="Forms"><forms loginUrl="~/login" requireSSL="true" /></authentication>""")]
    [InlineData("""<authentication mode="Forms"><forms loginUrl="~/login" /></authentication>""")]
    [InlineData("""<authentication mode="Windows"><forms requireSSL="false" /></authentication>""")]
    [InlineData("""<sessionState cookieless="UseCookies" />""")]
    [InlineData("""<sessionState cookieless="false" />""")]
    [InlineData("""<sessionState mode="Off" cookieless="true" />""")]
    [InlineData("""<other><httpCookies requireSSL="false" /></other>""")]
    [InlineData("""<![CDATA[<httpCookies requireSSL="false" />]]>""")]
    public Task What_is_safe_not_said_or_elsewhere_is_silent(string web) => Check(web);

    [Fact]
    public Task An_element_for_one_location_counts() => ConfiguredProject.Classic()
        .With("Web.config", """<configuration><location path="admin"><system.web><httpCookies {|CKS6002:requireSSL="false"|} httpOnlyCookies="true" /></system.web></location></configuration>""")
        .CheckAsync();

    [Fact]
    public Task What_a_transformation_for_deployment_sets_is_silent() => ConfiguredProject.Classic()
        .With("Web.config", Config("""<httpCookies {|CKS6002:httpOnlyCookies="false"|} requireSSL="false" />"""))
        .With("Web.Debug.config", Config("""<httpCookies httpOnlyCookies="true" />"""))
        .With("Web.Release.config", Config("""<httpCookies requireSSL="true" />"""))
        .CheckAsync();

    [Theory]
    [InlineData("""<httpCookies httpOnlyCookies="true" />""", """<httpCookies requireSSL="true" />""")]
    [InlineData("""<httpCookies requireSSL="true" />""", """<httpCookies httpOnlyCookies="true" />""")]
    [InlineData("""<authentication mode="Forms"><forms requireSSL="false" /></authentication>""", """<authentication><forms requireSSL="true" /></authentication>""")]
    [InlineData("""<sessionState cookieless="true" />""", """<sessionState cookieless="UseCookies" />""")]
    public Task What_any_element_gets_from_a_transformation_is_silent(string web, string release) => ConfiguredProject.Classic()
        .With("Web.config", Config(web))
        .With("Web.Release.config", Config(release))
        .CheckAsync();

    [Theory]
    [InlineData("""<httpCookies {|CKS6002:requireSSL="false"|} httpOnlyCookies="true" />""", """<httpCookies requireSSL="false" />""")]
    [InlineData("""<authentication mode="Forms"><forms {|CKS6002:requireSSL="false"|} /></authentication>""", """<compilation debug="false" />""")]
    [InlineData("""<sessionState {|CKS6002:cookieless="true"|} />""", """<sessionState timeout="20" />""")]
    public Task A_transformation_that_changes_nothing_of_it_does_not_help(string web, string release) => ConfiguredProject.Classic()
        .With("Web.config", Config(web))
        .With("Web.Release.config", Config(release))
        .CheckAsync();

    [Fact]
    public Task A_file_that_is_not_well_formed_says_nothing() => ConfiguredProject.Classic()
        .With("web.config", """<configuration><system.web><httpCookies requireSSL="false" />""")
        .CheckAsync();

    [Fact]
    public Task What_the_server_rewrites_on_the_way_out_is_silent() => ConfiguredProject.Classic()
        .With("web.config", """
            <configuration>
              <system.web><httpCookies requireSSL="false" /></system.web>
              <system.webServer><rewrite><outboundRules><rule name="secure"><match serverVariable="RESPONSE_Set_Cookie" pattern=".*" /><action type="Rewrite" value="{R:0}; Secure" /></rule></outboundRules></rewrite></system.webServer>
            </configuration>
            """)
        .CheckAsync();

    [Fact]
    public Task The_file_of_an_application_on_ASP_NET_Core_is_silent() => new ConfiguredProject()
        .Add("WebApplication.CreateBuilder(args).Build().Run();")
        .With("web.config", Config("""<httpCookies requireSSL="false" />"""))
        .CheckAsync();
}
