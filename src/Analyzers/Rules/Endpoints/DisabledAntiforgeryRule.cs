using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.Antiforgery;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Endpoints;
using CookieSecurity.Analyzers.Options;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.EndpointForgeryDescriptors;
using static CookieSecurity.Analyzers.Descriptors.MvcForgeryDescriptors;

namespace CookieSecurity.Analyzers.Rules.Endpoints;

/// <summary>CKS3004, and CKS3017 where users are signed in: <c>DisableAntiforgery()</c> on what takes forms.</summary>
internal static class DisabledAntiforgeryRule
{
    public static readonly NameSet Names = new(EndpointNames.DisableAntiforgery);

    public static void Check(FileContext file)
    {
        var done = new HashSet<SyntaxNode>();
        foreach (var endpoint in file.Application.Endpoints.All(file.Cancellation))
        {
            foreach (var call in endpoint.Scope.Conventions)
            {
                if (call is { IsFramework: true, Name: EndpointNames.DisableAntiforgery } && call.Syntax.SyntaxTree == file.Tree && done.Add(call.Syntax))
                {
                    Check(file, endpoint, call.Syntax);
                }
            }
        }
    }

    private static void Check(FileContext file, MappedEndpoint endpoint, SyntaxNode call)
    {
        var squiggle = Placement.OfCallName(call);
        var options = file.Options(DisabledAntiforgery, squiggle);
        var open = Members(endpoint).Where(member => OptOuts.Matters(file, member, options)).ToList();
        var isGroup = endpoint.Kind == EndpointKind.Group;
        if (open.Count == 0 && !Matters(file, endpoint, options))
        {
            return;
        }

        var what = isGroup ? "the endpoints of this group" : endpoint.Kind == EndpointKind.Controllers ? "controllers" : endpoint.Kind == EndpointKind.Components ? "the forms of components" : "this endpoint";
        var edits = Edits(call, isGroup ? open.Where(static member => member.Kind == EndpointKind.Handler).ToList() : []);
        if (open.Exists(member => OptOuts.IsForUsers(file, member, file.Options(UserOptOut, squiggle))))
        {
            file.Report(UserOptOut, squiggle, edits, "DisableAntiforgery", what);
        }
        else
        {
            file.Report(DisabledAntiforgery, squiggle, edits, what);
        }
    }

    private static IEnumerable<MappedEndpoint> Members(MappedEndpoint endpoint) =>
        endpoint.Kind == EndpointKind.Group ? endpoint.Scope.AllEndpoints().Distinct() : [endpoint];

    /// <summary>A group that may hold anything, or controllers that rely on what is switched off.</summary>
    private static bool Matters(FileContext file, MappedEndpoint endpoint, CookieSecurityOptions options)
    {
        var access = EndpointAccess.Of(endpoint, file.Application.Flow.Bodies, file.Cancellation);
        if (access.AllowsAnonymous || options.AntiforgeryIsGlobal || file.Application.Authentication.Of(access, options, file.Cancellation) == Authentication.AuthenticationKind.Tokens)
        {
            return false;
        }

        return endpoint.Kind == EndpointKind.Group
            ? endpoint.Scope.MayHoldMore() || (endpoint.Scope.AllEndpoints().Any(static member => member.Kind == EndpointKind.Controllers) && file.Application.TokenNeeds.OfControllers(file.Cancellation))
            : endpoint.Kind == EndpointKind.Controllers && file.Application.TokenNeeds.OfControllers(file.Cancellation);
    }

    private static ImmutableArray<ProposedEdit> Edits(SyntaxNode call, List<MappedEndpoint> members)
    {
        if (call is not InvocationExpressionSyntax invocation)
        {
            return ImmutableArray<ProposedEdit>.Empty;
        }

        var remove = new ProposedEdit(EditKind.Remove, string.Empty, string.Empty, ImmutableArray.Create(OptOuts.TargetOf(invocation))) { Title = "Remove DisableAntiforgery" };
        var targets = members.Where(member => member.Call.Syntax is InvocationExpressionSyntax && member.Call.Syntax.SyntaxTree == call.SyntaxTree).Select(static member => member.Call.Syntax.GetLocation()).Distinct().ToImmutableArray();
        if (targets.IsEmpty)
        {
            return ImmutableArray.Create(remove);
        }

        var add = new ProposedEdit(EditKind.AppendCall, string.Empty, "." + EndpointNames.DisableAntiforgery + "()", targets) { Imports = ImmutableArray.Create("Microsoft.AspNetCore.Builder") };
        return ImmutableArray.Create(ProposedEdit.Together("Move DisableAntiforgery to the endpoints that take forms", remove, add), remove);
    }
}
