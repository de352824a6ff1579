namespace CookieSecurity.Tests.Differential;

/// <summary>Makes expressions of generated programs.</summary>
internal sealed class Expressions(Random random, Grammar grammar)
{
    public const int HelperCount = 4;
    private static readonly string[] Modes = ["SameSiteMode.None", "SameSiteMode.Lax", "SameSiteMode.Strict", "SameSiteMode.Unspecified"];

    public string Pick(IReadOnlyList<string> choices) => choices[random.Next(choices.Count)];

    public bool Chance(int percent) => random.Next(100) < percent;

    public string Options(Scope scope, int depth)
    {
        var known = scope.Options.Length > 0;
        if (depth <= 0 || Chance(25))
        {
            return known && Chance(70) ? Pick(scope.Options) : Creation();
        }

        return random.Next(12) switch
        {
            0 or 1 when grammar.HasFlag(Grammar.Branches) => $"({Condition(scope)} ? {Options(scope, depth - 1)} : {Options(scope, depth - 1)})",
            2 when grammar.HasFlag(Grammar.Branches) => $"({Condition(scope)} switch {{ true => {Options(scope, depth - 1)}, _ => {Options(scope, depth - 1)} }})",
            3 when grammar.HasFlag(Grammar.Branches) => $"(({Condition(scope)} ? null : {Options(scope, depth - 1)}) ?? {Options(scope, depth - 1)})",
            4 when known => $"new CookieOptions({Options(scope, depth - 1)})",
            5 => $"({Options(scope, depth - 1)}, {Options(scope, depth - 1)}).Item{random.Next(1, 3)}",
            6 when known => $"({Pick(scope.Options)} = {Options(scope, depth - 1)})",
            7 when grammar.HasFlag(Grammar.Helpers) => Chance(50)
                ? $"Prelude.{Pick(["Harden", "Soften", "Same", "Copy"])}({Options(scope, depth - 1)})"
                : $"{Options(scope, depth - 1)}.{Pick(["Harden", "Soften", "Same", "Copy"])}()",
            8 when scope.Helpers > 0 => $"M0({Options(scope, depth - 1)}, {Condition(scope)})",
            9 when scope.Makers.Length > 0 => $"{Pick(scope.Makers)}()",
            10 when grammar.HasFlag(Grammar.Members) => Pick(["kept", "steady", "Fresh", "Held"]),
            11 when grammar.HasFlag(Grammar.Functions) && scope.MayCapture => $"((Func<CookieOptions>)(() => {Options(scope, depth - 1)}))()",
            _ => Creation(),
        };
    }

    public string Creation()
    {
        var members = new List<string>();
        foreach (var member in new[] { Setting("Secure", 35), Setting("HttpOnly", 35), Chance(25) ? "SameSite = " + Pick(Modes) : null, Chance(10) ? "Path = \"/p\"" : null })
        {
            if (member is not null)
            {
                members.Insert(random.Next(members.Count + 1), member);
            }
        }

        return members.Count == 0 ? "new CookieOptions()" : $"new CookieOptions {{ {string.Join(", ", members)} }}";
    }

    public string Assignment(string target, Scope scope) => random.Next(10) switch
    {
        < 6 => $"{target}.Secure = {Flag(scope)}",
        < 8 => $"{target}.HttpOnly = {Flag(scope)}",
        _ => $"{target}.SameSite = {Pick(Modes)}",
    };

    public string Flag(Scope scope) => grammar.HasFlag(Grammar.Unknowns) && scope.Flags.Length > 0 && Chance(15) ? Pick(scope.Flags) : Pick(["true", "false"]);

    public string Condition(Scope scope)
    {
        if (grammar.HasFlag(Grammar.Questions) && scope.Options.Length > 0 && Chance(25))
        {
            var options = Pick(scope.Options);
            return Pick([$"{options}.Secure", $"!{options}.HttpOnly", $"({options} is {{ Secure: true }})", $"({options} is null)", $"({options} != null)", $"({options} == {Pick(scope.Options)})"]);
        }

        var flag = Pick(scope.Flags);
        return random.Next(6) switch
        {
            0 => "!" + flag,
            1 => $"({flag} && {Pick(scope.Flags)})",
            2 => $"({flag} || !{Pick(scope.Flags)})",
            _ => flag,
        };
    }

    private string? Setting(string member, int percent) => Chance(percent) ? $"{member} = {Pick(["true", "false"])}" : null;
}
