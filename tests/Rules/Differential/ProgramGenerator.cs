using System.Collections.Immutable;

namespace CookieSecurity.Tests.Differential;

/// <summary>Makes the same program for the same seed.</summary>
internal sealed class ProgramGenerator
{
    public static readonly ImmutableArray<string> Inputs = ["a", "b", "c", "d", "e"];

    private readonly Random random;
    private readonly Grammar grammar;
    private readonly Expressions expressions;
    private readonly Statements statements;

    private ProgramGenerator(int seed, Grammar grammar)
    {
        random = new Random(seed);
        this.grammar = grammar;
        expressions = new Expressions(random, grammar);
        statements = new Statements(random, grammar, expressions);
    }

    public static GeneratedProgram Generate(int seed, Grammar grammar) =>
        new(seed, grammar, new ProgramGenerator(seed, grammar).Members());

    private ImmutableArray<Node> Members()
    {
        var members = ImmutableArray.CreateBuilder<Node>();
        if (grammar.HasFlag(Grammar.Members))
        {
            var outside = new Scope();
            members.Add(Node.Line($"private CookieOptions kept = {expressions.Creation()};"));
            members.Add(Node.Line($"private readonly CookieOptions steady = {expressions.Creation()};"));
            members.Add(Node.Line($"private CookieOptions Fresh => {expressions.Creation()};"));
            members.Add(Node.Line($"private CookieOptions Held {{ get; }} = {expressions.Creation()};"));
        }

        var helpers = grammar.HasFlag(Grammar.Helpers) ? Expressions.HelperCount : 0;
        for (var i = 0; i < helpers; i++)
        {
            members.Add(Helper(i));
        }

        var scope = new Scope { Flags = Inputs, Helpers = helpers, CanWrite = true };
        var body = ImmutableArray.CreateBuilder<Node>();
        body.Add(statements.Declaration(scope));
        body.AddRange(statements.Several(scope, random.Next(2, 9)));
        body.Add(statements.Write(scope));
        members.Add(Node.Block("public void Run(IResponseCookies cookies, bool a, bool b, bool c, bool d, bool e)", body.ToImmutable()));
        return members.ToImmutable();
    }

    /// <summary>In turn: returns options, changes those it is given, replaces them by reference, hands out new ones.</summary>
    private Node Helper(int number)
    {
        var scope = new Scope { Options = ["p"], Flags = ["q"], Helpers = number };
        switch (number % 4)
        {
            case 0:
                scope = scope with { ReturnsOptions = true };
                var returning = statements.Several(scope, random.Next(0, 4)).Add(Node.Line($"return {expressions.Options(scope, 1)};"));
                return Node.Block($"private CookieOptions M{number}(CookieOptions p, bool q)", returning);
            case 1:
                return Node.Block($"private void M{number}(CookieOptions p, bool q)", statements.Several(scope, random.Next(1, 4)));
            case 2:
                scope = scope with { MayCapture = false };
                return Node.Block($"private void M{number}(ref CookieOptions p, bool q)", statements.Several(scope, random.Next(1, 4)));
            default:
                scope = scope with { MayCapture = false };
                var first = Node.Line($"p = {expressions.Creation()};");
                return Node.Block($"private bool M{number}(out CookieOptions p, bool q)", [first, .. statements.Several(scope with { MayReturn = false }, random.Next(0, 4)), Node.Line("return q;")]);
        }
    }
}
