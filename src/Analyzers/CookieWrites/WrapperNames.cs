using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CookieSecurity.Analyzers.CookieWrites;

/// <summary>The names of methods and delegates with a parameter whose type is called like cookie options, as the text of their declarations says.</summary>
internal sealed class WrapperNames
{
    public static readonly NameSet Options = new("CookieOptions");

    private static readonly ConditionalWeakTable<SyntaxTree, WrapperNames> Learnt = new();

    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private bool mayBeAny;

    private WrapperNames()
    {
    }

    public static WrapperNames Of(Compilation compilation, CancellationToken cancellation)
    {
        var all = new WrapperNames();
        foreach (var tree in NamedFiles.Of(compilation).Mentioning(Options, cancellation))
        {
            var own = Learnt.GetValue(tree, static key => In(key));
            all.names.UnionWith(own.names);
            all.mayBeAny |= own.mayBeAny;
        }

        return all;
    }

    public bool Contains(string name) => mayBeAny || names.Contains(name);

    private static WrapperNames In(SyntaxTree tree)
    {
        var found = new WrapperNames();
        foreach (var token in NameIndex.Of(tree).Tokens(tree.GetRoot(), Options))
        {
            var type = token.Parent;
            while (type?.Parent is TypeSyntax outer)
            {
                type = outer;
            }

            if (type?.Parent is ParameterSyntax { Parent.Parent: { } declaration })
            {
                found.Add(declaration);
            }
            else if (type?.Parent is UsingDirectiveSyntax { Alias: not null })
            {
                // The parameters are called otherwise, here or wherever the alias is known.
                found.mayBeAny = true;
            }
        }

        return found;
    }

    private void Add(SyntaxNode declaration)
    {
        switch (declaration)
        {
            case MethodDeclarationSyntax method:
                names.Add(method.Identifier.ValueText);
                break;
            case LocalFunctionStatementSyntax function:
                names.Add(function.Identifier.ValueText);
                break;
            case DelegateDeclarationSyntax:
                names.Add("Invoke");
                break;
            case TypeDeclarationSyntax and not (ClassDeclarationSyntax or StructDeclarationSyntax or RecordDeclarationSyntax):
                // An extension block, whose members take the options by another way of writing.
                mayBeAny = true;
                break;
        }
    }
}
