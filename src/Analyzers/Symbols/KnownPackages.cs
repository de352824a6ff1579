using System;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Symbols;

/// <summary>
/// Packages of others that are in many applications and set up what they are called after and nothing else: logging, documentation of APIs,
/// storage, messages. What is not among them may do anything.
/// </summary>
internal static class KnownPackages
{
    private static readonly string[] Prefixes =
    [
        "AspNetCoreRateLimit", "AutoMapper", "Dapper", "Elastic.Apm", "FluentValidation", "Hangfire", "HealthChecks.", "MassTransit", "MediatR", "MiniProfiler",
        "MongoDB.", "MySql", "NLog", "NSwag.", "Npgsql", "OpenTelemetry", "Polly", "Pomelo.", "Prometheus", "Quartz", "RabbitMQ.", "Scalar.", "Sentry",
        "Serilog", "StackExchange.Redis", "Swashbuckle.", "WebOptimizer",
    ];

    /// <summary>Whether the method does what its name says, in one of these or in the framework.</summary>
    public static bool IsUnderstood(IMethodSymbol method)
    {
        if (method.IsFromFramework())
        {
            return true;
        }

        if (method.ContainingAssembly is { Name: var name })
        {
            foreach (var prefix in Prefixes)
            {
                if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
