using CookieSecurity.Analyzers.Reporting;
using static CookieSecurity.Tests.Fixes.EditTest;

namespace CookieSecurity.Tests.Fixes;

public sealed class AddedParameterTests
{
    private static ProposedEdit Add(Marks marks, string lambda, string read, string code = "global::Microsoft.AspNetCore.Http.IFormCollection form") =>
        new(EditKind.AddParameter, "", code, [marks[lambda], marks[read]]);

    private static string Program(string statements) => $$"""
        var app = WebApplication.Create();
        {{statements}}
        app.Run();
        """;

    private static Task Becomes(string before, string after) => Verify(Program(before), Program(after), marks => Add(marks, "lambda", "read"));

    [Theory]
    [InlineData("(HttpRequest request) => {|read:request.Form|}.Count", "(HttpRequest request, IFormCollection form) => form.Count")]
    [InlineData("async (HttpRequest request) => ({|read:await request.ReadFormAsync()|}).Count", "async (HttpRequest request, IFormCollection form) => (form).Count")]
    [InlineData("async (HttpRequest request) => {|read:(await request.ReadFormAsync())|}.Count", "async (HttpRequest request, IFormCollection form) => form.Count")]
    [InlineData("(int id, HttpRequest request) => { return {|read:request.Form|}[\"a\"].ToString() + id; }", "(int id, HttpRequest request, IFormCollection form) => { return form[\"a\"].ToString() + id; }")]
    [InlineData("static (/* whose */ HttpRequest request /* it is */) => {|read:request.Form|}.Count", "static (/* whose */ HttpRequest request, IFormCollection form /* it is */) => form.Count")]
    public Task A_parameter_takes_the_place_of_an_expression(string before, string after) =>
        Becomes("app.MapPost(\"/\", {|lambda:" + before + "|});", "app.MapPost(\"/\", " + after + ");");

    [Fact]
    public Task A_parameter_takes_the_place_of_a_local_and_its_line() => Becomes(
        """
        app.MapPost("/", {|lambda:async (HttpRequest request) =>
        {
            // Before.
            {|read:var form = await request.ReadFormAsync();|}

            // After.
            await Task.Yield();
            return form.Count;
        }|});
        """,
        """
        app.MapPost("/", async (HttpRequest request, IFormCollection form) =>
        {
            // Before.

            // After.
            await Task.Yield();
            return form.Count;
        });
        """);

    [Fact]
    public Task What_is_said_behind_a_local_stays() => Becomes(
        """
        app.MapPost("/", {|lambda:(HttpRequest request) =>
        {
            {|read:var form = request.Form;|} // as it was sent
            return form.Count;
        }|});
        """,
        """
        app.MapPost("/", (HttpRequest request, IFormCollection form) =>
        {
             // as it was sent
            return form.Count;
        });
        """);

    [Fact]
    public Task On_a_line_with_others_only_the_local_goes() => Becomes(
        "app.MapPost(\"/\", {|lambda:(HttpRequest request) => { {|read:var form = request.Form;|} return form.Count; }|});",
        "app.MapPost(\"/\", (HttpRequest request, IFormCollection form) => { return form.Count; });");

    [Fact]
    public Task A_lambda_without_parameters_gets_its_first() => Becomes(
        "var context = new DefaultHttpContext(); app.MapPost(\"/\", {|lambda:() => {|read:context.Request.Form|}.Count|});",
        "var context = new DefaultHttpContext(); app.MapPost(\"/\", (IFormCollection form) => form.Count);");

    [Fact]
    public Task Long_lists_keep_their_lines() => Becomes(
        """
        app.MapPost("/", {|lambda:(
            int id, // which
            HttpRequest request) => {|read:request.Form|}.Count + id|});
        """,
        """
        app.MapPost("/", (
            int id, // which
            HttpRequest request, IFormCollection form) => form.Count + id);
        """);

    [Fact]
    public Task A_type_that_the_file_has_under_another_name_is_written_in_full() => Verify(
        Program("app.MapPost(\"/\", {|lambda:(HttpRequest request) => {|read:request.Form|}.Count|});") + "\ninterface IFormCollection { }",
        Program("app.MapPost(\"/\", (HttpRequest request, Microsoft.AspNetCore.Http.IFormCollection form) => form.Count);") + "\ninterface IFormCollection { }",
        marks => Add(marks, "lambda", "read"));

    [Fact]
    public Task Several_lambdas_are_changed_together() => Verify(
        Program("app.MapPost(\"/a\", {|one:(HttpRequest request) => {|first:request.Form|}.Count|});\napp.MapPut(\"/b\", {|two:async (HttpRequest request) => {|second:(await request.ReadFormAsync())|}.Count|});"),
        Program("app.MapPost(\"/a\", (HttpRequest request, IFormCollection form) => form.Count);\napp.MapPut(\"/b\", async (HttpRequest request, IFormCollection form) => form.Count);"),
        marks => Add(marks, "one", "first"),
        marks => Add(marks, "two", "second"));

    [Theory]
    [InlineData("{|lambda:request => {|read:request.Request.Form|}.Count|}")]
    [InlineData("{|lambda:(request) => {|read:request.Request.Form|}.Count|}")]
    [InlineData("{|lambda:(HttpContext request, int page = 1) => {|read:request.Request.Form|}.Count|}")]
    [InlineData("{|lambda:(HttpContext request, params string[] others) => {|read:request.Request.Form|}.Count|}")]
    [InlineData("{|lambda:delegate (HttpContext request) { return {|read:request.Request.Form|}.Count; }|}")]
    public Task A_lambda_that_cannot_take_one_more_is_left_alone(string lambda) =>
        VerifyNothingIsOffered("var taken = Take(" + lambda + ");\nstatic Delegate Take(Delegate given) => given;", marks => Add(marks, "lambda", "read"));

    [Theory]
    [InlineData("form")]
    [InlineData("")]
    public Task A_parameter_without_type_or_name_is_not_offered(string code) =>
        VerifyNothingIsOffered(Program("app.MapPost(\"/\", {|lambda:(HttpRequest request) => {|read:request.Form|}.Count|});"), marks => Add(marks, "lambda", "read", code));

    [Fact]
    public Task What_lies_outside_of_the_lambda_is_not_replaced() => VerifyNothingIsOffered(
        Program("var context = new DefaultHttpContext(); var form = {|read:context.Request.Form|};\napp.MapPost(\"/\", {|lambda:(HttpRequest request) => form.Count|});"), marks => Add(marks, "lambda", "read"));
}
