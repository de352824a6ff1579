using CookieSecurity.Tests.Infrastructure;

namespace CookieSecurity.Tests.Sessions;

/// <summary>CKS4014: sign-ins that are persistent for everybody.</summary>
public sealed class PersistentSignInTests
{
    private const string Rule = "CKS4014";

    private static Task Verify(string code) => ApplicationTest.Library(Rule, """
        using System.Security.Claims;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Identity;
        public class Form { public bool RememberMe { get; set; } }
        public class Look { public bool IsPersistent { get; set; } public void SignInAsync(string name, bool isPersistent) { } }
        public class Accounts(SignInManager<IdentityUser> signIn, HttpContext context, IdentityUser user)
        {
            private const bool Always = true;
            public async Task In(Form form, bool flag, AuthenticationProperties given)
            {
                await Task.Yield();

        """ + code + """

            }
        }
        """);

    [Theory]
    [InlineData("await context.SignInAsync(new ClaimsPrincipal(), new AuthenticationProperties { IsPersistent = {|CKS4014:true|} });")]
    [InlineData("await context.SignInAsync(new ClaimsPrincipal(), new() { IsPersistent = {|CKS4014:Always|} });")]
    [InlineData("given.IsPersistent = {|CKS4014:true|};")]
    [InlineData("await signIn.SignInAsync(user, {|CKS4014:true|});")]
    [InlineData("await signIn.SignInAsync(isPersistent: {|CKS4014:true|}, user: user);")]
    [InlineData("await signIn.PasswordSignInAsync(\"a\", \"b\", {|CKS4014:true|}, false);")]
    [InlineData("await signIn.ExternalLoginSignInAsync(\"a\", \"b\", isPersistent: {|CKS4014:Always|});")]
    [InlineData("await signIn.TwoFactorAuthenticatorSignInAsync(\"a\", {|CKS4014:true|}, false);")]
    [InlineData("if (true) await signIn.SignInAsync(user, {|CKS4014:true|});")]
    public Task A_constant_is_reported(string code) => Verify(code);

    [Theory]
    [InlineData("await context.SignInAsync(new ClaimsPrincipal(), new AuthenticationProperties { IsPersistent = form.RememberMe });")]
    [InlineData("await context.SignInAsync(new ClaimsPrincipal(), new AuthenticationProperties { IsPersistent = false });")]
    [InlineData("await signIn.SignInAsync(user, flag);")]
    [InlineData("await signIn.SignInAsync(user, isPersistent: false);")]
    [InlineData("await signIn.PasswordSignInAsync(\"a\", \"b\", false, true);")]
    [InlineData("if (form.RememberMe) given.IsPersistent = true;")]
    [InlineData("if (flag) { await signIn.SignInAsync(user, true); }")]
    [InlineData("given.IsPersistent = flag ? true : false;")]
    [InlineData("new Look().IsPersistent = true; new Look().SignInAsync(\"a\", true);")]
    public Task A_choice_is_silent(string code) => Verify(code);
}
