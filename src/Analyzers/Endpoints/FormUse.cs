using System.Threading;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.Endpoints;

/// <summary>
/// Whether any code of this compilation may take a form at an endpoint: told by the words in its files, before any endpoint is read. Most
/// applications with endpoints take none, and following all of these is what costs.
/// </summary>
internal sealed class FormUse(Compilation compilation)
{
    private static readonly NameSet Reading = new("ReadFormAsync", "ReadForm", "Form", "IFormFeature");
    private static readonly NameSet Binding = new("FromForm", "FromFormAttribute", "IFormFile", "IFormFileCollection", "IFormCollection", "AsParameters", "AsParametersAttribute");
    private static readonly NameSet Requiring = new("RequireAntiforgeryToken", "RequireAntiforgeryTokenAttribute", EndpointNames.Components);

    /// <summary>The words that decide.</summary>
    public static readonly NameSet Names = NameSet.Union(Reading, Binding, Requiring);

    private readonly object gate = new();
    private readonly NamedFiles files = NamedFiles.Of(compilation);
    private bool? binds;

    /// <summary>A handler, or what it calls, may read a form by hand.</summary>
    public bool MayRead(CancellationToken cancellation) => !files.Mentioning(Reading, cancellation).IsEmpty;

    /// <summary>A handler may bind a form. What actions of controllers bind is no endpoint's.</summary>
    public bool MayBind(CancellationToken cancellation)
    {
        lock (gate)
        {
            return binds ??= Binds(cancellation);
        }
    }

    /// <summary>Something that is mapped may need antiforgery tokens.</summary>
    public bool MayNeedTokens(CancellationToken cancellation) => MayBind(cancellation) || !files.Mentioning(Requiring, cancellation).IsEmpty;

    private bool Binds(CancellationToken cancellation)
    {
        foreach (var tree in files.Mentioning(Binding, cancellation))
        {
            var index = NameIndex.Of(tree);
            if (index.Mentions(EndpointNames.Handlers) || !index.Mentions(ProtectionNames.Controllers) || IsTakenBesideControllers(index, tree.GetRoot(cancellation)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A method that is none of a controller may be a handler that another file maps.</summary>
    private static bool IsTakenBesideControllers(NameIndex index, SyntaxNode root)
    {
        foreach (var token in index.Tokens(root, Binding))
        {
            if (token.Parent?.FirstAncestorOrSelf<ParameterSyntax>() is { Parent.Parent: MethodDeclarationSyntax { Parent: TypeDeclarationSyntax type } } && !LooksLikeController(type))
            {
                return true;
            }
        }

        return false;
    }

    private static bool LooksLikeController(TypeDeclarationSyntax type)
    {
        if (type.Identifier.ValueText.EndsWith(ProtectionNames.ControllerSuffix, System.StringComparison.Ordinal))
        {
            return !type.Modifiers.Any(SyntaxKind.StaticKeyword);
        }

        foreach (var one in type.BaseList?.Types ?? default)
        {
            var name = one.Type is QualifiedNameSyntax qualified ? qualified.Right.Identifier.ValueText : (one.Type as SimpleNameSyntax)?.Identifier.ValueText;
            if (name is not null && (name.EndsWith(ProtectionNames.ControllerSuffix, System.StringComparison.Ordinal) || name is "ControllerBase" or "PageModel"))
            {
                return true;
            }
        }

        return false;
    }
}
