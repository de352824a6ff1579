using System.Collections.Generic;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Pipeline;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.SignIn;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Rules.SessionBinding;

/// <summary>
/// How a sign-in comes to be bound to its client: a class of events that does it, as a file of the application's own, its registration as a
/// service, and the scheme's <c>EventsType</c>. The class is there once, however many schemes use it.
/// </summary>
/// <param name="file">Where the schemes are registered.</param>
/// <param name="unbound">The calls that register them.</param>
internal sealed class SessionProtectionEdits(FileContext file, IReadOnlyList<SetupCall> unbound)
{
    private const string Text = "{text:SessionProtection}";
    private const string Network = "{text:SessionProtection;BindsNetwork=true}";

    private static readonly ImmutableArray<string> Extensions = ImmutableArray.Create("Microsoft.Extensions.DependencyInjection");

    private readonly SessionProtectionClass protection = SessionProtectionClass.In(file);

    /// <summary>Bound to the browser; second, where addresses can be told, to the browser and its network.</summary>
    public ImmutableArray<ProposedEdit> For(SetupCall call)
    {
        if (!protection.CanBeWritten || HasEventsType(call) || Registration(call) is not { } registration)
        {
            return ImmutableArray<ProposedEdit>.Empty;
        }

        var hookUp = new ProposedEdit(EditKind.AddToConfiguration, Member.EventsType, "typeof(" + protection.FullName + ")", ImmutableArray.Create(call.Syntax.GetLocation()));
        var rest = protection.IsRegistered(file, call.Syntax) ? ImmutableArray.Create(hookUp) : ImmutableArray.Create(hookUp, registration);
        if (protection.Exists)
        {
            return ImmutableArray.Create(ProposedEdit.Together("Bind the sign-in to its client", [.. rest]));
        }

        var browser = ProposedEdit.Together("Bind the sign-in to its client", [NewClass(Text), .. rest]);
        return IsAddressKnownInTime()
            ? ImmutableArray.Create(browser, ProposedEdit.Together("Bind the sign-in to its client and network", [NewClass(Network), .. rest]))
            : ImmutableArray.Create(browser);
    }

    private ProposedEdit NewClass(string text) => new(EditKind.AddDocument, protection.Name + ".cs", text, ImmutableArray<Location>.Empty);

    /// <summary>Where a class of events is set already, even one that validates nothing, this would be in its place.</summary>
    private bool HasEventsType(SetupCall call)
    {
        foreach (var way in call.Ways)
        {
            foreach (var setting in file.Application.SignInSchemes.ValidationsOf(Configuration.SchemeNames.Of(way), file.Cancellation))
            {
                if (setting.Member == ValidationMember.EventsType)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>One statement before the first of the schemes that are set up beside each other; a link of the chain where there are no statements.</summary>
    private ProposedEdit? Registration(SetupCall call)
    {
        if (ServicesExpression.Of(call.Syntax, file.Model, file.Cancellation) is not { } services)
        {
            return null;
        }

        var code = ".AddScoped<" + protection.FullName + ">()";
        if (StatementOf(call) is not { } statement)
        {
            return services.IsWhole
                ? new ProposedEdit(EditKind.Replace, string.Empty, "{0}" + code, ImmutableArray.Create(services.Syntax.GetLocation())) { Imports = Extensions }
                : null;
        }

        foreach (var other in unbound)
        {
            if (StatementOf(other) is { } first
                && ServicesExpression.ListOf(first) == ServicesExpression.ListOf(statement)
                && ServicesExpression.Of(other.Syntax, file.Model, file.Cancellation)?.Text == services.Text)
            {
                statement = first;
                break;
            }
        }

        return new ProposedEdit(EditKind.InsertStatement, "before", services.Text + code + ";", ImmutableArray.Create(statement.GetLocation())) { Imports = Extensions };
    }

    private static StatementSyntax? StatementOf(SetupCall call) => ServicesExpression.StatementOf(call.Syntax);

    /// <summary>
    /// Whether the address at a request is the one of the sign-in: not so where authentication runs before forwarded headers are read, for
    /// then it is told that of a proxy.
    /// </summary>
    private bool IsAddressKnownInTime()
    {
        foreach (var pipeline in file.Application.Pipeline.Applications(file.Cancellation))
        {
            var headers = pipeline.IndexOf(MiddlewareNames.ForwardedHeaders);
            if (headers >= 0 && pipeline.IndexOf(MiddlewareNames.Authentication) < headers)
            {
                return false;
            }
        }

        return true;
    }
}
