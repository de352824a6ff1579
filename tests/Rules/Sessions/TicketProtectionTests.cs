using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Sessions;

/// <summary>CKS4011, CKS4012: keys that do not last or lie in the clear, and formats that protect nothing.</summary>
public sealed class TicketProtectionTests
{
    private const string Usings = """
        using System.Text.Json;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Cookies;
        using Microsoft.AspNetCore.DataProtection;
        using Microsoft.AspNetCore.DataProtection.KeyManagement;
        using Microsoft.AspNetCore.DataProtection.XmlEncryption;

        var builder = WebApplication.CreateBuilder(args);

        """;

    private const string Formats = """
        class Plain : ISecureDataFormat<AuthenticationTicket>
        {
            public string Protect(AuthenticationTicket data) => Convert.ToBase64String(TicketSerializer.Default.Serialize(data));
            public string Protect(AuthenticationTicket data, string? purpose) => Protect(data);
            public AuthenticationTicket? Unprotect(string? text) => TicketSerializer.Default.Deserialize(Convert.FromBase64String(text!));
            public AuthenticationTicket? Unprotect(string? text, string? purpose) => Unprotect(text);
        }
        class Sealed(IDataProtector protector) : ISecureDataFormat<AuthenticationTicket>
        {
            public string Protect(AuthenticationTicket data) => protector.Protect(Convert.ToBase64String(TicketSerializer.Default.Serialize(data)));
            public string Protect(AuthenticationTicket data, string? purpose) => Protect(data);
            public AuthenticationTicket? Unprotect(string? text) => TicketSerializer.Default.Deserialize(Convert.FromBase64String(protector.Unprotect(text!)));
            public AuthenticationTicket? Unprotect(string? text, string? purpose) => Unprotect(text);
        }
        class NoProtector : IDataProtector
        {
            public IDataProtector CreateProtector(string purpose) => this;
            public byte[] Protect(byte[] plaintext) { return plaintext; }
            public byte[] Unprotect(byte[] data) { return data; }
        }
        """;

    private static string Source(string code, string types = "") => Usings + code + "\nbuilder.Build().Run();\n" + types;

    private static Task Verify(string rule, string code, string types = "") => ApplicationTest.Program(rule, Source(code, types), test => test.TestState.AdditionalReferences.Add(OtherPackage.Reference));

    [Theory]
    [InlineData("builder.Services.AddDataProtection().{|CKS4011:UseEphemeralDataProtectionProvider|}();")]
    [InlineData("DataProtectionBuilderExtensions.{|CKS4011:UseEphemeralDataProtectionProvider|}(builder.Services.AddDataProtection());")]
    [InlineData("builder.Services.AddDataProtection().AddKeyManagementOptions(o => {|CKS4011:o.XmlEncryptor = new NullXmlEncryptor()|});")]
    [InlineData("builder.Services.Configure<KeyManagementOptions>(o => { {|CKS4011:o.XmlEncryptor = new NullXmlEncryptor(null)|}; });")]
    [InlineData("builder.Services.AddAuthentication().AddCookie(o => {|CKS4011:o.TicketDataFormat = new Plain()|});")]
    [InlineData("builder.Services.AddAuthentication().AddCookie(o => {|CKS4011:o.TicketDataFormat = new TicketDataFormat(new NoProtector())|});")]
    public Task Protection_that_is_none_or_does_not_last_is_reported(string code) => Verify("CKS4011", code, Formats);

    [Theory]
    [InlineData("builder.Services.AddDataProtection();")]
    [InlineData("if (builder.Environment.IsDevelopment()) builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();")]
    [InlineData("if (builder.Environment.IsDevelopment()) builder.Services.Configure<KeyManagementOptions>(o => o.XmlEncryptor = new NullXmlEncryptor());")]
    [InlineData("builder.Services.AddAuthentication().AddCookie(o => { if (builder.Environment.IsDevelopment()) o.TicketDataFormat = new Plain(); });")]
    [InlineData("builder.Services.AddAuthentication().AddCookie(o => o.TicketDataFormat = new Sealed(o.DataProtectionProvider!.CreateProtector(\"a\")));")]
    [InlineData("builder.Services.AddAuthentication().AddCookie(o => o.TicketDataFormat = new TicketDataFormat(o.DataProtectionProvider!.CreateProtector(\"a\")));")]
    [InlineData("builder.Services.AddAuthentication().AddCookie(o => { o.TicketDataFormat = new Plain(); o.TicketDataFormat = new Sealed(o.DataProtectionProvider!.CreateProtector(\"a\")); });")]
    [InlineData("new Mine().TicketDataFormat = new Plain(); class Mine { public Plain? TicketDataFormat { get; set; } }")]
    public Task Protection_that_lasts_and_development_are_silent(string code)
    {
        var type = code.IndexOf(" class ", StringComparison.Ordinal);
        return type < 0 ? Verify("CKS4011", code, Formats) : Verify("CKS4011", code[..type], code[type..] + Formats);
    }

    [Theory]
    [InlineData("builder.Services.AddDataProtection().{|CKS4012:PersistKeysToFileSystem|}(new DirectoryInfo(\"keys\"));")]
    [InlineData("builder.Services.AddDataProtection().SetApplicationName(\"a\").{|CKS4012:PersistKeysToFileSystem|}(new DirectoryInfo(\"keys\")).SetDefaultKeyLifetime(TimeSpan.FromDays(9));")]
    [InlineData("DataProtectionBuilderExtensions.{|CKS4012:PersistKeysToFileSystem|}(builder.Services.AddDataProtection(), new DirectoryInfo(\"keys\"));")]
    [InlineData("Add(builder.Services.AddDataProtection()); static void Add(IDataProtectionBuilder keys) { keys.{|CKS4012:PersistKeysToFileSystem|}(new DirectoryInfo(\"keys\")); }")]
    public Task Keys_in_the_clear_are_reported(string code) => Verify("CKS4012", code);

    [Theory]
    [InlineData("builder.Services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(\"keys\")).ProtectKeysWithCertificate(\"abc\");")]
    [InlineData("var keys = builder.Services.AddDataProtection(); keys.PersistKeysToFileSystem(new DirectoryInfo(\"keys\")); if (args.Length > 0) keys.ProtectKeysWithDpapiNG();")]
    [InlineData("builder.Services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(\"keys\")); builder.Services.Configure<KeyManagementOptions>(o => o.XmlEncryptor = null);")]
    [InlineData("builder.Services.AddDataProtection().SetApplicationName(\"a\");")]
    [InlineData("if (builder.Environment.IsDevelopment()) builder.Services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(\"keys\"));")]
    public Task Keys_that_are_protected_somewhere_are_silent(string code) => Verify("CKS4012", code.Replace("keys.ProtectKeysWithDpapiNG()", "keys.ProtectKeysWithCertificate(\"a\")", StringComparison.Ordinal));

    [Theory]
    [InlineData("CKS4011", "builder.Services.AddDataProtection().SetApplicationName(\"a\").{|CKS4011:UseEphemeralDataProtectionProvider|}(); // simple", "builder.Services.AddDataProtection().SetApplicationName(\"a\"); // simple")]
    [InlineData("CKS4012", "builder.Services.AddDataProtection().{|CKS4012:PersistKeysToFileSystem|}(new DirectoryInfo(\"keys\"));", "builder.Services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(\"keys\")).ProtectKeysWithCertificate(\"the certificate's thumbprint\");")]
    public Task The_fix_keeps_and_protects_the_keys(string rule, string before, string after) => ApplicationTest.Fix(rule, Source(before), Source(after));
}
