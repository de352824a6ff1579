using Microsoft.CodeAnalysis;

namespace CookieSecurity.Analyzers.Flow;

/// <summary>A watch that also wants to know what comes into the code from outside, and what goes out of sight.</summary>
internal interface IHandoverWatch
{
    /// <summary>What a parameter holds whose argument cannot be seen; null where that is unknown.</summary>
    Value? Given(IParameterSymbol parameter, Frame frame);

    /// <summary>Something is handed to code that cannot be seen, or kept where it is not followed.</summary>
    void Lost(Atom atom, SyntaxNode node, CodeContext code);
}
