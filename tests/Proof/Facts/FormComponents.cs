using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Routing;

namespace CookieSecurity.Proof.Forgery;

/// <summary>Shows the page of the address.</summary>
public sealed class FormApp : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenComponent<Router>(0);
        builder.AddAttribute(1, nameof(Router.AppAssembly), typeof(FormApp).Assembly);
        builder.AddAttribute(2, nameof(Router.Found), (RenderFragment<RouteData>)(data => page =>
        {
            page.OpenComponent<RouteView>(0);
            page.AddAttribute(1, nameof(RouteView.RouteData), data);
            page.CloseComponent();
        }));
        builder.CloseComponent();
    }
}

[Route("/text")]
public sealed class TextComponent : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, "shown");
}

/// <summary>A form of HTML with the component that holds a token.</summary>
[Route("/plain-form")]
public class PlainForm : ComponentBase
{
    private string? saved;

    [SupplyParameterFromForm]
    public string? Name { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "form");
        builder.AddAttribute(1, "method", "post");
        builder.AddAttribute(2, "onsubmit", EventCallback.Factory.Create(this, () => saved = Name));
        builder.AddNamedEvent("onsubmit", "save");
        builder.OpenComponent<AntiforgeryToken>(3);
        builder.CloseComponent();
        builder.CloseElement();
        builder.AddContent(4, "saved " + saved);
    }
}

[Route("/open-form"), RequireAntiforgeryToken(false)]
public sealed class OpenForm : PlainForm;

/// <summary>The framework's form, which holds a token by itself.</summary>
[Route("/edit-form")]
public sealed class ModelForm : ComponentBase
{
    private string? saved;

    [SupplyParameterFromForm]
    public string? Name { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenComponent<EditForm>(0);
        builder.AddAttribute(1, nameof(EditForm.Model), (object)this);
        builder.AddAttribute(2, nameof(EditForm.FormName), "save");
        builder.AddAttribute(3, nameof(EditForm.OnSubmit), EventCallback.Factory.Create<EditContext>(this, () => saved = Name));
        builder.CloseComponent();
        builder.AddContent(4, "saved " + saved);
    }
}
