namespace CookieSecurity.Tests.RazorForms;

/// <summary>CKS3013: which scripts run, and how they say what they send.</summary>
public sealed class ScriptShapeTests
{
    private const string Post = "fetch('/save', { method: 'POST' });";
    private const string Reported = "{|CKS3013:fetch|}('/save', { method: 'POST' });";

    [Theory]
    [InlineData("<script>")]
    [InlineData("<SCRIPT>")]
    [InlineData("<script type=\"text/javascript\">")]
    [InlineData("<script type=\"application/javascript\">")]
    [InlineData("<script type=\"module\">")]
    [InlineData("<script type=\"\">")]
    [InlineData("<script type=\"Text/JavaScript\">")]
    [InlineData("<script async defer nonce=\"@nonce\">")]
    [InlineData("<script asp-append-version=\"true\" type=\"@Model.Type\">")]
    public Task A_script_that_runs_is_read(string tag) => RazorProject.View(tag + Reported + "</script>");

    [Theory]
    [InlineData("<script type=\"application/json\">")]
    [InlineData("<script type='application/ld+json'>")]
    [InlineData("<script type=\"importmap\">")]
    [InlineData("<script type=\"text/template\">")]
    [InlineData("<script type=\"text/x-handlebars-template\" id=\"t\">")]
    [InlineData("<script src=\"~/js/site.js\">")]
    public Task What_a_browser_does_not_run_is_not(string tag) => RazorProject.View(tag + Post + "</script>");

    [Theory]
    [InlineData("@* fetch('/save', { method: 'POST' }); *@")]
    [InlineData("<!-- <script>fetch('/save', { method: 'POST' });</script> -->")]
    [InlineData("@* <script>fetch('/save', { method: 'POST' });</script> *@")]
    public Task Comments_of_Razor_hold_no_script(string markup) => RazorProject.View(markup.StartsWith("<!", StringComparison.Ordinal) || markup.Contains("<script", StringComparison.Ordinal) ? markup : "<script>" + markup + "</script>");

    [Theory]
    [InlineData("""{|CKS3013:fetch|}(`/orders/${id}?q=${encodeURIComponent("a(b")}`, { method: `POST` });""")]
    [InlineData("""const data = { a: `x ${y} }` }; {|CKS3013:fetch|}('/save', { body: JSON.stringify(data), method: 'post' });""")]
    [InlineData("""export async function save() { return await ({|CKS3013:fetch|}('/save', { method: 'POST' })); }""")]
    [InlineData("""@if (Model.Open) { <text>{|CKS3013:fetch|}('@Url.Action("Save")', { method: 'POST' });</text> }""")]
    [InlineData("""{|CKS3013:$.ajax|}({ ...defaults, url: '@Url.Page("Index", "Save")', type: "POST", success: function (r) { show(r); } });""")]
    [InlineData("""{|CKS3013:$.ajax|}("/save", { type: 'DELETE' }).done(r => { if (a < b / c) { show(/x'y/.test(r)); } });""")]
    [InlineData("""{|CKS3013:axios.delete|}(`/save/${id}`);""")]
    [InlineData("""{|CKS3013:axios.request|}({ url: '/save', method: 'PUT' });""")]
    [InlineData("""var r = new XMLHttpRequest(); r.onload = show; {|CKS3013:r.open|}("post", '@Url.Action("Save")', true); r.setRequestHeader('Content-Type', 'a'); r.send();""")]
    [InlineData("""{|CKS3013:self.fetch|}('/save', { method: 'PATCH' });""")]
    [InlineData("""const url = '/save'; {|CKS3013:fetch|}(url, { method: 'POST' });""")]
    [InlineData("""const options = { method: 'POST', body: "}" }; await {|CKS3013:fetch|}('/save', options);""")]
    [InlineData("""let settings = {\n  url: '/save',\n  type: 'POST' }; {|CKS3013:$.ajax|}( settings );""")]
    [InlineData("""function save() { {|CKS3013:axios|}(config); } var config = { method: 'put', url: '/save' };""")]
    public Task A_post_is_found(string script) => RazorProject.View("<script>" + script + "</script>");

    [Theory]
    [InlineData("""const options = { method: 'GET' }; fetch('/save', options);""")]
    [InlineData("""fetch(url, options);""")]
    [InlineData("""let options = { method: 'POST' }; if (x) { options = other; } fetch('/save', options);""")]
    [InlineData("""const options = { method: 'POST', body: new FormData(form) }; fetch('/save', options);""")]
    [InlineData("""const options = { method: 'POST', headers: { 'X-CSRF-TOKEN': t } }; fetch('/save', options);""")]
    [InlineData("""const options = make({ method: 'POST' }); fetch('/save', options);""")]
    [InlineData("""const moreoptions = { method: 'POST' }; if (options == { method: 'POST' }) { fetch('/save', options); }""")]
    [InlineData("""const options = { method: 'POST' }; const url = 'https://api.example'; fetch('https://api.example/', options);""")]
    [InlineData("""const options = { method: 'POST'; fetch('/save', options);""")]
    [InlineData("""$.ajax(settings);""")]
    [InlineData("""$.ajax({ type: 'GET', url: '/list' });""")]
    [InlineData("""$.ajax({ type: verb, url: '/list' });""")]
    [InlineData("""$.ajax({ type: 'POST', beforeSend: xhr => xhr.setRequestHeader('RequestVerificationToken', token) });""")]
    [InlineData("""const r = new XMLHttpRequest(); r.open('GET', '/list');""")]
    [InlineData("""const r = new XMLHttpRequest(); r.open(verb, '/list');""")]
    [InlineData("""const r = new XMLHttpRequest(); r.open('POST', '/save'); r.setRequestHeader("X-XSRF-TOKEN", token);""")]
    [InlineData("""axios.get('/list'); axios({ url: '/list' });""")]
    [InlineData("""axios.post('//pay.example/', data);""")]
    [InlineData("""const headers = { '@tokens.HeaderName': '@tokens.RequestToken' }; /* antiforgery */ fetch('/save', { method: 'POST', headers });""")]
    [InlineData("""fetch('/save', { method: 'POST', body: new URLSearchParams(new FormData(form)) });""")]
    [InlineData("""function fetch(a) { } class X { post(a) { } }""")]
    [InlineData("""import { post } from './http.js'; post('/save');""")]
    public Task What_gets_carries_the_token_or_cannot_be_seen_is_silent(string script) => RazorProject.View("<p>post</p><script>" + script + "</script>");

    [Fact]
    public Task Scripts_of_components_are_read_too_and_handlers_of_components_are_code() => RazorProject.Component("""
        <button onclick="{|CKS3013:fetch|}('/x', { method: 'POST' })">A</button>
        <button @onclick="@(() => Fetch("POST"))">B</button>
        @code { private void Fetch(string verb) { } }
        """);
}
