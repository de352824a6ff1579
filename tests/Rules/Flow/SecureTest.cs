using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Flow;

/// <summary>Follows one flag, <c>Secure</c>, through the code: whatever else the cookies lack is left out.</summary>
internal static class SecureTest
{
    private static readonly string[] Rules = ["CKS1001", "CKS1004", "CKS1005"];

    public static Task Body(string statements) => RuleTest.Body(statements, Rules);

    public static Task With(string members, string statements) => RuleTest.BodyWith(members, statements, Rules);

    public static Task Library(string source) => RuleTest.Library("#nullable disable\n" + source, Rules);

    public static Task LibraryWith(string before, string source) => RuleTest.Library(before + "#nullable disable\n" + source, Rules);

    public static Task Program(string source) => RuleTest.Program(source, Rules);
}
