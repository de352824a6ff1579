using Microsoft.CodeAnalysis;

namespace CookieSecurity.Tests.Infrastructure;

/// <summary>The same tests run on two compilers: each project really gets its own.</summary>
public sealed class HostTests
{
#if ROSLYN_FLOOR
    [Fact]
    public void The_host_is_the_oldest_compiler() => Assert.Equal(new Version(4, 8, 0, 0), typeof(Compilation).Assembly.GetName().Version);
#else
    [Fact]
    public void The_host_is_newer_than_the_oldest_compiler() => Assert.True(typeof(Compilation).Assembly.GetName().Version > new Version(4, 8, 0, 0));
#endif
}
