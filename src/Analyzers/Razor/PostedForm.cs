using System;

namespace CookieSecurity.Analyzers.Razor;

/// <summary>Why a form that is posted gets no token.</summary>
internal enum MissingToken
{
    /// <summary>It gets one, or nobody can tell.</summary>
    No,

    /// <summary><c>asp-antiforgery="false"</c>.</summary>
    Declined,

    /// <summary>The tag helper gives none to a form with an address of its own.</summary>
    Address,

    /// <summary><c>&lt;!form&gt;</c>.</summary>
    OptedOut,

    /// <summary>The tag helper is not in scope.</summary>
    NoTagHelper,

    /// <summary>A form of a component.</summary>
    Component,
}

/// <summary>What becomes of the tag of a form: whether it posts to this application, and whether the framework adds a token.</summary>
/// <remarks>https://learn.microsoft.com/aspnet/core/security/anti-request-forgery#antiforgery-in-aspnet-core</remarks>
internal static class PostedForm
{
    private const string Antiforgery = "asp-antiforgery";

    /// <summary>Attributes with which a script sends the form, and says what it sends.</summary>
    private static readonly string[] SentByScript = ["onsubmit", "hx-", "data-hx-", "v-on:", "x-on:", "up-", "data-ajax", "data-remote", "ng-", "(ngSubmit)", "@submit", "data-action", "data-controller"];

    /// <summary>A form in a view.</summary>
    public static MissingToken InView(MarkupTag form, TagHelperScope scope)
    {
        var target = FormTargets.Of(form);
        if (!scope.IsKnown || form.HasCode || target == FormTarget.Elsewhere || IsSentByScript(form))
        {
            return MissingToken.No;
        }

        var isSeen = scope.Prefix.Length == 0
            ? form.Name.IndexOf(':') < 0
            : form.Name.StartsWith(scope.Prefix, StringComparison.OrdinalIgnoreCase) && form.Name.Length == scope.Prefix.Length + "form".Length;
        if (!isSeen && !form.Is("form"))
        {
            return MissingToken.No;
        }

        if (form.IsOptedOut || !isSeen || !scope.HasForm)
        {
            return !IsPost(form) ? MissingToken.No : form.IsOptedOut && scope.HasForm && isSeen ? MissingToken.OptedOut : MissingToken.NoTagHelper;
        }

        // Without a method and an address of its own, a form that the tag helper is told anything of becomes a post.
        if (!IsPost(form) && (form.Attribute("method") is not null || form.Attribute("action") is not null))
        {
            return MissingToken.No;
        }

        return form.Attribute(Antiforgery) is { } antiforgery
            ? antiforgery.Value is "false" or "@false" or "@(false)" ? MissingToken.Declined : MissingToken.No
            : target == FormTarget.Here ? MissingToken.Address : MissingToken.No;
    }

    /// <summary>A form in a component.</summary>
    public static MissingToken InComponent(MarkupTag form, Func<bool> mayBeInteractive)
    {
        if (!IsPost(form) || form.HasCode || form.Attribute("@attributes") is not null || form.Attribute("@onsubmit:preventDefault") is not null
            || FormTargets.Of(form) == FormTarget.Elsewhere || IsSentByScript(form))
        {
            return MissingToken.No;
        }

        // An interactive component handles the event itself; one that names its form is made to be posted.
        return form.Attribute("@onsubmit") is not null && (form.Attribute("@formname") is null || mayBeInteractive()) ? MissingToken.No : MissingToken.Component;
    }

    private static bool IsPost(MarkupTag form) =>
        form.Attribute("method") is { HasCode: false, Value: var method } && method.Equals("post", StringComparison.OrdinalIgnoreCase);

    private static bool IsSentByScript(MarkupTag form)
    {
        foreach (var attribute in form.Attributes)
        {
            foreach (var name in SentByScript)
            {
                if (attribute.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
