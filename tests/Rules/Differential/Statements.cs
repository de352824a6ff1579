using System.Collections.Immutable;

namespace CookieSecurity.Tests.Differential;

/// <summary>Makes statements of generated programs.</summary>
internal sealed class Statements(Random random, Grammar grammar, Expressions expressions)
{
    private const int Deepest = 3;
    private int names;
    private int cookies;

    public ImmutableArray<Node> Several(Scope scope, int count)
    {
        var nodes = ImmutableArray.CreateBuilder<Node>();
        for (var i = 0; i < count; i++)
        {
            nodes.Add(One(scope));
        }

        return nodes.ToImmutable();
    }

    public Node Declaration(Scope scope)
    {
        var name = NewName("o");
        var node = Node.Line($"var {name} = {expressions.Options(scope, 2)};");
        scope.Options = scope.Options.Add(name);
        return node;
    }

    public Node Write(Scope scope)
    {
        var name = $"\"c{++cookies}\"";
        var options = expressions.Options(scope, expressions.Chance(70) ? 0 : 2);
        return Node.Line(grammar.HasFlag(Grammar.Helpers) && expressions.Chance(20)
            ? $"cookies.Write({name}, {options});"
            : $"cookies.Append({name}, \"v\", {options});");
    }

    private Node One(Scope scope)
    {
        var options = scope.Options.Length > 0 ? expressions.Pick(scope.Options) : null;
        if (options is null)
        {
            return Declaration(scope);
        }

        return random.Next(30) switch
        {
            < 2 => Declaration(scope),
            < 4 => Node.Line($"{options} = {expressions.Options(scope, 2)};"),
            4 => Node.Line($"{options} ??= {expressions.Options(scope, 1)};"),
            5 => Node.Line($"({options}, {expressions.Pick(scope.Options)}) = ({expressions.Options(scope, 1)}, {expressions.Options(scope, 1)});"),
            6 when grammar.HasFlag(Grammar.Members) => Node.Line(expressions.Chance(50) ? $"kept = {expressions.Options(scope, 1)};" : $"{expressions.Assignment(expressions.Pick(["kept", "steady", "Held"]), scope)};"),
            < 11 when grammar.HasFlag(Grammar.Branches) && scope.Depth < Deepest => Branch(scope),
            < 14 when grammar.HasFlag(Grammar.Loops) && scope.Depth < Deepest => Loop(scope),
            < 16 when grammar.HasFlag(Grammar.Exceptions) && scope.Depth < Deepest => Guarded(scope),
            16 when grammar.HasFlag(Grammar.Exceptions) => Node.Line($"if ({expressions.Condition(scope)}) throw new InvalidOperationException();"),
            17 when grammar.HasFlag(Grammar.Branches) => Jump(scope),
            < 20 when grammar.HasFlag(Grammar.Functions) && scope.MayCapture && scope.Depth < Deepest => Function(scope),
            < 22 when scope.Actions.Length > 0 => Node.Line($"{expressions.Pick(scope.Actions)}();"),
            < 24 when grammar.HasFlag(Grammar.Helpers) => Helper(scope, options),
            24 when grammar.HasFlag(Grammar.ManyWrites) && scope.CanWrite => Write(scope),
            _ => Node.Line(expressions.Assignment(options, scope) + ";"),
        };
    }

    private Node Branch(Scope scope)
    {
        var condition = expressions.Condition(scope);
        return random.Next(4) switch
        {
            0 => new Node([$"if ({condition})", "else"], [Body(scope), Body(scope)], string.Empty),
            1 => Node.Block($"switch ({condition})", [Node.Line("case true:"), .. Body(scope), Node.Line("break;"), Node.Line("default:"), .. Body(scope), Node.Line("break;")]),
            _ => Node.Block($"if ({condition})", Body(scope)),
        };
    }

    private Node Loop(Scope scope)
    {
        var times = $"({expressions.Condition(scope)} ? {random.Next(1, 4)} : {random.Next(0, 2)})";
        var index = NewName("i");
        var body = Body(scope with { IsInLoop = true });
        return random.Next(4) switch
        {
            0 => Node.Block($"for (var {index} = 0; {index} < {times}; {index}++)", body),
            1 => Node.Block($"foreach (var {index} in new int[{times}])", body),
            2 => Node.Block($"for (var {index} = {times}; {index}-- > 0;)", body),
            _ => Node.Block("", [Node.Line($"var {index} = {times};"), Node.Block("do", body, $" while (--{index} > 0);")]),
        };
    }

    private Node Guarded(Scope scope) => random.Next(4) switch
    {
        0 => new Node(["try", "finally"], [Body(scope), Body(scope with { MayReturn = false, IsInLoop = false })], string.Empty),
        1 => new Node(["try", "catch (Exception)", "finally"], [Body(scope), Body(scope), Body(scope with { MayReturn = false, IsInLoop = false })], string.Empty),
        2 => new Node(["try", $"catch (InvalidOperationException) when ({expressions.Condition(scope)})"], [Body(scope), Body(scope)], string.Empty),
        _ => new Node(["try", "catch"], [Body(scope), Body(scope)], string.Empty),
    };

    private Node Jump(Scope scope)
    {
        var condition = expressions.Condition(scope);
        return scope.IsInLoop && expressions.Chance(60) ? Node.Line($"if ({condition}) {expressions.Pick(["break", "continue"])};")
            : !scope.MayReturn ? Node.Line($"{expressions.Assignment(expressions.Pick(scope.Options), scope)};")
            : Node.Line(scope.ReturnsOptions ? $"if ({condition}) return {expressions.Options(scope, 1)};" : $"if ({condition}) return;");
    }

    private Node Function(Scope scope)
    {
        var inner = scope with { IsInLoop = false, MayReturn = true, Depth = scope.Depth + 1 };
        var isLocal = expressions.Chance(50);
        if (expressions.Chance(30))
        {
            var maker = NewName("f");
            var made = expressions.Options(scope, 1);
            scope.Makers = scope.Makers.Add(maker);
            return Node.Line(isLocal ? $"CookieOptions {maker}() => {made};" : $"Func<CookieOptions> {maker} = () => {made};");
        }

        var action = NewName("f");
        var body = Several(inner with { ReturnsOptions = false }, random.Next(1, 4));
        scope.Actions = scope.Actions.Add(action);
        return isLocal ? Node.Block($"void {action}()", body) : Node.Block($"Action {action} = () =>", body, ";");
    }

    private Node Helper(Scope scope, string options)
    {
        var condition = expressions.Condition(scope);
        var call = random.Next(6);
        if (call == 3 && scope.Helpers > 3)
        {
            var name = NewName("o");
            scope.Options = scope.Options.Add(name);
            return Node.Line($"M3(out var {name}, {condition});");
        }

        return Node.Line(call switch
        {
            0 when scope.Helpers > 0 => $"{options} = M0({options}, {condition});",
            1 when scope.Helpers > 1 => $"M1({expressions.Options(scope, 0)}, {condition});",
            2 when scope.Helpers > 2 => $"M2(ref {options}, {condition});",
            4 => $"Prelude.Set({options}, {expressions.Flag(scope)});",
            _ => $"{options}.{expressions.Pick(["Harden", "Soften"])}();",
        });
    }

    private ImmutableArray<Node> Body(Scope scope) => Several(scope with { Depth = scope.Depth + 1 }, random.Next(1, 4));

    private string NewName(string prefix) => prefix + ++names;
}
