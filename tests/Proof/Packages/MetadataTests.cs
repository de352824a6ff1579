using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;

namespace CookieSecurity.Proof.Packages;

/// <summary>Where an identity provider's keys may come from. The package is not part of the shared framework, so this is asked of the newest only.</summary>
public sealed class MetadataTests
{
    [Fact]
    public async Task Metadata_over_http_is_refused_unless_it_is_allowed()
    {
        static JwtBearerOptions Options(bool requireHttps)
        {
            var services = new ServiceCollection();
            services.AddLogging().AddAuthentication().AddJwtBearer(options =>
            {
                options.Authority = "http://login.example";
                options.RequireHttpsMetadata = requireHttps;
                options.BackchannelHttpHandler = new Metadata();
            });
            return services.BuildServiceProvider().GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtBearerDefaults.AuthenticationScheme);
        }

        Assert.True(new JwtBearerOptions().RequireHttpsMetadata);
        Assert.Throws<InvalidOperationException>(() => Options(requireHttps: true));

        var configuration = await Options(requireHttps: false).ConfigurationManager!.GetConfigurationAsync(CancellationToken.None);
        Assert.Equal("http://login.example", configuration.Issuer);
    }

    /// <summary>Answers as anybody on the way could.</summary>
    private sealed class Metadata : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.Equal("http", request.RequestUri!.Scheme);
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent("""{"issuer":"http://login.example"}""") });
        }
    }
}
