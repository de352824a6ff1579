using System.Collections.Immutable;
using System.Text;

namespace CookieSecurity.Tests.Differential;

/// <summary>A statement or member of a generated program: a line, or heads that are each followed by a body.</summary>
internal sealed record Node(ImmutableArray<string> Heads, ImmutableArray<ImmutableArray<Node>> Bodies, string Tail)
{
    public static Node Line(string text) => new([text], [], string.Empty);

    public static Node Block(string head, ImmutableArray<Node> body, string tail = "") => new([head], [body], tail);

    public void Render(StringBuilder text, int depth)
    {
        var indent = new string(' ', depth * 4);
        if (Bodies.IsEmpty)
        {
            text.Append(indent).AppendLine(Heads[0]);
            return;
        }

        for (var i = 0; i < Bodies.Length; i++)
        {
            text.Append(indent).AppendLine(Heads[i]);
            text.Append(indent).AppendLine("{");
            foreach (var node in Bodies[i])
            {
                node.Render(text, depth + 1);
            }

            text.Append(indent).AppendLine("}" + (i == Bodies.Length - 1 ? Tail : string.Empty));
        }
    }

    /// <summary>Smaller versions of this list of nodes, the boldest cut first.</summary>
    public static IEnumerable<ImmutableArray<Node>> Smaller(ImmutableArray<Node> nodes)
    {
        for (var i = 0; i < nodes.Length; i++)
        {
            yield return nodes.RemoveAt(i);
        }

        for (var i = 0; i < nodes.Length; i++)
        {
            foreach (var body in nodes[i].Bodies)
            {
                yield return nodes.RemoveAt(i).InsertRange(i, body);
            }

            foreach (var smaller in nodes[i].WithSmallerBody())
            {
                yield return nodes.SetItem(i, smaller);
            }
        }
    }

    private IEnumerable<Node> WithSmallerBody()
    {
        for (var i = 0; i < Bodies.Length; i++)
        {
            if (i > 0)
            {
                yield return this with { Heads = Heads.RemoveAt(i), Bodies = Bodies.RemoveAt(i) };
            }

            foreach (var body in Smaller(Bodies[i]))
            {
                yield return this with { Bodies = Bodies.SetItem(i, body) };
            }
        }
    }
}
