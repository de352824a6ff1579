using System.Collections.Immutable;
using CookieSecurity.Analyzers.Antiforgery;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Setup;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.Antiforgery;

/// <summary>How an action comes to be validated: by a filter for the whole application, or by an attribute on it or on its class.</summary>
internal static class ValidationEdits
{
    private const string Auto = "global::Microsoft.AspNetCore.Mvc.AutoValidateAntiforgeryTokenAttribute";
    private const string Single = "global::Microsoft.AspNetCore.Mvc.ValidateAntiForgeryTokenAttribute";
    private const string AddFilter = "options.Filters.Add(new " + Auto + "())";
    private const string GlobalTitle = "Validate every unsafe request (global AutoValidateAntiforgeryToken filter)";

    public static ImmutableArray<ProposedEdit> For(FileContext file, ControllerAction action, INamedTypeSymbol type, bool mayBeGlobal)
    {
        var edits = ImmutableArray.CreateBuilder<ProposedEdit>();
        var registration = Registration(file);
        if (mayBeGlobal && registration is not null && Global(registration) is { } global)
        {
            edits.Add(WithViews(file, registration, global));
        }

        foreach (var (attribute, target) in new[] { (Single, (ISymbol)action.Method), (Auto, type) })
        {
            if (target.DeclaringSyntaxReferences is { Length: > 0 } declared)
            {
                var edit = new ProposedEdit(EditKind.AddAttribute, string.Empty, attribute, ImmutableArray.Create(declared[0].GetSyntax(file.Cancellation).GetLocation()))
                {
                    Title = attribute == Single ? "Add [ValidateAntiForgeryToken] to the action" : "Add [AutoValidateAntiforgeryToken] to the controller",
                };
                edits.Add(WithViews(file, registration, edit));
            }
        }

        return edits.ToImmutable();
    }

    /// <summary>The call that registers controllers; null where there is none here.</summary>
    private static SetupCall? Registration(FileContext file)
    {
        SetupCall? found = null;
        foreach (var call in file.Application.Setup.Calls(file.Cancellation))
        {
            if (call.IsFramework && call.Name is "AddControllersWithViews" or "AddMvc" or "AddControllers" && call.Syntax is InvocationExpressionSyntax
                && (found is null || found.Name == "AddControllers"))
            {
                found = call;
            }
        }

        return found;
    }

    /// <summary>With AddControllers() alone nothing that validates can be made: the attribute would answer every request with an error.</summary>
    private static ProposedEdit WithViews(FileContext file, SetupCall? registration, ProposedEdit edit) =>
        registration is { Name: "AddControllers" } && !file.Application.Antiforgery.Application(file.Cancellation).RegistersViews && NameOf(registration) is { } name
            ? ProposedEdit.Together(edit.Title, edit, new ProposedEdit(EditKind.Replace, string.Empty, "AddControllersWithViews", ImmutableArray.Create(name.GetLocation())))
            : edit;

    private static SimpleNameSyntax? NameOf(SetupCall registration) => (registration.Syntax as InvocationExpressionSyntax)?.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        _ => null,
    };

    private static ProposedEdit? Global(SetupCall registration)
    {
        var call = (InvocationExpressionSyntax)registration.Syntax;
        var last = call.ArgumentList.Arguments.Count > 0 ? call.ArgumentList.Arguments[call.ArgumentList.Arguments.Count - 1].Expression : null;
        if (last is AnonymousFunctionExpressionSyntax { Block: { Statements: { Count: > 0 } statements } } function && ParameterOf(function) is { } parameter)
        {
            return Edit(EditKind.InsertStatement, "after", parameter + AddFilter.Substring("options".Length) + ";", statements[statements.Count - 1]);
        }

        return !registration.Spells("setupAction") && !registration.Spells("configure")
            ? Edit(EditKind.AddArgument, string.Empty, "options => " + AddFilter, call)
            : Edit(EditKind.AppendCall, string.Empty, ".AddMvcOptions(options => " + AddFilter + ")", call);
    }

    private static string? ParameterOf(AnonymousFunctionExpressionSyntax function) => function switch
    {
        SimpleLambdaExpressionSyntax { Parameter.Identifier.Text: not "_" and var name } => name,
        ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: 1 } parameters } => parameters[0].Identifier.Text,
        _ => null,
    };

    private static ProposedEdit Edit(EditKind kind, string member, string value, SyntaxNode target) =>
        new(kind, member, value, ImmutableArray.Create(target.GetLocation())) { Title = GlobalTitle };
}
