using Xunit.Abstractions;

namespace CookieSecurity.Tests.Differential;

/// <summary>Generated programs are analyzed and run on all their inputs: the two must agree.</summary>
public sealed class GeneratedProgramTests(ITestOutputHelper output)
{
    private const int BatchSize = 60;

    /// <summary>Where loops, exceptions and lambdas blur the picture, silence is allowed, but not as the rule.</summary>
    private const double MostMisses = 0.25;

    /// <summary>More programs than a test run takes: <c>COOKIE_PROGRAMS=20000 dotnet test --filter Differential</c>.</summary>
    private static readonly int Batches = int.TryParse(Environment.GetEnvironmentVariable("COOKIE_PROGRAMS"), out var programs) ? programs / BatchSize : 2;

    private static readonly int FirstSeed = int.TryParse(Environment.GetEnvironmentVariable("COOKIE_SEED"), out var seed) ? seed : 1;

    [Fact]
    public Task What_is_said_of_straight_code_is_true_and_nothing_is_missed() => Agree(Grammar.StraightLine);

    [Fact]
    public Task What_is_said_of_branches_is_true_and_nothing_is_missed() => Agree(Grammar.Branches);

    [Fact]
    public Task What_is_said_of_loops_is_true() => Agree(Grammar.Branches | Grammar.Loops);

    [Fact]
    public Task What_is_said_of_exceptions_is_true() => Agree(Grammar.Branches | Grammar.Exceptions);

    [Fact]
    public Task What_is_said_of_helpers_is_true() => Agree(Grammar.Branches | Grammar.Helpers);

    [Fact]
    public Task What_is_said_of_lambdas_and_local_functions_is_true() => Agree(Grammar.Branches | Grammar.Functions | Grammar.ManyWrites);

    [Fact]
    public Task What_is_said_of_code_that_asks_its_options_is_true() => Agree(Grammar.Branches | Grammar.Questions | Grammar.Members | Grammar.ManyWrites);

    [Fact]
    public Task What_is_said_of_anything_mixed_is_true() => Agree(Grammar.Everything);

    private async Task Agree(Grammar grammar)
    {
        var (insecure, missed) = (0, 0);
        for (var batch = 0; batch < Batches; batch++)
        {
            var seed = FirstSeed + (batch * BatchSize);
            var programs = Enumerable.Range(seed, BatchSize).Select(next => ProgramGenerator.Generate(next, grammar)).ToList();
            var outcomes = await Trial.Of([.. programs.Select((program, i) => program.Source($"P{i}"))]);
            foreach (var (program, outcome) in programs.Zip(outcomes))
            {
                Assert.True(outcome is not null, $"does not compile: {program}");
                if (IsWrong(program, outcome))
                {
                    await Fail(program);
                }

                insecure += Oracle.NeverSecure(outcome).Count();
                missed += Oracle.Missed(outcome).Count();
            }
        }

        output.WriteLine($"{missed} of {insecure} cookies that are never secure were not reported");
        Assert.InRange(missed, 0, insecure * MostMisses);
    }

    private static bool IsWrong(GeneratedProgram program, Outcome outcome) =>
        Oracle.FalseReport(outcome) is not null || (program.IsFullyVisible && Oracle.MissedSometimes(outcome).Any());

    private static async Task Fail(GeneratedProgram program)
    {
        var smallest = await Shrinker.Shrink(program, IsWrong);
        var outcome = (await Trial.Of([smallest.Source("P0")]))[0]!;
        Assert.Fail($"{Oracle.FalseReport(outcome) ?? "nothing is said of " + string.Join(", ", Oracle.MissedSometimes(outcome))}\n{smallest}");
    }
}
