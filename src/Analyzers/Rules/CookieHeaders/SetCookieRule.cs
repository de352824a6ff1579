using System.Collections.Immutable;
using System.Linq;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Flow;
using CookieSecurity.Analyzers.HeaderWrites;
using CookieSecurity.Analyzers.Options;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.WrittenCookieDescriptors;

namespace CookieSecurity.Analyzers.Rules.CookieHeaders;

/// <summary>CKS1007 a header whose cookie is known to lack protection; CKS1008 any other that code writes by hand.</summary>
internal static class SetCookieRule
{
    public static void Check(FileContext file, AnalyzedBody body, HeaderWrite write)
    {
        var isInsecure = false;
        foreach (var value in write.Values)
        {
            isInsecure |= CheckInsecure(file, body, write, value);
        }

        if (!isInsecure && write.Call == write.Use && write.Values.Any(value => IsHandwritten(file, write, value)))
        {
            file.Report(HandwrittenHeader, LocationOf(write.Call), ImmutableArray<ProposedEdit>.Empty);
        }
    }

    /// <summary>Every cookie that the value may be lacks one of the two.</summary>
    private static bool CheckInsecure(FileContext file, AnalyzedBody body, HeaderWrite write, HeaderValue value)
    {
        var cookies = ImmutableArray.CreateRange(value.Value.Atoms, atom => HeaderAlternative.Of(write, atom));
        var name = cookies.All(cookie => cookie.Name == cookies[0].Name) ? cookies[0].Name : null;
        var place = LocationOf(write.Use);
        var options = file.Options(InsecureHeader, place);
        if ((name is not null && options.ExemptCookies.Contains(name)) || cookies.Any(static cookie => cookie.Deletes))
        {
            return false;
        }

        var mayBeRead = name is not null && options.ScriptReadableCookies.Contains(name);
        if (!cookies.All(cookie => cookie.LacksSecure || LacksHttpOnly(cookie)))
        {
            return false;
        }

        var (secure, httpOnly) = (cookies.Any(static cookie => cookie.LacksSecure), cookies.Any(LacksHttpOnly));
        var missing = new MissingAttributes(secure, httpOnly, mayBeRead);
        file.Report(
            InsecureHeader,
            HeaderPlacement.Of(write, value, body, missing, file.Application.Flow.Bodies.ModelOf) ?? place,
            HeaderEdits.Of(write, value, missing, file.Application.Flow.Bodies.ModelOf),
            name is null ? string.Empty : " '" + name + "'",
            secure && httpOnly ? "Secure and HttpOnly" : secure ? "Secure" : "HttpOnly");
        return true;

        bool LacksHttpOnly(HeaderAlternative cookie) =>
            cookie.LacksHttpOnly && !mayBeRead && (!cookie.ReadableByDecision || (cookie.Name is { } known && CookieName.LooksLikeCredential(known)));
    }

    private static bool IsHandwritten(FileContext file, HeaderWrite write, HeaderValue value)
    {
        if (IsRemoval(value) || value.Value.Atoms.Any(atom => HeaderAlternative.Of(write, atom).Name is { } name && file.Options(HandwrittenHeader, LocationOf(write.Call)).ExemptCookies.Contains(name)))
        {
            return false;
        }

        // What has a cookie's name in it is written here; all else may have been a header before.
        return value.Value.Atoms.All(IsWritten) || !new CopiedHeader(file.Application.Flow.Bodies.ModelOf(write.Call.SyntaxTree), file.Cancellation).IsIn((SyntaxNode?)value.Syntax ?? write.Call);
    }

    private static bool IsWritten(Atom atom) => atom switch
    {
        ConstantAtom { Value: string } or ObjectAtom => true,
        TextAtom { Pattern: var pattern } => SetCookieText.Parse(pattern) is not null,
        _ => false,
    };

    private static bool IsRemoval(HeaderValue value) =>
        value.Value.Atoms.All(static atom => atom.IsConstant(null) || atom.IsConstant(string.Empty))
        || (value.Syntax is { } syntax && HeaderValues.Unwrapped(syntax) is DefaultExpressionSyntax or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression }
            or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Empty" });

    private static Location LocationOf(SyntaxNode call) => call is InvocationExpressionSyntax ? Placement.OfCallName(call) : call.GetLocation();
}

/// <summary>What a header's cookie lacks.</summary>
/// <param name="Secure">Secure is missing.</param>
/// <param name="HttpOnly">HttpOnly is missing and wanted.</param>
/// <param name="MayBeRead">Script is meant to read the cookie.</param>
internal readonly record struct MissingAttributes(bool Secure, bool HttpOnly, bool MayBeRead);
