using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.Setup;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using static CookieSecurity.Analyzers.Descriptors.SessionDescriptors;

namespace CookieSecurity.Analyzers.Rules.Sessions;

/// <summary>CKS4012 a place for the keys and nothing that encrypts them there.</summary>
internal static class KeyProtectionRule
{
    private const string Persist = "PersistKeysTo";
    private const string Builder = "IDataProtectionBuilder";

    public static readonly NameSet Names = new("AddDataProtection", Builder);

    /// <summary>What sets an encryptor other than by a call of the builder.</summary>
    public static readonly NameSet Encryptors = new("XmlEncryptor", "IXmlEncryptor");

    public static void Check(FileContext file)
    {
        foreach (var call in file.Application.Setup.Calls(file.Cancellation))
        {
            if (call.Name.StartsWith(Persist, StringComparison.Ordinal) && IsOnBuilder(call.Method) && call.Syntax.SyntaxTree == file.Tree && !AreProtected(file))
            {
                file.Report(KeysInClear, call.NameLocation, Edits(call), call.Name);
            }
        }
    }

    private static bool IsOnBuilder(IMethodSymbol method) => method.IsStatic && method.Parameters.Length > 0 && method.Parameters[0].Type.Name == Builder && method.DeclaringSyntaxReferences.IsEmpty;

    private static bool AreProtected(FileContext file)
    {
        foreach (var call in file.Application.Setup.Calls(file.Cancellation))
        {
            // A call on the builder that cannot be seen may do it as well.
            if (IsOnBuilder(call.Method) && (call.Name.StartsWith("Protect", StringComparison.Ordinal) || (call.IsUnseen && !call.Name.StartsWith(Persist, StringComparison.Ordinal))))
            {
                return true;
            }
        }

        return file.TokensEverywhere(Encryptors).Any();
    }

    private static ImmutableArray<ProposedEdit> Edits(SetupCall call) => ImmutableArray.Create(
        new ProposedEdit(EditKind.AppendCall, string.Empty, ".ProtectKeysWithCertificate(\"the certificate's thumbprint\")", ImmutableArray.Create(call.Syntax.GetLocation()))
        {
            Title = "Protect the keys with a certificate",
            Imports = ImmutableArray.Create("Microsoft.AspNetCore.DataProtection"),
        });
}
