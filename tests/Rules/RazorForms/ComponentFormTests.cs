using CookieSecurity.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace CookieSecurity.Tests.RazorForms;

/// <summary>CKS3012 in components.</summary>
public sealed class ComponentFormTests
{
    [Theory]
    [InlineData("""<form method="post">""")]
    [InlineData("""<form method="post" action="Account/Logout">""")]
    [InlineData("""<form method="post" action="/logout" class="@style">""")]
    [InlineData("""<form method="post" @formname="save" @onsubmit="Save">""")]
    [InlineData("""<form method="post" @formname="@($"save-{Id}")" @onsubmit="@(() => Save("x"))">""")]
    [InlineData("""<form method="post" data-enhance action="/x">""")]
    public Task A_form_that_is_posted_without_a_token_is_reported(string tag) => RazorProject.Component($$"""
        @page "/"
        <h1>Save</h1>
        {|CKS3012:{{tag}}|}
            <InputText @bind-Value="Name" />
            <button>@Label</button>
        </form>
        @code {
            private string Label = "Save";
            private List<string> Names { get; } = [];
            private void Save() { }
        }
        """);

    [Theory]
    [InlineData("""<form method="post" action="/x"><AntiforgeryToken /></form>""")]
    [InlineData("""<form method="post" @formname="x" @onsubmit="Save"><div><AntiforgeryToken></AntiforgeryToken></div></form>""")]
    [InlineData("""<EditForm Model="Input" method="post" FormName="x" OnValidSubmit="Save"><InputText @bind-Value="Input" /></EditForm>""")]
    [InlineData("""<form @onsubmit="Save"><button>Save</button></form>""")]
    [InlineData("""<form method="post" @onsubmit="Save"><button>Save</button></form>""")]
    [InlineData("""<form method="post" @onsubmit="Save" @onsubmit:preventDefault @formname="x"><button>Save</button></form>""")]
    [InlineData("""<form method="post" @attributes="All"><button>Save</button></form>""")]
    [InlineData("""<form method="@Method" action="/x"></form>""")]
    [InlineData("""<form method="post" action="@Target"></form>""")]
    [InlineData("""<form method="post" action="https://pay.example/"></form>""")]
    [InlineData("""<form method="get" action="/x"></form>""")]
    [InlineData("""<Form method="post" action="/x"></Form>""")]
    [InlineData("""<form method="post" action="/x">@ChildContent</form>""")]
    [InlineData("""<form method="post" action="/x"><Fields /></form>""")]
    [InlineData("""<form method="post" action="/x"><input type="hidden" name="__RequestVerificationToken" value="@token" /></form>""")]
    [InlineData("""<form method="post" action="/x">@Write()</form>""")]
    public Task Others_are_silent(string form) => RazorProject.Component(form + "\n@code { [Parameter] public RenderFragment? ChildContent { get; set; } }");

    [Fact]
    public async Task A_component_in_the_form_is_looked_into()
    {
        const string form = """<form method="post" action="/x"><Fields /></form>""";
        await RazorProject.Component(form, ("Components/Fields.razor", "<AntiforgeryToken />"));
        await RazorProject.Component("{|CKS3012:<form method=\"post\" action=\"/x\">|}<Fields /></form>", ("Components/Fields.razor", "<InputText />"));
    }

    [Theory]
    [InlineData("Components/App.razor", "<Routes @rendermode=\"InteractiveServer\" />")]
    [InlineData("Components/_Imports2.razor", "@rendermode InteractiveServer")]
    [InlineData("Pages/_Host.cshtml", "<component type=\"typeof(App)\" render-mode=\"ServerPrerendered\" />")]
    public async Task Where_components_may_be_interactive_a_handled_form_is_silent(string path, string markup)
    {
        await RazorProject.Component("""<form method="post" @formname="x" @onsubmit="Save"></form>""", (path, markup));
        await RazorProject.Component("""{|CKS3012:<form method="post" action="/x">|}</form>""", (path, markup));
    }

    [Fact]
    public async Task In_a_library_the_host_decides_whether_components_are_interactive()
    {
        var library = new RazorProject { Kind = OutputKind.DynamicallyLinkedLibrary, Source = "class Nothing;" };
        await library
            .With("A.razor", """<form method="post" @formname="x" @onsubmit="Save"></form>""")
            .With("B.razor", """{|CKS3012:<form method="post" action="/x">|}</form>""")
            .With("C.cshtml", """{|CKS3012:<form method="post" action="/x">|}</form>""")
            .CheckAsync();
    }

    [Fact]
    public Task Without_the_framework_s_component_there_is_nothing_to_write() =>
        new RazorProject { Source = "namespace Microsoft.AspNetCore.Http { interface IResponseCookies; class CookieOptions; }", Kind = OutputKind.DynamicallyLinkedLibrary, WithoutFramework = true }
            .With("A.razor", """<form method="post" action="/x"></form>""").CheckAsync();
}
