namespace CookieSecurity.Tests.Flow;

/// <summary>Variables written through <c>ref</c> and <c>out</c>, tuples and deconstruction.</summary>
public sealed class ReferenceTests
{
    [Theory]
    [InlineData("void Make(out CookieOptions made) { made = new CookieOptions(); }", "Make(out var o); Response.Cookies.Append(\"a\", id, {|CKS1001:o|});")]
    [InlineData("static void Make(out CookieOptions made) => made = new();", "CookieOptions o; Make(out o); Response.Cookies.Append(\"a\", id, {|CKS1001:o|});")]
    [InlineData("bool TryMake(out CookieOptions made) { made = new() { Secure = false }; return true; }", "if (TryMake(out var o)) Response.Cookies.Append(\"a\", id, {|CKS1001:o|});")]
    [InlineData("void Replace(ref CookieOptions made) { made = new CookieOptions(); }", "var o = new CookieOptions { Secure = true }; Replace(ref o); Response.Cookies.Append(\"a\", id, {|CKS1001:o|});")]
    [InlineData("void Keep(ref CookieOptions kept) { kept.HttpOnly = true; }", "var o = {|CKS1001:new CookieOptions()|}; Keep(ref o); Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("void Look(in CookieOptions seen) { Console.WriteLine(seen.Secure); }", "var o = {|CKS1001:new CookieOptions()|}; Look(in o); Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("void Flag(out bool secure) { secure = false; }", "Flag(out var secure); Response.Cookies.Append(\"a\", id, new CookieOptions { {|CKS1001:Secure = secure|} });")]
    public Task What_a_helper_makes_through_ref_or_out_is_reported(string members, string statements) => SecureTest.With(members, statements);

    [Theory]
    [InlineData("void Make(out CookieOptions made) { made = new CookieOptions { Secure = true }; }", "Make(out var o); Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("void Replace(ref CookieOptions made) { made = new CookieOptions { Secure = true }; }", "var o = new CookieOptions(); Replace(ref o); Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("void Set(ref CookieOptions made) { made.Secure = true; }", "var o = new CookieOptions(); Set(ref o); Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("void Flag(out bool secure) { secure = true; }", "Flag(out var secure); Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = secure });")]
    [InlineData("delegate void Maker(out CookieOptions made); Maker maker;", "maker(out var o); Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("void Flag(ref bool secure) { secure = true; }", "var secure = false; Flag(ref secure); Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = secure });")]
    [InlineData("", "var yes = false; bool.TryParse(id, out yes); Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = yes });")]
    public Task What_a_helper_secures_through_ref_or_out_is_silent(string members, string statements) => SecureTest.With(members, statements);

    [Theory]
    [InlineData("var o = new CookieOptions(); ref var name = ref o; name = new CookieOptions { Secure = true }; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var o = new CookieOptions(); ref var name = ref o; name.Secure = true; Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var no = false; ref var name = ref no; name = true; Response.Cookies.Append(\"a\", id, new CookieOptions { Secure = no });")]
    [InlineData("var all = new CookieOptions[1]; all[0] = new CookieOptions(); ref var name = ref all[0]; name.Secure = true; Response.Cookies.Append(\"a\", id, all[0]);")]
    public Task A_second_name_by_reference_makes_both_unknown(string statements) => SecureTest.Library(NotAsync(statements));

    [Theory]
    [InlineData("var (o, name) = ({|CKS1001:new CookieOptions()|}, \"a\"); Response.Cookies.Append(name, id, o);")]
    [InlineData("(CookieOptions o, var name) = ({|CKS1001:new CookieOptions()|}, \"a\"); Response.Cookies.Append(name, id, o);")]
    [InlineData("var pair = (Options: {|CKS1001:new CookieOptions()|}, Name: \"a\"); Response.Cookies.Append(pair.Name, id, pair.Options);")]
    [InlineData("var pair = ({|CKS1001:new CookieOptions()|}, \"a\"); pair.Item1.HttpOnly = true; Response.Cookies.Append(pair.Item2, id, pair.Item1);")]
    [InlineData("CookieOptions a = new() { Secure = true }, b = {|CKS1001:new()|}; (a, b) = (b, a); Response.Cookies.Append(\"a\", id, a);")]
    [InlineData("var o = new CookieOptions(); {|CKS1001:(o.Secure, o.HttpOnly) = (false, true)|}; Response.Cookies.Append(\"a\", id, o);")]
    public Task Tuples_hand_their_elements_on(string statements) => SecureTest.Body(statements);

    [Theory]
    [InlineData("var (o, name) = (new CookieOptions { Secure = true }, \"a\"); Response.Cookies.Append(name, id, o);")]
    [InlineData("var pair = (Options: new CookieOptions(), Name: \"a\"); pair.Options.Secure = true; Response.Cookies.Append(pair.Name, id, pair.Options);")]
    [InlineData("CookieOptions a = new() { Secure = true }, b = new(); (a, b) = (b, a); Response.Cookies.Append(\"a\", id, b);")]
    [InlineData("var o = new CookieOptions(); (o.Secure, o.HttpOnly) = (true, true); Response.Cookies.Append(\"a\", id, o);")]
    [InlineData("var pair = (new CookieOptions(), 1); pair.Item1 = new CookieOptions { Secure = true }; Response.Cookies.Append(\"a\", id, pair.Item1);")]
    [InlineData("var pair = (new CookieOptions(), 1); var copy = pair; copy.Item1.Secure = true; Response.Cookies.Append(\"a\", id, pair.Item1);")]
    public Task Secure_elements_of_tuples_are_silent(string statements) => SecureTest.Body(statements);

    [Theory]
    [InlineData("(CookieOptions Options, string Name) Make() => (new CookieOptions(), \"a\");", "var (o, name) = Make(); Response.Cookies.Append(name, id, {|CKS1001:o|});")]
    [InlineData("(CookieOptions Options, string Name) Make() => (new CookieOptions(), \"a\");", "var made = Make(); Response.Cookies.Append(made.Name, id, {|CKS1001:made.Options|});")]
    [InlineData("(CookieOptions Options, string Name) Make() => (new CookieOptions(), \"a\");", "Response.Cookies.Append(\"a\", id, {|CKS1001:Make().Options|});")]
    public Task A_tuple_from_a_helper_is_reported_at_the_argument(string members, string statements) => SecureTest.With(members, statements);

    private static string NotAsync(string statements) => $$"""
        class Shop
        {
            void Handle(HttpResponse Response, string id)
            {
                {{statements}}
            }
        }
        """;
}
