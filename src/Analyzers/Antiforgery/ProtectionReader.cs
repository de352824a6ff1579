using System;
using System.Collections.Immutable;
using System.Threading;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.Pipeline;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Antiforgery;

/// <summary>Gathers what protects an application as a whole.</summary>
internal sealed class ProtectionReader(
    Compilation compilation, FlowModel flow, SetupModel setup, PipelineModel pipelines, AntiforgeryModel antiforgery, ApplicationMemory memory, CancellationToken cancellation)
{
    private readonly ImmutableArray<ForgeryMark>.Builder filters = ImmutableArray.CreateBuilder<ForgeryMark>();
    private readonly ImmutableArray<string>.Builder pages = ImmutableArray.CreateBuilder<string>();
    private readonly ControllerConventions onControllers = new(flow, antiforgery.Checks, cancellation);
    private bool hasConventions;
    private bool mayBeUnseen;
    private bool registersControllers;
    private bool registersPages;
    private bool mapsControllers;
    private bool registersViews;
    private bool requiresOnControllers;
    private bool requiresUser;

    public ApplicationProtection Read()
    {
        var files = NamedFiles.Of(compilation);
        foreach (var tree in files.Mentioning(ProtectionNames.Filters, cancellation))
        {
            ReadFilters(tree);
        }

        foreach (var tree in files.Mentioning(ProtectionNames.PageAuthorization, cancellation))
        {
            memory.Reads(tree);
            pages.AddRange(AuthorizedPages.In(flow.Bodies.ModelOf(tree), cancellation));
        }

        foreach (var call in setup.Calls(cancellation))
        {
            Read(call);
        }

        foreach (var tree in files.Mentioning(SetupNames.Endpoints, cancellation))
        {
            ReadMappings(tree);
        }

        foreach (var call in onControllers.OnControllers())
        {
            ReadConvention(call);
        }

        foreach (var body in setup.Bodies(cancellation))
        {
            mayBeUnseen |= !body.IsKnown;
        }

        var middleware = new MiddlewareProtection(pipelines, antiforgery.Checks, cancellation).Read();
        return new ApplicationProtection(
            filters.ToImmutable(),
            hasConventions,
            middleware.Validates,
            mayBeUnseen || middleware.MayBeUnseen,
            registersControllers || (registersPages && mapsControllers),
            registersViews,
            AutomaticCheck.IsOn(compilation, pipelines, cancellation),
            requiresOnControllers,
            requiresUser,
            pages.ToImmutable());
    }

    private void ReadFilters(SyntaxTree tree)
    {
        foreach (var addition in antiforgery.Lists.In(tree, cancellation))
        {
            memory.Reads(tree);
            if (addition.IsGlobal)
            {
                filters.Add(addition.Mark);
                requiresUser |= addition.Mark.TypeName.EndsWith(".AuthorizeFilter", StringComparison.Ordinal);
            }
            else if (addition.Owner.Name != "PageApplicationModel")
            {
                hasConventions |= addition.Mark.Effect.Validates() || addition.Mark.Effect == ForgeryEffect.Unknown;
            }
        }
    }

    private void Read(SetupCall call)
    {
        if (call.IsUnseen && (SetupSurface.IsServices(call.Method) || IsBuilder(call.Method)))
        {
            mayBeUnseen = true;
        }

        if (!call.IsFramework)
        {
            return;
        }

        onControllers.Read(call);
        switch (call.Name)
        {
            case "AddMvc" or "AddControllersWithViews":
                registersControllers = true;
                registersViews = true;
                break;
            case "AddControllers" or "AddMvcCore":
                registersControllers = true;
                break;
            case "AddRazorPages":
                registersPages = true;
                registersViews = true;
                break;
            case "AddViews" or "AddAntiforgery":
                registersViews = true;
                break;
            case "MapControllers" or "MapControllerRoute" or "MapDefaultControllerRoute" or "MapAreaControllerRoute" or "MapDynamicControllerRoute" or "MapFallbackToController" or "UseMvc" or "UseMvcWithDefaultRoute":
                mapsControllers = true;
                break;
            case "RequireAuthorization" when IsOn(call, "MapRazorPages"):
                pages.Add("/");
                break;
        }

        if (HandedMvcOptions.Leave(call, flow, cancellation))
        {
            mayBeUnseen = true;
        }
    }

    /// <summary>Members that map controllers onto groups that they are handed: who calls them, and with which group, is not followed.</summary>
    private void ReadMappings(SyntaxTree tree)
    {
        if (!TreeText.Mentions(tree, "MapControllers") && !TreeText.Mentions(tree, "ControllerRoute"))
        {
            return;
        }

        memory.Reads(tree);
        foreach (var body in SetupCode.In(tree, cancellation).EndpointBodies)
        {
            hasConventions |= onControllers.ReadUnfollowed(body);
        }
    }

    private void ReadConvention(SetupCall call)
    {
        switch (call.Name)
        {
            case "RequireAuthorization":
                requiresUser = true;
                break;
            case "WithMetadata" or "Add" or "Finally":
                requiresOnControllers |= call.Name != "WithMetadata" || MentionsRequirement(call.Syntax);
                break;
            default:
                hasConventions |= onControllers.MayValidate(call);
                break;
        }
    }

    /// <summary>The builder of controllers, handed to code that cannot be seen.</summary>
    private static bool IsBuilder(IMethodSymbol method) =>
        method.Parameters.Length > 0 && method.Parameters[0].Type.Name is "IMvcBuilder" or "IMvcCoreBuilder" or "ControllerActionEndpointConventionBuilder";

    private static bool IsOn(SetupCall call, params string[] names)
    {
        foreach (var atom in call.Receiver.Atoms)
        {
            if (atom is SetupAtom { Call: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } } && Array.IndexOf(names, name) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private bool MentionsRequirement(SyntaxNode call)
    {
        var model = flow.Bodies.ModelOf(call.SyntaxTree);
        foreach (var node in call.DescendantNodes())
        {
            if (node is BaseObjectCreationExpressionSyntax creation && model.GetTypeInfo(creation, cancellation).Type is { } type && type.Implements("IAntiforgeryMetadata"))
            {
                return true;
            }
        }

        return false;
    }
}
