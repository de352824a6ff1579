using BenchmarkDotNet.Running;
using CookieSecurity.Benchmarks;

return args switch
{
    ["--report", .. var rest] => await SpeedReport.RunAsync(rest),
    _ => BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args).Any(summary => summary.HasCriticalValidationErrors) ? 1 : 0,
};
