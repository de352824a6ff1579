namespace CookieSecurity.Tests.RazorForms;

/// <summary>CKS3013: scripts in Razor files that send a request and never mention the token.</summary>
public sealed class ScriptTests
{
    [Theory]
    [InlineData("""await {|CKS3013:fetch|}('/save', { method: 'POST', body: JSON.stringify(data) });""")]
    [InlineData("""{|CKS3013:window.fetch|}("/save", { "method": "post" });""")]
    [InlineData("""{|CKS3013:fetch|}(`/save/${id}`, { headers: { 'Content-Type': 'application/json' }, method: "DELETE" });""")]
    [InlineData("""{|CKS3013:fetch|}('@Url.Action("Save")', { method: 'PUT' });""")]
    [InlineData("""{|CKS3013:$.ajax|}({ url: '/save', type: 'POST', data: { a: 1 } });""")]
    [InlineData("""{|CKS3013:jQuery.ajax|}('/save', { method: 'PATCH' });""")]
    [InlineData("""{|CKS3013:$.post|}('/save', { a: 1 }, function (x) { show(x); });""")]
    [InlineData("""{|CKS3013:axios.post|}('/save', data).then(r => r.data);""")]
    [InlineData("""{|CKS3013:axios|}({ method: 'post', url: '/save' });""")]
    [InlineData("""const xhr = new XMLHttpRequest(); {|CKS3013:xhr.open|}('POST', '/save'); xhr.send(data);""")]
    public Task A_script_that_posts_is_reported(string script) => RazorProject.View($"<p>x</p><script type=\"module\">\n{script}\n</script>");

    [Theory]
    [InlineData("""fetch('/save');""")]
    [InlineData("""fetch('/save', { method: 'GET' });""")]
    [InlineData("""fetch('/save', { method: verb });""")]
    [InlineData("""fetch('https://api.example/save', { method: 'POST' });""")]
    [InlineData("""fetch('/save', { method: 'POST', headers: { RequestVerificationToken: token } });""")]
    [InlineData("""fetch('/save', { method: 'POST', headers: { 'X-CSRF-TOKEN': token } });""")]
    [InlineData("""fetch('/save', { method: 'POST', body: new FormData(form) });""")]
    [InlineData("""$.ajax({ url: '/list' });""")]
    [InlineData("""$.ajaxSetup({ headers: { 'RequestVerificationToken': '@token' } }); $.post('/save');""")]
    [InlineData("""$.post('/save', $('form').serialize());""")]
    [InlineData("""// fetch('/save', { method: 'POST' })""")]
    [InlineData("""/* $.post('/save') */""")]
    [InlineData("""const text = "fetch('/save', { method: 'POST' })";""")]
    [InlineData("""store.fetch('/save', { method: 'POST' });""")]
    [InlineData("""window.open('POST', '/save');""")]
    [InlineData("""board.post('/save');""")]
    [InlineData("""const slash = /fetch\('x', \{ method: 'POST' \}\)/;""")]
    [InlineData("""fetch('/save', { method: 'POST' """)]
    public Task Others_are_silent(string script) => RazorProject.View($"<p>post</p><script>\n{script}\n</script>");

    [Fact]
    public async Task The_name_that_the_application_gives_the_header_counts()
    {
        const string script = """<script>fetch('/save', { method: 'POST', headers: { 'X-Shop': t } });</script>""";
        await Configured("options => options.HeaderName = \"X-Shop\"", script);
        await Configured("options => options.HeaderName = Environment.GetEnvironmentVariable(\"HEADER\")", script);
        await Configured("options => options.HeaderName = \"X-Other\"", script.Replace("fetch", "{|CKS3013:fetch|}", StringComparison.Ordinal));
    }

    [Fact]
    public Task What_an_event_of_an_element_runs_is_script_too() => RazorProject.View("""
        <button onclick="{|CKS3013:fetch|}('/basket/@Model.Id', { method: 'POST' })">Add</button>
        <button onclick='fetch("/basket")'>Look</button>
        <button title="fetch('/x', { method: 'POST' })">Read</button>
        """);

    [Fact]
    public Task Any_script_of_the_file_may_add_the_token() => RazorProject.View("""
        <script>axios.defaults.headers.common['RequestVerificationToken'] = token;</script>
        <script>axios.post('/save', data);</script>
        """);

    private static Task Configured(string configure, string script) => new RazorProject
    {
        Source = $$"""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAntiforgery({{configure}});
            builder.Build().Run();
            """,
    }.With("Pages/Index.cshtml", script).CheckAsync();
}
