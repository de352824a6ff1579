using System;

namespace CookieSecurity.Analyzers.Pipeline;

/// <summary>What a <c>WebApplication</c> puts in front by itself, because its services are there.</summary>
[Flags]
internal enum ImplicitMiddleware
{
    None = 0,
    Authentication = 1,
    Authorization = 2,
}
