using BenchmarkDotNet.Running;
using CookieSecurity.Benchmarks;

return args switch
{
    ["--report", .. var rest] => await SpeedReport.RunAsync(rest),
    ["--report-views"] => await SpeedReport.RunViewsAsync(),
    _ => BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args).Any(summary => summary.HasCriticalValidationErrors) ? 1 : 0,
};
