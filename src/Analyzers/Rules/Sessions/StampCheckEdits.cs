using System.Collections.Immutable;
using System.Threading;
using CookieSecurity.Analyzers.Configuration;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.SignIn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.Sessions;

/// <summary>Brings back the check of the security stamp: it comes first, and what the application does only where it has left the user in.</summary>
internal static class StampCheckEdits
{
    private const string Title = "Check the security stamp first";
    private const string Validator = "global::Microsoft.AspNetCore.Identity.SecurityStampValidator.";
    private const string Context = "global::Microsoft.AspNetCore.Authentication.Cookies.CookieValidatePrincipalContext";

    private static readonly ImmutableArray<ProposedEdit> None = ImmutableArray<ProposedEdit>.Empty;

    /// <summary>Handlers are set one by one on the events that are there; a class of the application's own gets the check.</summary>
    public static ImmutableArray<ProposedEdit> ForEvents(ValidationSetting setting, string? scheme, CancellationToken cancellation) =>
        setting.Events is not null ? ForClass(setting, scheme, cancellation)
        : setting.Origin is AssignmentExpressionSyntax { Right: BaseObjectCreationExpressionSyntax creation }
            ? ImmutableArray.Create(new ProposedEdit(EditKind.SplitInitializer, string.Empty, string.Empty, ImmutableArray.Create(creation.GetLocation())) { Title = "Keep Identity's events" })
            : None;

    public static ImmutableArray<ProposedEdit> ForHandler(ValidationSetting setting, string? scheme) =>
        setting.Origin is AssignmentExpressionSyntax { Right: var handler } ? CheckFirst(handler.GetLocation(), scheme) : None;

    public static ImmutableArray<ProposedEdit> ForClass(ValidationSetting setting, string? scheme, CancellationToken cancellation)
    {
        if (setting.Events is not { DeclaringSyntaxReferences.Length: > 0 } type || scheme is null)
        {
            return None;
        }

        for (var current = type; current is not null && !current.DeclaringSyntaxReferences.IsEmpty; current = current.BaseType)
        {
            if (EventsClass.Override(current) is { } method)
            {
                return method.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is MethodDeclarationSyntax declaration ? CheckFirst(declaration.Identifier.GetLocation(), scheme) : None;
            }
        }

        var check = Check(scheme, "context");
        var member = setting.Kind == SignInValidation.Removed
            ? "public override global::System.Threading.Tasks.Task " + Member.ValidatePrincipal + "(" + Context + " context) => " + check + ";"
            : "public override async global::System.Threading.Tasks.Task " + Member.ValidatePrincipal + "(" + Context + " context)\n{\n    await " + check
                + ";\n    if (context.Principal is not null)\n    {\n        await base." + Member.ValidatePrincipal + "(context);\n    }\n}";
        return type.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is TypeDeclarationSyntax target
            ? ImmutableArray.Create(new ProposedEdit(EditKind.AddMember, string.Empty, member, ImmutableArray.Create(target.Identifier.GetLocation())) { Title = Title })
            : None;
    }

    private static ImmutableArray<ProposedEdit> CheckFirst(Location handler, string? scheme) => scheme is null
        ? None
        : ImmutableArray.Create(new ProposedEdit(
            EditKind.CheckFirst, string.Empty, "await " + Check(scheme, "{0}") + ";\nif ({0}.Principal is null)\n{\n    return;\n}", ImmutableArray.Create(handler)) { Title = Title });

    private static string Check(string scheme, string context) => scheme == SchemeNames.IdentityTwoFactorRememberMe
        ? Validator + "ValidateAsync<global::Microsoft.AspNetCore.Identity.ITwoFactorSecurityStampValidator>(" + context + ")"
        : Validator + "ValidatePrincipalAsync(" + context + ")";
}
