using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using static CookieSecurity.Analyzers.Descriptors.RuleDescriptor;

namespace CookieSecurity.Analyzers.Descriptors;

/// <summary>Actions and pages of MVC that other sites can have a signed-in browser call.</summary>
internal static class MvcForgeryDescriptors
{
    private const string Forgery = "https://learn.microsoft.com/aspnet/core/security/anti-request-forgery";
    private const string CheatSheet = "https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html";

    public static readonly DiagnosticDescriptor UnvalidatedAction = Create(
        "CKS3001",
        RuleLevel.Proven,
        "Action accepts forged requests",
        "Nothing validates the antiforgery token of '{0}', so any page that a signed-in user opens elsewhere can submit to it in the user's name: {1}",
        "Browsers send the sign-in cookie along with a request whoever causes it. Only a token that other sites cannot read tells the application's own forms from forged ones.",
        352,
        "3.5.1",
        Forgery);

    public static readonly DiagnosticDescriptor PerhapsUnvalidatedAction = Create(
        "CKS3002",
        RuleLevel.Likely,
        "Action accepts forged requests unless its host validates",
        "Nothing here validates the antiforgery token of '{0}', so unless the host does, any page that a signed-in user opens elsewhere can submit to it: add an attribute",
        "A library's controllers run in hosts that it does not know. What they need they should say themselves, or every host must remember to add it.",
        352,
        "3.5.1",
        Forgery);

    public static readonly DiagnosticDescriptor OptOut = Create(
        "CKS3003",
        RuleLevel.Likely,
        "Antiforgery validation switched off",
        "[{0}] lets forged requests through to {1}: remove it, or keep it only where no cookie says who is asking",
        "An opt-out is right where requests carry no cookie that says who sends them, such as a webhook. Elsewhere another site can use what it leaves open.",
        352,
        "3.5.1",
        Forgery);

    public static readonly DiagnosticDescriptor GlobalOptOut = Create(
        "CKS3008",
        RuleLevel.Proven,
        "Antiforgery validation switched off for the whole application",
        "{0}, so any page that a signed-in user opens elsewhere can submit to the application in the user's name: remove it, and opt out single endpoints that need it",
        "One line takes the protection away from every endpoint, those included that will be written later.",
        352,
        "3.5.1",
        Forgery);

    public static readonly DiagnosticDescriptor ChangingGet = Create(
        "CKS3010",
        RuleLevel.Likely,
        "GET request that changes something",
        "'{0}' answers GET and {1}, and GET requests are never validated: a link or an image on any page makes a signed-in browser do it. Answer POST instead",
        "GET requests are sent by links, images and prefetching, with the Lax cookies of the user too, and no antiforgery token is asked for. What changes something belongs behind POST.",
        352,
        "3.5.3",
        CheatSheet);

    public static readonly DiagnosticDescriptor AnyVerb = Create(
        "CKS3011",
        RuleLevel.Likely,
        "Action answers every verb",
        "'{0}' says no verb and so answers GET as well, which is never validated: a link on any page can call it. Say which verb it is for",
        "An action without a verb answers GET and POST alike. Validation of unsafe verbs is passed by with a link.",
        352,
        "3.5.3",
        CheatSheet);

    public static readonly DiagnosticDescriptor IdleAttribute = Create(
        "CKS3015",
        RuleLevel.Proven,
        "Antiforgery attribute that nothing reads",
        "[{0}] has no effect {1}, so what looks protected is not protected by it: {2}",
        "The framework reads filters on actions, controllers and page models, and metadata on endpoints. An attribute anywhere else is a comment.",
        352,
        "3.5.1",
        "https://learn.microsoft.com/aspnet/core/razor-pages/filter");

    public static readonly DiagnosticDescriptor UserOptOut = Create(
        "CKS3017",
        RuleLevel.Proven,
        "Antiforgery validation switched off for signed-in users",
        "{0} lets forged requests through to {1}, which act for the signed-in user: any page that the user opens elsewhere can submit to it. Remove it",
        "An endpoint that requires the signed-in user and validates nothing does what any site asks for in that user's name.",
        352,
        "3.5.1",
        Forgery);

    public static readonly ImmutableArray<DiagnosticDescriptor> All =
        ImmutableArray.Create(UnvalidatedAction, PerhapsUnvalidatedAction, OptOut, GlobalOptOut, ChangingGet, AnyVerb, IdleAttribute, UserOptOut);
}
