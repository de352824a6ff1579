namespace CookieSecurity.Analyzers.Triggers;

/// <summary>Names of what decides for a whole application how requests are authenticated and validated, wherever it is written.</summary>
internal static class ProtectionNames
{
    /// <summary>What the names of controllers end with.</summary>
    public const string ControllerSuffix = "Controller";

    /// <summary>Stands for every word with that ending.</summary>
    public const string AnyController = "*Controller";

    /// <summary>Classes that requests reach.</summary>
    public static readonly NameSet Controllers = new(
        AnyController, ControllerSuffix, "ControllerBase", "ControllerAttribute", "ApiController", "ApiControllerAttribute", "IActionResult", "ActionResult",
        "HttpGet", "HttpPost", "HttpPut", "HttpPatch", "HttpDelete", "AcceptVerbs",
        "HttpGetAttribute", "HttpPostAttribute", "HttpPutAttribute", "HttpPatchAttribute", "HttpDeleteAttribute", "AcceptVerbsAttribute");

    public static readonly NameSet Pages = new("PageModel", "IgnoreAntiforgeryToken", "IgnoreAntiforgeryTokenAttribute");

    /// <summary>Attributes about tokens.</summary>
    public static readonly NameSet Attributes = new(
        "ValidateAntiForgeryToken", "ValidateAntiForgeryTokenAttribute", "AutoValidateAntiforgeryToken", "AutoValidateAntiforgeryTokenAttribute",
        "IgnoreAntiforgeryToken", "IgnoreAntiforgeryTokenAttribute", "RequireAntiforgeryToken", "RequireAntiforgeryTokenAttribute");

    /// <summary>Conventions by which Razor Pages require a signed-in user.</summary>
    public static readonly NameSet PageAuthorization = new("AuthorizeFolder", "AuthorizePage", "AuthorizeAreaFolder", "AuthorizeAreaPage");

    /// <summary>Authorization policies.</summary>
    public static readonly NameSet Policies = new(
        "AddPolicy", "AddDefaultPolicy", "AddFallbackPolicy", "SetDefaultPolicy", "SetFallbackPolicy", "DefaultPolicy", "FallbackPolicy");

    /// <summary>Where a bearer token may be taken from a cookie.</summary>
    public static readonly NameSet TokenEvents = new("OnMessageReceived", "MessageReceived");

    /// <summary>Lists of filters: of the whole application, or of a convention.</summary>
    public static readonly NameSet Filters = new("Filters");

    /// <summary>Conventions of Razor Pages, and other ways to switch validation off.</summary>
    public static readonly NameSet Conventions = new("ConfigureFilter", "SuppressCheckForUnhandledSecurityMetadata");

    /// <summary>The setting that takes the automatic check away.</summary>
    public static readonly NameSet Switch = new("DisableCsrfProtection");

    /// <summary>Validation by hand.</summary>
    public static readonly NameSet Validation = new("ValidateRequestAsync", "IsRequestValidAsync", "IAntiforgeryValidationFeature");

    /// <summary>A file with one of these may change what holds for all others.</summary>
    public static readonly NameSet All = NameSet.Union(Policies, TokenEvents, Filters, Conventions, Switch, Validation, PageAuthorization);
}
