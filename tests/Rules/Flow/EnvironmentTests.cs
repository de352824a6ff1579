namespace CookieSecurity.Tests.Flow;

/// <summary>Development checks: only what remains outside development counts.</summary>
public sealed class EnvironmentTests
{
    [Theory]
    [InlineData("if (environment.IsDevelopment()) { Response.Cookies.Append(\"a\", id, new CookieOptions()); }")]
    [InlineData("if (environment.IsDevelopment()) { Response.Cookies.Append(\"a\", id); }")]
    [InlineData("var o = new CookieOptions { Secure = true }; if (environment.IsDevelopment()) o.Secure = false; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = !environment.IsDevelopment() });")]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = environment.IsDevelopment() ? false : true });")]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = environment.IsDevelopment() == false });")]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = environment.IsDevelopment() is false });")]
    [InlineData("var o = environment.IsDevelopment() ? new CookieOptions() : new CookieOptions { Secure = true }; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("if (!environment.IsDevelopment()) return; Response.Cookies.Append(\"a\", id, new CookieOptions());")]
    [InlineData("if (!environment.IsDevelopment()) throw new Exception(); Response.Cookies.Append(\"a\", id, new CookieOptions());")]
    [InlineData("if (environment.IsDevelopment() && flag) { Response.Cookies.Append(\"a\", id, new CookieOptions()); }")]
    [InlineData("if (flag && environment.IsDevelopment()) { Response.Cookies.Append(\"a\", id, new CookieOptions()); }")]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = !environment.IsDevelopment() || flag });")]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = !environment.IsDevelopment() && flag });")]
    [InlineData("if (environment.EnvironmentName == \"Development\") { Response.Cookies.Append(\"a\", id, new CookieOptions()); }")]
    [InlineData("if (environment.EnvironmentName == Environments.Development) { Response.Cookies.Append(\"a\", id, new CookieOptions()); }")]
    [InlineData("if (environment.EnvironmentName.Equals(\"Development\", StringComparison.OrdinalIgnoreCase)) { Response.Cookies.Append(\"a\", id, new CookieOptions()); }")]
    [InlineData("if (string.Equals(environment.EnvironmentName, \"Development\")) { Response.Cookies.Append(\"a\", id, new CookieOptions()); }")]
    [InlineData("if (environment.EnvironmentName is \"Development\") { Response.Cookies.Append(\"a\", id, new CookieOptions()); }")]
    [InlineData("if (environment.IsEnvironment(\"Development\")) { Response.Cookies.Append(\"a\", id, new CookieOptions()); }")]
    [InlineData("if (environment.IsEnvironment(Environments.Development)) { Response.Cookies.Append(\"a\", id, new CookieOptions()); }")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"ASPNETCORE_ENVIRONMENT\") == \"Development\") { Response.Cookies.Append(\"a\", id, new CookieOptions()); }")]
    [InlineData("var dev = environment.IsDevelopment(); if (dev) { Response.Cookies.Append(\"a\", id, new CookieOptions()); }")]
    [InlineData("var dev = environment.IsDevelopment(); Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = !dev });")]
    [InlineData("if (HostEnvironmentEnvExtensions.IsDevelopment(environment)) { Response.Cookies.Append(\"a\", id, new CookieOptions()); }")]
    [InlineData("if (environment.IsDevelopment()) { Response.OnStarting(() => { Response.Cookies.Append(\"a\", id, new CookieOptions()); return Task.CompletedTask; }); }")]
    [InlineData("if (environment.IsDevelopment()) { Action write = () => Response.Cookies.Append(\"a\", id); write(); }")]
    [InlineData("switch (environment.EnvironmentName) { case \"Development\": Response.Cookies.Append(\"a\", id, new CookieOptions()); break; }")]
    [InlineData("void Dev() { Response.Cookies.Append(\"a\", id, new CookieOptions()); } if (environment.IsDevelopment()) Dev();")]
    public Task Development_alone_is_silent(string statements) => SecureTest.Body(statements);

    [Theory]
    [InlineData("if (!environment.IsDevelopment()) { Response.Cookies.Append(\"a\", id, {|CKS1001:new CookieOptions()|}); }")]
    [InlineData("if (environment.IsDevelopment()) return; Response.Cookies.Append(\"a\", id, {|CKS1001:new CookieOptions()|});")]
    [InlineData("if (environment.IsDevelopment()) { } else { Response.Cookies.{|CKS1001:Append|}(\"a\", id); }")]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { {|CKS1001:Secure = environment.IsDevelopment()|} });")]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { {|CKS1001:Secure = environment.IsDevelopment() ? true : false|} });")]
    [InlineData("Response.Cookies.Append(\"a\", id, new CookieOptions { {|CKS1001:Secure = environment.IsDevelopment() && flag|} });")]
    [InlineData("var o = {|CKS1001:new CookieOptions()|}; if (environment.IsDevelopment()) o.Secure = true; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("if (environment.EnvironmentName != \"Development\") { Response.Cookies.Append(\"a\", id, {|CKS1001:new CookieOptions()|}); }")]
    [InlineData("if (environment.IsProduction()) { Response.Cookies.Append(\"a\", id, {|CKS1001:new CookieOptions()|}); }")]
    [InlineData("if (environment.IsStaging()) { Response.Cookies.Append(\"a\", id, {|CKS1001:new CookieOptions()|}); }")]
    [InlineData("if (environment.IsDevelopment() || flag) { Response.Cookies.Append(\"a\", id, {|CKS1001:new CookieOptions()|}); }")]
    [InlineData("if (environment.IsEnvironment(\"Testing\")) { Response.Cookies.Append(\"a\", id, {|CKS1001:new CookieOptions()|}); }")]
    [InlineData("var dev = environment.IsDevelopment(); Response.Cookies.Append(\"a\", id, new CookieOptions { {|CKS1001:Secure = dev|} });")]
    public Task An_inverted_check_is_a_report(string statements) => SecureTest.Body(statements);

    [Theory]
    [InlineData("private bool Dev => environment.IsDevelopment();", "if (Dev) Response.Cookies.Append(\"a\", id);")]
    [InlineData("private bool Dev() => environment.IsDevelopment();", "if (Dev()) Response.Cookies.Append(\"a\", id);")]
    [InlineData("private static bool Dev(IHostEnvironment host) => host.IsDevelopment();", "Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = !Dev(environment) });")]
    [InlineData("private readonly bool dev; public Shop(IHostEnvironment host) { dev = host.IsDevelopment(); }", "if (dev) Response.Cookies.Append(\"a\", id);")]
    [InlineData("private readonly bool secure; public Shop(IHostEnvironment host) { secure = !host.IsDevelopment(); }", "Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = secure });")]
    [InlineData("private static bool Insecure(IHostEnvironment host) { if (host.IsDevelopment()) return true; return false; }", "if (Insecure(environment)) Response.Cookies.Append(\"a\", id);")]
    [InlineData("CookieOptions Make() => environment.IsDevelopment() ? new CookieOptions() : new CookieOptions { Secure = true };", "Response.Cookies.Append(\"a\", id, Make());")]
    public Task A_check_behind_a_helper_or_member_counts(string members, string statements) => SecureTest.With(members, statements);

    [Theory]
    [InlineData("private bool Dev => environment.IsDevelopment();", "if (!Dev) Response.Cookies.{|CKS1001:Append|}(\"a\", id);")]
    [InlineData("private readonly bool dev; public Shop(IHostEnvironment host) { dev = host.IsDevelopment(); }", "Response.Cookies.Append(\"a\", id, new CookieOptions { {|CKS1001:Secure = dev|} });")]
    [InlineData("private bool IsDevelopment() => true;", "if (IsDevelopment()) Response.Cookies.{|CKS1001:Append|}(\"a\", id);")]
    public Task An_inverted_or_look_alike_check_behind_a_member_is_a_report(string members, string statements) => SecureTest.With(members, statements);

    [Fact]
    public Task Lambdas_registered_in_a_development_branch_are_silent() => SecureTest.Program("""
        var app = WebApplication.Create();
        if (app.Environment.IsDevelopment())
        {
            app.MapGet("/dev", (HttpResponse response) => response.Cookies.Append("a", "1"));
        }
        else
        {
            app.MapGet("/live", (HttpResponse response) => response.Cookies.{|CKS1001:Append|}("a", "1"));
        }
        app.MapGet("/flag", (HttpResponse response) => response.Cookies.Append("a", "1", new CookieOptions { Secure = !app.Environment.IsDevelopment() }));
        app.Run();
        """);
}
