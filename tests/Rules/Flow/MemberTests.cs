namespace CookieSecurity.Tests.Flow;

/// <summary>Fields and properties that hold options or flags: known where only the construction of their type writes them.</summary>
public sealed class MemberTests
{
    private const string WriteShared = "Response.Cookies.Append(\"a\", id, {|CKS1001:Shared|});";
    private const string WriteUnknown = "Response.Cookies.Append(\"a\", id, Shared);";

    [Theory]
    [InlineData("private static readonly CookieOptions Shared = new CookieOptions();")]
    [InlineData("public static readonly CookieOptions Shared = new();")]
    [InlineData("private readonly CookieOptions Shared = new CookieOptions { HttpOnly = true };")]
    [InlineData("private CookieOptions Shared = new CookieOptions();")]
    [InlineData("internal static CookieOptions Shared = new CookieOptions { Secure = false };")]
    [InlineData("private readonly CookieOptions Shared; public Shop() { Shared = new CookieOptions(); }")]
    [InlineData("private readonly CookieOptions Shared; public Shop() { this.Shared = new CookieOptions(); Shared.HttpOnly = true; }")]
    [InlineData("private static readonly CookieOptions Shared; static Shop() { Shared = new CookieOptions(); }")]
    [InlineData("public CookieOptions Shared { get; } = new CookieOptions();")]
    [InlineData("public static CookieOptions Shared { get; } = new();")]
    [InlineData("public CookieOptions Shared { get; } public Shop() { Shared = new CookieOptions(); }")]
    [InlineData("private CookieOptions Shared => new CookieOptions();")]
    [InlineData("private CookieOptions Shared { get { return new CookieOptions { HttpOnly = true }; } }")]
    [InlineData("private static readonly CookieOptions Shared = Make(); static CookieOptions Make() => new CookieOptions();")]
    [InlineData("private static readonly CookieOptions basis = new(); private CookieOptions Shared => basis;")]
    [InlineData("private static readonly CookieOptions Shared = new(); void Look() { Console.WriteLine(Shared.Secure); Response.Cookies.Delete(\"b\", Shared); }")]
    [InlineData("private static readonly CookieOptions Shared = new(); CookieOptions Copy() => new CookieOptions(Shared) { Secure = true };")]
    public Task A_member_that_only_construction_writes_is_reported_at_the_argument(string members) => SecureTest.With(members, WriteShared);

    [Theory]
    [InlineData("private static readonly CookieOptions Shared = new CookieOptions { Secure = true };")]
    [InlineData("private readonly CookieOptions Shared = new CookieOptions(); public Shop() { Shared.Secure = true; }")]
    [InlineData("private readonly CookieOptions Shared; public Shop() { Shared = new CookieOptions { Secure = true }; }")]
    [InlineData("public CookieOptions Shared { get; } = new CookieOptions { Secure = true };")]
    [InlineData("private CookieOptions Shared => new CookieOptions { Secure = true };")]
    [InlineData("private readonly CookieOptions Shared; public Shop(CookieOptions o) { Shared = o; }")]
    [InlineData("private static CookieOptions Shared = new(); static Shop() { Shared.Secure = true; }")]
    public Task A_member_that_construction_secures_is_silent(string members) => SecureTest.With(members, WriteUnknown);

    [Theory]
    [InlineData("private CookieOptions Shared = new(); void Set() { Shared = new CookieOptions { Secure = true }; }")]
    [InlineData("private readonly CookieOptions Shared = new(); void Set() { Shared.Secure = true; }")]
    [InlineData("private readonly CookieOptions Shared = new(); void Set() { var o = Shared; o.Secure = true; }")]
    [InlineData("private readonly CookieOptions Shared = new(); void Set() { Harden(Shared); } void Harden(CookieOptions o) { o.Secure = true; }")]
    [InlineData("private readonly CookieOptions Shared = new(); public CookieOptions Exposed => Shared; void Set() { Exposed.Secure = true; }")]
    [InlineData("private readonly CookieOptions Shared = new(); CookieOptions Get() => Shared; void Set() { Get().Secure = true; }")]
    [InlineData("private readonly CookieOptions Shared = new(); void Set() { Action a = () => Shared.Secure = true; }")]
    [InlineData("private readonly CookieOptions Shared = new(); void Set() { Outside.All.Add(Shared); } static class Outside { public static List<CookieOptions> All; }")]
    [InlineData("private CookieOptions Shared = new(); void Set() { Replace(ref Shared); } void Replace(ref CookieOptions o) { }")]
    [InlineData("private CookieOptions Shared = new(); void Set() { (Shared, _) = (new CookieOptions { Secure = true }, 1); }")]
    [InlineData("private CookieOptions Shared = new(); void Set() { Shared ??= given_; } CookieOptions given_;")]
    [InlineData("private readonly CookieOptions Shared = new(); public Shop() { Action a = () => Shared.Secure = true; a(); }")]
    [InlineData("private readonly CookieOptions Shared = new(); void Set(object x) { (flag_ ? Shared : null).Secure = true; } bool flag_;")]
    [InlineData("private readonly CookieOptions Shared = new(); void Set() { var all = new[] { Shared }; all[0].Secure = true; }")]
    [InlineData("private readonly CookieOptions Shared = new(); void Set() { if (Shared is { } o) o.Secure = true; }")]
    [InlineData("private readonly CookieOptions Shared = new(); void Set() { if (Shared is var o) o.Secure = true; }")]
    [InlineData("private readonly CookieOptions Shared = new(); void Set() { Shared.Extensions.Add(\"secure\"); }")]
    [InlineData("private readonly CookieOptions Shared = new(); void Set() { Shared!.Secure = true; }")]
    [InlineData("private readonly CookieOptions Shared = new(); void Set() { object o = Shared; ((CookieOptions)o).Secure = true; }")]
    [InlineData("private readonly CookieOptions Shared = new(); void Set() { (Shared.Secure, _) = (true, 1); }")]
    [InlineData("private readonly CookieOptions Shared = new(); void Set() { Shared.Secure |= true; }")]
    [InlineData("private readonly CookieOptions Shared = new(); void Set() { switch (Shared) { case CookieOptions o: o.Secure = true; break; } }")]
    [InlineData("private readonly CookieOptions Shared = new(); void Set() { foreach (var o in Each()) o.Secure = true; } IEnumerable<CookieOptions> Each() { yield return Shared; }")]
    [InlineData("private readonly CookieOptions Shared = new(); void Set() { using var x = new Bag { Held = Shared }; x.Held.Secure = true; } class Bag : IDisposable { public CookieOptions Held; public void Dispose() { } }")]
    public Task A_write_elsewhere_makes_the_member_unknown(string members) => SecureTest.With(members, WriteUnknown);

    [Theory]
    [InlineData("public CookieOptions Shared = new();")]
    [InlineData("protected CookieOptions Shared = new();")]
    [InlineData("public CookieOptions Shared { get; set; } = new();")]
    [InlineData("public CookieOptions Shared { get; init; } = new();")]
    [InlineData("public virtual CookieOptions Shared { get; } = new();")]
    [InlineData("public virtual CookieOptions Shared => new();")]
    [InlineData("private CookieOptions Shared;")]
    [InlineData("private readonly Lazy<CookieOptions> lazy = new(() => new CookieOptions()); private CookieOptions Shared => lazy.Value;")]
    public Task A_member_that_others_may_set_is_unknown(string members) => SecureTest.With(members, WriteUnknown);

    [Fact]
    public Task Interface_and_abstract_properties_are_unknown() => SecureTest.Library("""
        interface IHolder { CookieOptions Held { get; } }
        abstract class Holder : IHolder { public abstract CookieOptions Held { get; } }
        class Shop(IHolder one, Holder other)
        {
            void Handle(HttpResponse response)
            {
                response.Cookies.Append("a", "1", one.Held);
                response.Cookies.Append("b", "1", other.Held);
            }
        }
        """);

    [Fact]
    public Task Static_members_of_another_class_are_known_and_a_write_from_anywhere_undoes_it() => SecureTest.Library("""
        static class Cookies
        {
            public static readonly CookieOptions Known = new() { HttpOnly = true };
            public static readonly CookieOptions Changed = new() { HttpOnly = true };
            public static CookieOptions Fresh => new();
        }
        class Startup { void Configure() { Cookies.Changed.Secure = true; } }
        class Shop
        {
            void Handle(HttpResponse response)
            {
                response.Cookies.Append("a", "1", {|CKS1001:Cookies.Known|});
                response.Cookies.Append("b", "1", Cookies.Changed);
                response.Cookies.Append("c", "1", {|CKS1001:Cookies.Fresh|});
            }
        }
        """);

    [Fact]
    public Task A_getter_that_creates_makes_a_new_object_at_each_read() => SecureTest.With(
        "CookieOptions Fresh => new CookieOptions();",
        """
        Fresh.Secure = true;
        Response.Cookies.Append("a", id, {|CKS1001:Fresh|});
        var mine = Fresh;
        mine.Secure = true;
        Response.Cookies.Append("b", id, mine);
        """);

    [Fact]
    public Task A_write_to_the_field_in_the_same_method_makes_it_unknown() => SecureTest.With(
        "private readonly CookieOptions shared = new();",
        """
        shared.Secure = true;
        Response.Cookies.Append("a", id, shared);
        """);

    [Theory]
    [InlineData("private const bool Flag = false;")]
    [InlineData("private static readonly bool Flag = false;")]
    [InlineData("private readonly bool Flag = false;")]
    [InlineData("private readonly bool Flag;")]
    [InlineData("private static bool Flag;")]
    [InlineData("private bool Flag => false;")]
    [InlineData("private bool Flag { get; } = false;")]
    [InlineData("private static class Settings { public const bool Secure = false; } private const bool Flag = Settings.Secure;")]
    public Task A_flag_that_is_never_anything_but_false_is_a_constant(string members) => SecureTest.With(
        members + " bool Use() => Flag;",
        """Response.Cookies.Append("a", id, new CookieOptions { {|CKS1001:Secure = Flag|} });""");

    [Theory]
    [InlineData("private static readonly bool Flag = true;")]
    [InlineData("private bool Flag = false; void Set() { Flag = true; }")]
    [InlineData("public bool Flag;")]
    [InlineData("public bool Flag { get; set; }")]
    [InlineData("public static bool Flag { get; private set; }")]
    [InlineData("private readonly bool Flag; public Shop(bool given) { Flag = given; }")]
    [InlineData("private static readonly bool Flag = Environment.GetEnvironmentVariable(\"X\") == \"1\";")]
    public Task A_flag_that_may_be_true_is_silent(string members) => SecureTest.With(
        members,
        """Response.Cookies.Append("a", id, new CookieOptions { Secure = Flag });""");

    [Fact]
    public Task Members_of_records_structs_and_primary_constructors_are_unknown() => SecureTest.Library("""
        record Cookie(CookieOptions Options) { public CookieOptions Kept { get; } = Options; }
        record struct Pair(CookieOptions Options);
        class Shop(CookieOptions options, Cookie cookie)
        {
            private readonly CookieOptions kept = options;
            void Handle(HttpResponse response, Pair pair)
            {
                response.Cookies.Append("a", "1", options);
                response.Cookies.Append("b", "1", kept);
                response.Cookies.Append("c", "1", cookie.Options);
                response.Cookies.Append("d", "1", (cookie with { Options = new CookieOptions() }).Options);
                response.Cookies.Append("e", "1", pair.Options);
            }
        }
        """);

    [Fact]
    public Task A_field_beside_a_primary_constructor_is_known() => SecureTest.Library("""
        class Shop(HttpContext context)
        {
            private readonly CookieOptions insecure = new();
            private readonly CookieOptions safe = new() { Secure = true };
            public void Handle()
            {
                context.Response.Cookies.Append("a", "1", {|CKS1001:insecure|});
                context.Response.Cookies.Append("b", "1", safe);
            }
        }
        """);

    [Fact]
    public Task A_constructor_that_chains_to_another_says_nothing_wrong() => SecureTest.Library("""
        class Shop
        {
            private readonly CookieOptions shared = new();
            public Shop() : this(true) { shared.HttpOnly = true; }
            private Shop(bool secure) { shared.Secure = secure; }
            public void Handle(HttpResponse response) => response.Cookies.Append("a", "1", shared);
        }
        """);

    [Fact]
    public Task A_field_written_in_a_file_of_a_partial_class_is_unknown() => Infrastructure.RuleTest.Files(
        """
        partial class Shop
        {
            private static readonly CookieOptions shared = new() { HttpOnly = true, SameSite = SameSiteMode.Lax };
            private static readonly CookieOptions known = new() { HttpOnly = true, SameSite = SameSiteMode.Lax };
            void Handle(HttpResponse response)
            {
                response.Cookies.Append("a", "1", shared);
                response.Cookies.Append("b", "1", {|CKS1001:known|});
            }
        }
        """,
        """
        partial class Shop
        {
            static void Configure() => shared.Secure = true;
        }
        """);

    [Fact]
    public Task A_derived_class_may_write_an_internal_field() => SecureTest.Library("""
        class Basis { internal CookieOptions shared = new(); internal static bool flag; }
        class Shop : Basis
        {
            Shop() { shared = new CookieOptions { Secure = true }; flag = true; }
            void Handle(HttpResponse response)
            {
                response.Cookies.Append("a", "1", shared);
                response.Cookies.Append("b", "1", new CookieOptions { Secure = flag });
            }
        }
        """);

    [Fact]
    public Task An_object_initializer_may_write_an_internal_field() => SecureTest.Library("""
        class Holder { internal CookieOptions Held = new(); internal CookieOptions Other = new(); }
        class Shop
        {
            Holder Make() => new Holder { Held = new CookieOptions { Secure = true }, Other = { Secure = true } };
            void Handle(HttpResponse response)
            {
                response.Cookies.Append("a", "1", Make().Held);
                response.Cookies.Append("b", "1", Make().Other);
            }
        }
        """);
}
