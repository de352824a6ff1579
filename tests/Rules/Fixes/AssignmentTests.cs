using static CookieSecurity.Tests.Fixes.FixTest;

namespace CookieSecurity.Tests.Fixes;

public sealed class AssignmentTests
{
    [Fact]
    public Task A_statement_gets_the_value() => VerifyFix(
        Body("""
            var options = new CookieOptions();
            {|CKS1001:options.Secure = /* no https here */ false|}; // for now
            """),
        Body("""
            var options = new CookieOptions();
            options.Secure = /* no https here */ true; // for now
            """));

    [Fact]
    public Task An_initializer_member_gets_the_value() => VerifyFix(
        Body("Console.WriteLine(new CookieOptions { {|CKS1001:Secure = false|}, {|CKS1002:HttpOnly = false|} });"),
        Body("Console.WriteLine(new CookieOptions { Secure = true, HttpOnly = true });"),
        "CKS1001",
        "CKS1002");

    [Fact]
    public Task A_computed_value_is_replaced() => VerifyFix(
        Body("var options = new CookieOptions { {|CKS1005:Secure = request.IsHttps || request.Host.Port == 443|}, Path = \"/\" };"),
        Body("var options = new CookieOptions { Secure = true, Path = \"/\" };"),
        "CKS1005");

    [Fact]
    public Task Comments_between_the_parts_of_the_old_value_are_kept() => VerifyFix(
        Body("""
            var options = new CookieOptions();
            {|CKS1005:options.Secure = request.IsHttps // the proxy knows
                || /* local */ request.Host.Port == 443|};
            """),
        Body("""
            var options = new CookieOptions();
            options.Secure = true // the proxy knows
                /* local */;
            """),
        "CKS1005");

    [Fact]
    public Task A_chain_of_assignments_keeps_its_links() => VerifyFix(
        Body("""
            CookieOptions first = new(), second = new();
            {|CKS1001:first.Secure = {|CKS1001:second.Secure = false|}|};
            """),
        Body("""
            CookieOptions first = new(), second = new();
            first.Secure = second.Secure = true;
            """));

#if !ROSLYN_FLOOR
    [Fact]
    public Task A_conditional_assignment_is_repaired() => VerifyFix(
        Body("void Harden(CookieOptions? options)\n{\n    options?{|CKS1001:.Secure = false|};\n}"),
        Body("void Harden(CookieOptions? options)\n{\n    options?.Secure = true;\n}"));
#endif

    [Fact]
    public Task A_value_that_depends_on_a_symbol_is_left_to_the_author() => VerifyNothingIsOffered(
        Body("""
            var options = new CookieOptions();
            {|CKS1005:options.Secure =
            #if DEBUG
                false ||
            #endif
                request.IsHttps|};
            """),
        "CKS1005");
}
