using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Transport;

/// <summary>CKS5004: metadata of an identity provider over plain http.</summary>
public sealed class PlainMetadataTests
{
    private static void WithPackages(ApplicationTest test)
    {
        test.TestState.AdditionalReferences.AddRange(ReferencePacks.Packages);
        test.TestState.AdditionalReferences.Add(OtherPackage.Reference);
    }

    private static string Source(string services) => $$"""
        using Microsoft.AspNetCore.Authentication.JwtBearer;
        using Microsoft.AspNetCore.Authentication.OpenIdConnect;

        var builder = WebApplication.CreateBuilder(args);
        var flag = args.Length > 0;
        {{services}}
        builder.Build().Run();
        """;

    private static Task Program(string services) => ApplicationTest.Program("CKS5004", Source(services), WithPackages);

    [Theory]
    [InlineData("builder.Services.AddAuthentication().AddJwtBearer(o => {|CKS5004:o.RequireHttpsMetadata = false|});")]
    [InlineData("builder.Services.AddAuthentication().AddOpenIdConnect(o => { o.ClientId = \"a\"; {|CKS5004:o.RequireHttpsMetadata = false|}; });")]
    [InlineData("builder.Services.Configure<JwtBearerOptions>(\"Bearer\", Plain); static void Plain(JwtBearerOptions options) => {|CKS5004:options.RequireHttpsMetadata = false|};")]
    [InlineData("builder.Services.PostConfigure<OpenIdConnectOptions>(\"x\", delegate (OpenIdConnectOptions o) { {|CKS5004:o.RequireHttpsMetadata = false|}; });")]
    [InlineData("var options = new JwtBearerOptions { {|CKS5004:RequireHttpsMetadata = false|} };")]
    [InlineData("const bool Https = false; builder.Services.AddAuthentication().AddJwtBearer(o => {|CKS5004:o.RequireHttpsMetadata = Https|});")]
    [InlineData("builder.Services.AddAuthentication().AddJwtBearer(o => {|CKS5004:o.RequireHttpsMetadata = builder.Environment.IsDevelopment()|});")]
    [InlineData("builder.Services.AddAuthentication().AddJwtBearer(o => { if (!builder.Environment.IsDevelopment()) { {|CKS5004:o.RequireHttpsMetadata = false|}; } });")]
    public Task False_is_reported(string services) => Program(services);

    [Theory]
    [InlineData("builder.Services.AddAuthentication().AddJwtBearer(o => o.RequireHttpsMetadata = true);")]
    [InlineData("builder.Services.AddAuthentication().AddJwtBearer(o => o.RequireHttpsMetadata = flag);")]
    [InlineData("builder.Services.AddAuthentication().AddJwtBearer(o => o.RequireHttpsMetadata = !builder.Environment.IsDevelopment());")]
    [InlineData("builder.Services.AddAuthentication().AddJwtBearer(o => { if (builder.Environment.IsDevelopment()) o.RequireHttpsMetadata = false; });")]
    [InlineData("if (builder.Environment.IsDevelopment()) builder.Services.AddAuthentication().AddJwtBearer(o => o.RequireHttpsMetadata = false);")]
    [InlineData("var dev = builder.Environment.IsDevelopment(); builder.Services.AddAuthentication().AddJwtBearer(o => { if (dev) { o.RequireHttpsMetadata = false; } });")]
    [InlineData("builder.Services.AddAuthentication().AddJwtBearer(o => { if (flag) { o.RequireHttpsMetadata = false; } });")]
    [InlineData("builder.Services.AddAuthentication().AddJwtBearer(o => { if (!builder.Environment.IsProduction()) { o.RequireHttpsMetadata = false; } });")]
    [InlineData("builder.Services.AddAuthentication().AddJwtBearer(o => { o.RequireHttpsMetadata = false; o.RequireHttpsMetadata = true; });")]
    [InlineData("builder.Services.Configure<Elsewhere.ElsewhereOptions>(o => o.RequireHttpsMetadata = false);")]
    [InlineData("var read = new JwtBearerOptions().RequireHttpsMetadata == false;")]
    public Task Everything_else_is_silent(string services) => Program(services);

    [Fact]
    public Task Debug_code_is_silent() => ApplicationTest.Library(
        "CKS5004",
        """
        #define DEBUG
        using Microsoft.AspNetCore.Authentication.JwtBearer;

        public class Shop
        {
            public void Configure(JwtBearerOptions options)
            {
        #if DEBUG
                options.RequireHttpsMetadata = false;
        #endif
            }
        }
        """,
        WithPackages);

    [Fact]
    public Task Libraries_are_reported_too() => ApplicationTest.Library(
        "CKS5004",
        """
        using Jwt = Microsoft.AspNetCore.Authentication.JwtBearer.JwtBearerOptions;

        public class Shop : Microsoft.Extensions.Options.IConfigureNamedOptions<Jwt>
        {
            public void Configure(Jwt options) => {|CKS5004:options.RequireHttpsMetadata = false|};

            public void Configure(string? name, Jwt options)
            {
                if (name is null)
                {
                    return;
                }

                {|CKS5004:options.RequireHttpsMetadata = false|};
            }
        }

        public class Own { public bool RequireHttpsMetadata { get; set; } = true; public void Set() => RequireHttpsMetadata = false; }
        """,
        WithPackages);

    private static Task Fix(string before, string after) => ApplicationTest.Fix("CKS5004", Source(before), Source(after), WithPackages);

    [Theory]
    [InlineData("builder.Services.AddAuthentication().AddJwtBearer(o => {|CKS5004:o.RequireHttpsMetadata = false|});", "builder.Services.AddAuthentication().AddJwtBearer();")]
    [InlineData("var options = new JwtBearerOptions { {|CKS5004:RequireHttpsMetadata = false|}, Audience = \"a\" };", "var options = new JwtBearerOptions { Audience = \"a\" };")]
    [InlineData("builder.Services.AddAuthentication().AddJwtBearer(o =>\n{\n    o.Audience = \"a\";\n    {|CKS5004:o.RequireHttpsMetadata = false|}; // for now\n});", "builder.Services.AddAuthentication().AddJwtBearer(o =>\n{\n    o.Audience = \"a\";\n    // for now\n});")]
    public Task The_fix_removes_it(string before, string after) => Fix(before, after);

    [Theory]
    [InlineData("builder.Services.AddAuthentication().AddJwtBearer(o => {|CKS5004:o.RequireHttpsMetadata = false|});", "builder.Services.AddAuthentication().AddJwtBearer(o => o.RequireHttpsMetadata = !builder.Environment.IsDevelopment());")]
    public Task The_second_one_asks_the_environment(string before, string after) => ApplicationTest.Fix("CKS5004", Source(before), Source(after), test =>
    {
        WithPackages(test);
        test.CodeActionIndex = 1;
    });
}
