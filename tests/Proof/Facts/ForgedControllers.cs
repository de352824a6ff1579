using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Razor.Compilation;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Razor.Hosting;

namespace CookieSecurity.Proof.Forgery;

/// <summary>One action for each attribute; each says that it ran.</summary>
[Route("action/[action]")]
public sealed class AttributeController : Controller
{
    [HttpPost]
    public string Plain() => "ran";

    [HttpPost, ValidateAntiForgeryToken]
    public string Validated() => "ran";

    [HttpPost, AutoValidateAntiforgeryToken]
    public string AutoValidated() => "ran";

    [HttpPost, RequireAntiforgeryToken]
    public string Required() => "ran";

    [HttpPost, RequireAntiforgeryToken, IgnoreAntiforgeryToken]
    public string RequiredAndIgnored() => "ran";

    [HttpPost, IgnoreAntiforgeryToken, ValidateAntiForgeryToken]
    public string IgnoredThenValidated() => "ran";

    [HttpPost, ValidateAntiForgeryToken, IgnoreAntiforgeryToken]
    public string ValidatedThenIgnored() => "ran";

    [HttpPost, ValidateAntiForgeryToken(Order = 1001), IgnoreAntiforgeryToken]
    public string ValidatedByOrder() => "ran";

    [HttpDelete]
    public string PlainDelete() => "ran";

    [HttpDelete, ValidateAntiForgeryToken]
    public string ValidatedDelete() => "ran";

    [HttpDelete, AutoValidateAntiforgeryToken]
    public string AutoValidatedDelete() => "ran";

    [HttpDelete, RequireAntiforgeryToken]
    public string RequiredDelete() => "ran";

    [AutoValidateAntiforgeryToken]
    public string AnyVerb() => "ran";

    [HttpGet, AutoValidateAntiforgeryToken]
    public string Get() => "ran";
}

[ApiController, Route("api")]
public sealed class FormApiController : ControllerBase
{
    [HttpPost]
    public string Save([FromForm] string? name) => "ran" + name;
}

[Route("ignored/[action]"), IgnoreAntiforgeryToken]
public sealed class IgnoringController : Controller
{
    [HttpPost]
    public string Plain() => "ran";

    [HttpPost, ValidateAntiForgeryToken]
    public string Validated() => "ran";
}

[IgnoreAntiforgeryToken]
public abstract class IgnoringBase : Controller;

[Route("base/[action]"), ValidateAntiForgeryToken]
public sealed class DerivedController : IgnoringBase
{
    [HttpPost]
    public string Save() => "ran";
}

[Route("required/[action]"), RequireAntiforgeryToken]
public sealed class RequiringController : Controller
{
    [HttpPost]
    public string Save() => "ran";

    [HttpPost, RequireAntiforgeryToken(false)]
    public string NotRequired() => "ran";
}

/// <summary>Found only where it is added by hand: the application with it does not start.</summary>
[NonController, Route("both")]
public sealed class BothController : Controller
{
    [HttpPost, ValidateAntiForgeryToken, RequireAntiforgeryToken]
    public string Save() => "ran";
}

public interface ISaving
{
    [ValidateAntiForgeryToken]
    string Save();
}

[Route("interface/[action]")]
public sealed class ImplementingController : Controller, ISaving
{
    [HttpPost]
    public string Save() => "ran";
}

/// <summary>Pages as the Razor compiler would have made them.</summary>
public sealed class ForgedPages : ApplicationPart, IRazorCompiledItemProvider
{
    public override string Name => nameof(ForgedPages);

    public IEnumerable<RazorCompiledItem> CompiledItems =>
        [new Item("/Pages/Plain.cshtml", typeof(PlainPage)), new Item("/Pages/Ignoring.cshtml", typeof(IgnoringPage)), new Item("/Pages/Marked.cshtml", typeof(MarkedPage))];

    private sealed class Item(string identifier, Type type) : RazorCompiledItem
    {
        public override string Identifier => identifier;

        public override string Kind => "mvc.1.0.razor-page";

        public override IReadOnlyList<object> Metadata => [];

        public override Type Type => type;
    }
}

public sealed class PlainModel : PageModel
{
    public ContentResult OnPost() => Content("ran");
}

[IgnoreAntiforgeryToken]
public sealed class IgnoringModel : PageModel
{
    public ContentResult OnPost() => Content("ran");
}

[IgnoreAntiforgeryToken]
public sealed class MarkedModel : PageModel
{
    [ValidateAntiForgeryToken]
    public ContentResult OnPost() => Content("ran");
}

public abstract class PageOf<TModel> : Page
    where TModel : PageModel
{
    public TModel Model => (TModel)PageContext.ViewData.Model!;

    public override Task ExecuteAsync() => Task.CompletedTask;
}

public sealed class PlainPage : PageOf<PlainModel>;

public sealed class IgnoringPage : PageOf<IgnoringModel>;

public sealed class MarkedPage : PageOf<MarkedModel>;
