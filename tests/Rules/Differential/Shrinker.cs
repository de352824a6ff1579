namespace CookieSecurity.Tests.Differential;

/// <summary>Cuts a failing program down to the least that still fails.</summary>
internal static class Shrinker
{
    private const int MostRounds = 60;

    public static async Task<GeneratedProgram> Shrink(GeneratedProgram program, Func<GeneratedProgram, Outcome, bool> fails)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var candidates = Node.Smaller(program.Members).Select(members => program with { Members = members }).ToList();
            var outcomes = await Trial.Of([.. candidates.Select((candidate, i) => candidate.Source($"P{i}"))]);
            var smaller = candidates.Zip(outcomes).FirstOrDefault(pair => pair.Second is { } outcome && fails(pair.First, outcome)).First;
            if (smaller is null)
            {
                return program;
            }

            program = smaller;
        }

        return program;
    }
}
