using static CookieSecurity.Tests.Fixes.FixTest;

namespace CookieSecurity.Tests.Fixes;

public sealed class AlternativeTests
{
    private const string WithoutSameSite = """
        Console.WriteLine({|CKS1003:new CookieOptions()|});
        Console.WriteLine({|CKS1003:new CookieOptions { Secure = true }|});
        """;

    private const string NoneWithoutSecure = "Console.WriteLine(new CookieOptions { {|CKS1004:SameSite = SameSiteMode.None|} });";

    [Fact]
    public Task The_first_alternative_is_preferred() => VerifyFix(
        Body(WithoutSameSite),
        Body("""
            Console.WriteLine(new CookieOptions { SameSite = SameSiteMode.Lax });
            Console.WriteLine(new CookieOptions { Secure = true, SameSite = SameSiteMode.Lax });
            """),
        Choose(0, "Set SameSite = Lax"),
        "CKS1003");

    [Fact]
    public Task The_second_alternative_can_be_chosen_everywhere() => VerifyFix(
        Body(WithoutSameSite),
        Body("""
            Console.WriteLine(new CookieOptions { SameSite = SameSiteMode.Strict });
            Console.WriteLine(new CookieOptions { Secure = true, SameSite = SameSiteMode.Strict });
            """),
        Choose(1, "Set SameSite = Strict"),
        "CKS1003");

    [Fact]
    public Task An_alternative_may_add_another_member() => VerifyFix(
        Body(NoneWithoutSecure),
        Body("Console.WriteLine(new CookieOptions { SameSite = SameSiteMode.None, Secure = true });"),
        Choose(0, "Set Secure = true"),
        "CKS1004");

    [Fact]
    public Task An_alternative_may_change_the_member_itself() => VerifyFix(
        Body(NoneWithoutSecure),
        Body("Console.WriteLine(new CookieOptions { SameSite = SameSiteMode.Lax });"),
        Choose(1, "Set SameSite = Lax"),
        "CKS1004");

    [Fact]
    public Task Options_are_added_under_a_telling_title() => VerifyFix(
        Body("response.Cookies.{|CKS1001:Append|}(\"sid\", id);"),
        Body("response.Cookies.Append(\"sid\", id, new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax });"),
        Choose(0, "Add hardened cookie options"));

    [Fact]
    public Task Fix_all_repairs_what_the_chosen_edit_does_not_fit_with_its_own() => VerifyFix(
        Body("""
            response.Cookies.{|CKS1001:Append|}("a", id);
            response.Cookies.Append("b", id, {|CKS1001:new CookieOptions()|});
            var options = new CookieOptions { {|CKS1001:Secure = false|} };
            """),
        Body("""
            response.Cookies.Append("a", id, new CookieOptions { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax });
            response.Cookies.Append("b", id, new CookieOptions { Secure = true });
            var options = new CookieOptions { Secure = true };
            """));

    private static Action<FixTest> Choose(int index, string title) => test =>
    {
        test.CodeActionIndex = index;
        test.CodeActionVerifier = (action, verifier) => verifier.Equal(title, action.Title);
    };
}
