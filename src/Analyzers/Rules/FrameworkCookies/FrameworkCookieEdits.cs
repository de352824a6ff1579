using System.Collections.Immutable;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.FrameworkCookies;

/// <summary>The edits that rules about the framework's cookies propose.</summary>
internal static class FrameworkCookieEdits
{
    public const string Always = "global::Microsoft.AspNetCore.Http.CookieSecurePolicy.Always";
    private const string SecurePolicy = Member.Cookie + "." + Member.SecurePolicy;

    private static readonly ImmutableArray<string> Extensions = ImmutableArray.Create("Microsoft.Extensions.DependencyInjection");

    /// <summary>The registration sets the policy.</summary>
    public static ImmutableArray<ProposedEdit> SecureAt(SetupCall call) =>
        ImmutableArray.Create(new ProposedEdit(EditKind.AddToConfiguration, SecurePolicy, Always, ImmutableArray.Create(call.Syntax.GetLocation())));

    /// <summary>
    /// The place that configures the cookie sets one more member of it: a new builder or options object in its initializer, a registration in its
    /// delegate, a class in the method that has the given assignment, if that hangs on nothing.
    /// </summary>
    public static ImmutableArray<ProposedEdit> SetAt(OptionsSource source, string part, string member, string value, SyntaxNode? beside = null)
    {
        if (source.Of(part, member) is { Length: 1 } left && left[0].Origin is BaseObjectCreationExpressionSyntax creation)
        {
            var path = source.Part(part) is { } held && source.Keeps(part, held) ? part + "." + member : member;
            return ImmutableArray.Create(new ProposedEdit(EditKind.SetMember, path, value, ImmutableArray.Create(creation.GetLocation())));
        }

        var configures = source.Call is { } call ? call.Syntax : MethodOf(beside);
        return configures is null
            ? ImmutableArray<ProposedEdit>.Empty
            : ImmutableArray.Create(new ProposedEdit(EditKind.AddToConfiguration, part + "." + member, value, ImmutableArray.Create(configures.GetLocation())));
    }

    private static MethodDeclarationSyntax? MethodOf(SyntaxNode? assignment) => assignment?.Parent switch
    {
        ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax method } => method,
        ExpressionStatementSyntax { Parent: BlockSyntax { Parent: MethodDeclarationSyntax method } } => method,
        _ => null,
    };

    /// <summary>A further call behind the one that brings the cookie in.</summary>
    /// <param name="call">That call.</param>
    /// <param name="model">To see what the call is made on.</param>
    /// <param name="configure">A call such as <c>AddAntiforgery</c>, that takes a delegate.</param>
    public static ImmutableArray<ProposedEdit> SecureAfter(SetupCall call, SemanticModel model, string configure) =>
        ServicesOf(call, model) is { } services
            ? ImmutableArray.Create(new ProposedEdit(
                EditKind.InsertStatement, "after", services + "." + configure + "(options => options." + SecurePolicy + " = " + Always + ");", ImmutableArray.Create(call.Syntax.GetLocation()))
            {
                Title = "Set SecurePolicy to Always",
                Imports = Extensions,
            })
            : ImmutableArray<ProposedEdit>.Empty;

    /// <summary>Sets the member where it is assigned.</summary>
    public static ImmutableArray<ProposedEdit> Set(string member, string value, Fact written) =>
        CookieWrites.Edits.Set(member, value, ImmutableArray.Create(written));

    /// <summary>Takes the assignment away, after which the default is back.</summary>
    public static ImmutableArray<ProposedEdit> Remove(string title, Fact written) => CookieWrites.Edits.Remove(title, ImmutableArray.Create(written));

    /// <summary>Null where the call is in another file, which proposes its own edits, or where the services have no name.</summary>
    private static string? ServicesOf(SetupCall call, SemanticModel model)
    {
        if (call.Syntax.SyntaxTree != model.SyntaxTree)
        {
            return null;
        }

        var receiver = call.Syntax as ExpressionSyntax;
        while (receiver is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
        {
            receiver = access.Expression;
        }

        return receiver is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax } && model.GetTypeInfo(receiver).Type is { Name: "IServiceCollection" or "ServiceCollection" }
            ? receiver.ToString()
            : null;
    }
}
