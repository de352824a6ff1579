namespace CookieSecurity.Tests.Flow;

/// <summary>Roads on which options change that are easy to overlook: each must leave them unknown, or secure.</summary>
public sealed class UnseenChangeTests
{
    [Theory]
    [InlineData("Func<CookieOptions> get = () => o; Secure(get); void Secure(Func<CookieOptions> x) => Run(x);")]
    [InlineData("CookieOptions Get() => o; Run(Get);")]
    [InlineData("Run(() => (o, 1));")]
    [InlineData("Run(() => { var copy = o; return copy; });")]
    [InlineData("void A() => B(); void B() => C(); void C() => D(); void D() => E(); void E() => F(); void F() => G(); void G() => H(); void H() => o.Secure = true; A();")]
    [InlineData("void Again(int times) { if (times > 0) Again(times - 1); else o.Secure = true; } Again(2);")]
    [InlineData("if ((o, 1) is (var x, _)) x.Secure = true;")]
    [InlineData("if ((o, 1) is { Item1: var x }) x.Secure = true;")]
    [InlineData("switch ((o, id)) { case (var x, \"a\"): x.Secure = true; break; case (CookieOptions y, _): y.Secure = true; break; }")]
    [InlineData("if (o is var x) x.Secure = true;")]
    [InlineData("if (o is CookieOptions { Secure: false } x) x.Secure = true;")]
    [InlineData("if (o is not { } x) return; x.Secure = true;")]
    [InlineData("if (new[] { o } is [var x]) x.Secure = true;")]
    [InlineData("switch (o) { case { Secure: false } x: x.Secure = true; break; }")]
    [InlineData("_ = o switch { { HttpOnly: true } => false, var x => x.Secure = true };")]
    [InlineData("o.Extensions.Add(\"secure; priority=high\");")]
    [InlineData("((IList<string>)o.Extensions).Add(\"secure\");")]
    [InlineData("foreach (var x in Each(o)) { } IEnumerable<int> Each(CookieOptions y) { y.Secure = true; yield return 1; }")]
    [InlineData("(o.Secure, var rest) = (true, 1);")]
    [InlineData("CookieOptions x; (x, var rest) = (o, 1); x.Secure = true;")]
    [InlineData("(o, _) = (new CookieOptions { Secure = true }, 1);")]
    [InlineData("System.Threading.Interlocked.Exchange(ref o, new CookieOptions { Secure = true });")]
    [InlineData("var x = flag ? o : o; x.Secure = true;")]
    [InlineData("(flag ? o : o).Secure = true;")]
    [InlineData("(o ?? given).Secure = true;")]
    [InlineData("o?.Extensions.Add(\"secure\");")]
    [InlineData("o!.Secure = true;")]
    [InlineData("o.Secure |= !flag | flag;")]
    [InlineData("o = o == null ? o : new CookieOptions(o) { Secure = true };")]
    [InlineData("using (new Releaser(() => o.Secure = true)) { }")]
    [InlineData("var lazy = new Lazy<bool>(() => o.Secure = true); _ = lazy.Value;")]
    [InlineData("var task = Task.Run(async () => { await Task.Yield(); o.Secure = true; }); await task;")]
    [InlineData("var query = new[] { 1 }.Select(_ => o.Secure = true).ToList();")]
    [InlineData("var query = (from x in new[] { 1 } select o.Secure = true).ToList();")]
    [InlineData("Run(new Action(delegate { o.Secure = true; }));")]
    [InlineData("var box = new { Held = o }; box.Held.Secure = true;")]
    [InlineData("var box = new Box(o) with { Held = o }; box.Held.Secure = true;")]
    [InlineData("var box = new Box(null) with { Held = o }; box.Held.Secure = true;")]
    [InlineData("CookieOptions[] all = [o]; all[0].Secure = true;")]
    [InlineData("List<CookieOptions> all = [given, .. new[] { o }]; all[1].Secure = true;")]
    [InlineData("void Span() { Span<CookieOptions> all = [o]; all[0].Secure = true; } Span();")]
    [InlineData("var all = new[] { (o, 1) }; all[0].o.Secure = true;")]
    [InlineData("var pair = (o, 1); Change(pair);")]
    [InlineData("var pair = (o, 1); object boxed = pair; Run(() => boxed);")]
    [InlineData("static void Change2(in CookieOptions x) => x.Secure = true; Change2(o);")]
    [InlineData("var nested = (1, (o, 2)); nested.Item2.o.Secure = true;")]
    [InlineData("var nested = (1, (o, 2)); var (_, (x, _)) = nested; x.Secure = true;")]
    [InlineData("Target = o; Target.Secure = true;")]
    [InlineData("this[0] = o;")]
    [InlineData("var dictionary = new Dictionary<CookieOptions, int>(); dictionary.Add(o, 1);")]
    [InlineData("Pass(o).Secure = true;")]
    [InlineData("Generic(o, x => x.Secure = true);")]
    [InlineData("try { o.Secure = true; } finally { Run(() => 1); }")]
    [InlineData("checked { unchecked { o.Secure = true; } }")]
    [InlineData("o.Harden();")]
    [InlineData("o.HardenGeneric();")]
    [InlineData("Wrapper w = o; w.Held.Secure = true;")]
    public Task Options_that_changed_on_a_side_road_are_not_reported(string statement) => SecureTest.Library($$"""
        using System.Runtime.CompilerServices;
        record Box(CookieOptions Held);
        class Releaser(Action action) : IDisposable { public void Dispose() => action(); }
        class Wrapper { public CookieOptions Held; public static implicit operator Wrapper(CookieOptions o) => new Wrapper { Held = o }; }
        static class Extensions
        {
            public static void Harden(this CookieOptions o) => o.Secure = true;
            public static T HardenGeneric<T>(this T o) where T : CookieOptions { o.Secure = true; return o; }
        }
        class Shop
        {
            CookieOptions Target { get; set; }
            CookieOptions this[int index] { set => value.Secure = true; }
            static CookieOptions Pass(CookieOptions o) => o;
            static void Change((CookieOptions, int) pair) => pair.Item1.Secure = true;
            static void Generic<T>(T o, Action<T> change) => change(o);
            static void Run(Delegate d) => d.DynamicInvoke();
            static void Run<T>(Func<T> d) { if (d() is CookieOptions o) o.Secure = true; else if (d() is ITuple t && t[0] is CookieOptions p) p.Secure = true; }
            public async Task Handle(HttpResponse response, string id, bool flag, CookieOptions given)
            {
                var o = new CookieOptions();
                {{statement}}
                response.Cookies.Append("a", id, o);
                await Task.Yield();
            }
        }
        """);

#if !ROSLYN_FLOOR // Extension blocks are C# 14: the oldest compiler cannot read them.
    [Fact]
    public Task Options_that_an_operator_from_an_extension_replaced_are_not_reported() => SecureTest.Library("""
        static class Extensions
        {
            extension(CookieOptions) { public static CookieOptions operator +(CookieOptions o, int n) => new CookieOptions { Secure = true }; }
        }
        class Shop
        {
            public void Handle(HttpResponse response, string id)
            {
                var o = new CookieOptions();
                o += 1;
                response.Cookies.Append("a", id, o);
            }
        }
        """);
#endif

    [Theory]
    [InlineData("private readonly CookieOptions shared = new(); public Shop(Shop other) { other.shared.Secure = true; }")]
    [InlineData("private CookieOptions shared = new(); public Shop(Shop other) { other.shared = new CookieOptions { Secure = true }; }")]
    [InlineData("private CookieOptions shared = new(); public Shop() { } public static readonly Shop One = new Shop { shared = new() { Secure = true } };")]
    [InlineData("private CookieOptions shared = new(); public Shop() { var other = new Shop(1) { shared = new() { Secure = true } }; } Shop(int n) { }")]
    [InlineData("private static CookieOptions shared = new(); public Shop() { shared.Secure = true; }")]
    [InlineData("private readonly CookieOptions shared = new(); public Shop() { Set(); } void Set() { shared.Secure = true; }")]
    [InlineData("private readonly CookieOptions shared = new(); public Shop() { Harden(shared); } static void Harden(CookieOptions o) => o.Secure = true;")]
    [InlineData("private readonly CookieOptions shared = new(); public Shop() { var o = shared; o.Secure = true; }")]
    [InlineData("private readonly CookieOptions shared = Made.Harden(new()); static class Made { public static CookieOptions Harden(CookieOptions o) { o.Secure = true; return o; } }")]
    [InlineData("private readonly CookieOptions shared = new(), alias; public Shop() { alias = shared; alias.Secure = true; }")]
    [InlineData("private static readonly CookieOptions first = new(); private readonly CookieOptions shared = first; void Set() => first.Secure = true;")]
    [InlineData("private static readonly CookieOptions shared = new(); void Set() { ref readonly var o = ref shared; o.Secure = true; }")]
    [InlineData("private readonly CookieOptions shared = new(); ref readonly CookieOptions Ref => ref shared; void Set() => Ref.Secure = true;")]
    [InlineData("[Obsolete] private CookieOptions shared = new();")]
    [InlineData("private readonly CookieOptions shared = new(); Func<CookieOptions> Get() => () => shared; void Set() => Get()().Secure = true;")]
    [InlineData("private readonly CookieOptions shared = new(); void Set() { foreach (var o in new[] { shared }) o.Secure = true; }")]
    [InlineData("private readonly CookieOptions shared = new(); void Set() { Keep(x: shared); } void Keep(object x) { ((CookieOptions)x).Secure = true; }")]
    [InlineData("private readonly CookieOptions shared = new(); void Set() { Keep(shared); } void Keep<T>(T x) where T : CookieOptions { x.Secure = true; }")]
    [InlineData("private readonly CookieOptions shared = new(); async Task Set() { (await Task.FromResult(shared)).Secure = true; }")]
    [InlineData("private readonly CookieOptions shared = new(); CookieOptions @shared2 => shared; void Set() { this.shared2.Secure = true; }")]
    [InlineData("private readonly CookieOptions @shared = new(); void Set() { @shared.Secure = true; }")]
    [InlineData("private readonly CookieOptions shared = new(); void Set() { sh\\u0061red.Secure = true; }")]
    [InlineData("private CookieOptions shared { get; } = new(); Shop Other; void Set() { Other.shared.Secure = true; }")]
    [InlineData("private CookieOptions shared { get; } = new(); Shop Other; void Set() { if (Other is { shared: var o }) o.Secure = true; }")]
    [InlineData("private readonly CookieOptions shared = new(); Shop Other; void Set() { if (Other is { shared: { } o }) o.Secure = true; }")]
    [InlineData("private readonly CookieOptions shared = new(); void Set() { var all = (shared, 1); all.shared.Secure = true; }")]
    public Task A_member_that_changed_on_a_side_road_is_not_reported(string members) =>
        SecureTest.With(members, """Response.Cookies.Append("a", id, shared);""");

    [Theory]
    [InlineData("private static bool flag_; void Set() { (flag_, _) = (true, 1); }")]
    [InlineData("private static bool flag_; void Set() { ref var r = ref flag_; r = true; }")]
    [InlineData("private static bool flag_; void Set() { bool.TryParse(\"true\", out flag_); }")]
    [InlineData("private static bool flag_; void Set() { flag_ |= true; }")]
    [InlineData("private static bool flag_; unsafe void Set() { fixed (bool* p = &flag_) *p = true; }")]
    [InlineData("private bool flag_; Shop Make() => new Shop { flag_ = true };")]
    [InlineData("private bool flag_; Shop() { } Shop(Shop other) { other.flag_ = true; }")]
    [InlineData("private bool flag_; Action Set() => () => flag_ = true;")]
    [InlineData("private bool flag_; ref bool Ref() => ref flag_;")]
    [InlineData("private bool flag_; void Set() { foreach (var (a, b) in new[] { (true, 1) }) flag_ = a; }")]
    [InlineData("private bool flag_; void Set() { flag_ = flag_ || true; }")]
    [InlineData("[ThreadStatic] private static bool flag_;")]
    [InlineData("private volatile bool flag_;")]
    public Task A_flag_that_changed_on_a_side_road_is_not_reported(string members) => SecureTest.With(
        members,
        """Response.Cookies.Append("a", id, new CookieOptions { Secure = flag_ });""");
}
