using CookieSecurity.Proof.Infrastructure;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.Net.Http.Headers;

namespace CookieSecurity.Proof.Facts;

/// <summary>What becomes of a <c>Set-Cookie</c> header that code writes itself.</summary>
public sealed class CookieHeaderTests
{
    private static readonly CookiePolicyOptions Strict = new()
    {
        Secure = CookieSecurePolicy.Always,
        HttpOnly = HttpOnlyPolicy.Always,
        MinimumSameSitePolicy = Microsoft.AspNetCore.Http.SameSiteMode.Strict,
    };

    [Fact]
    public async Task A_header_is_sent_as_it_is_written() =>
        Assert.Equal("sid=1", await Wire.Of(context => context.Response.Headers.Append("Set-Cookie", "sid=1")));

    [Fact]
    public async Task A_cookie_policy_does_not_touch_a_header() =>
        Assert.Equal("sid=1", await Wire.Of(pipeline => pipeline.UseCookiePolicy(Strict), context => context.Response.Headers.SetCookie = "sid=1"));

    [Fact]
    public async Task A_value_in_a_header_is_not_escaped() =>
        Assert.Equal("sid=1; domain=example", await Wire.Of(context => context.Response.Headers.Append("Set-Cookie", "sid=" + "1; domain=example")));

    [Fact]
    public async Task A_value_of_a_cookie_is_escaped() =>
        Assert.Equal("sid=1%3B%20domain%3Dexample; path=/", await Wire.Of(context => context.Response.Cookies.Append("sid", "1; domain=example")));

    [Fact]
    public void A_new_header_object_protects_nothing() => Assert.Equal("sid=1", new SetCookieHeaderValue("sid", "1").ToString());

    [Fact]
    public void A_header_object_that_options_make_has_their_attributes() =>
        Assert.Equal(
            "sid=1; path=/; secure; httponly",
            new CookieOptions { Secure = true, HttpOnly = true }.CreateCookieHeader("sid", "1").ToString());

    [Fact]
    public async Task Typed_headers_write_the_objects_as_they_are() =>
        Assert.Equal("sid=1; httponly", await Wire.Of(context => context.Response.GetTypedHeaders().SetCookie = [new SetCookieHeaderValue("sid", "1") { HttpOnly = true }]));

    [Fact]
    public void The_header_dictionary_compares_names_without_case()
    {
        IHeaderDictionary headers = new HeaderDictionary { ["set-cookie"] = "sid=1" };

        Assert.Equal("sid=1", headers.SetCookie.ToString());
        Assert.Equal("Set-Cookie", HeaderNames.SetCookie);
    }

    [Fact]
    public async Task The_server_writes_a_prefixed_cookie_that_browsers_refuse() =>
        Assert.Equal("__Host-sid=1; path=/", await Wire.Of(context => context.Response.Cookies.Append("__Host-sid", "1")));

    [Fact]
    public async Task A_policy_makes_a_prefixed_deletion_Secure() =>
        Assert.Equal(
            "__Host-sid=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/; secure",
            await Wire.Of(
                pipeline => pipeline.UseCookiePolicy(new CookiePolicyOptions { Secure = CookieSecurePolicy.Always }),
                context => context.Response.Cookies.Delete("__Host-sid")));
}
