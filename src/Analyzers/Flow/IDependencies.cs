using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>Told of what the answers of the flow depend on, so that they can be remembered for as long as that stays.</summary>
internal interface IDependencies
{
    /// <summary>Code in the file is looked into.</summary>
    void Reads(SyntaxTree tree);

    /// <summary>Every use of a member is looked at, in whatever file it is named.</summary>
    void ReadsMember(string name);
}

/// <summary>For answers that nobody remembers.</summary>
internal sealed class NoDependencies : IDependencies
{
    public static readonly NoDependencies Instance = new();

    private NoDependencies()
    {
    }

    public void Reads(SyntaxTree tree)
    {
    }

    public void ReadsMember(string name)
    {
    }
}
