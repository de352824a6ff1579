using System.Collections.Immutable;
using CookieSecurity.Analyzers.Reporting;
using CookieSecurity.Analyzers.SignIn;
using CookieSecurity.Analyzers.Symbols;
using CookieSecurity.Analyzers.Triggers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static CookieSecurity.Analyzers.Descriptors.SessionDescriptors;

namespace CookieSecurity.Analyzers.Rules.Sessions;

/// <summary>CKS4011 keys that end with the process, keys that are written in the clear on purpose, and formats that protect nothing.</summary>
internal static class TicketProtectionRule
{
    private const string Ephemeral = "UseEphemeralDataProtectionProvider";

    public static readonly NameSet EphemeralKeys = new(Ephemeral);
    public static readonly NameSet Encryptors = new("NullXmlEncryptor");
    public static readonly NameSet Formats = new("TicketDataFormat", "StateDataFormat");

    public static void CheckKeys(FileContext file)
    {
        foreach (var call in file.Application.Setup.Calls(file.Cancellation))
        {
            if (call is { IsFramework: true, Name: Ephemeral } && call.Syntax.SyntaxTree == file.Tree)
            {
                var edits = call.Syntax is InvocationExpressionSyntax invocation
                    ? ImmutableArray.Create(new ProposedEdit(EditKind.Remove, string.Empty, string.Empty, ImmutableArray.Create(invocation.GetLocation())) { Title = "Keep the keys" })
                    : ImmutableArray<ProposedEdit>.Empty;
                file.Report(UnprotectedTicket, call.NameLocation, edits, "The keys are made anew at every start and in every instance, so no sign-in lasts and none is accepted elsewhere", "keep the keys, and protect them with a certificate");
            }
        }
    }

    public static void CheckEncryptors(FileContext file)
    {
        var reached = new ReachedAssignments(file.Application.Flow, file.Cancellation);
        foreach (var token in file.Tokens(Encryptors))
        {
            if (CreationOf(token) is { } creation
                && file.Model.GetTypeInfo(creation, file.Cancellation).Type is { Name: "NullXmlEncryptor" } type && type.IsFromFramework()
                && creation.Parent is AssignmentExpressionSyntax assignment && assignment.Right == creation
                && !Assignments.IsOverwritten(assignment)
                && reached.ValueOf(assignment) is not null)
            {
                file.Report(UnprotectedTicket, assignment.GetLocation(), ImmutableArray<ProposedEdit>.Empty, "The keys are stored in the clear, so whoever reads the store makes sign-in cookies for anybody", "protect them with a certificate");
            }
        }
    }

    public static void CheckFormats(FileContext file)
    {
        var reached = new ReachedAssignments(file.Application.Flow, file.Cancellation);
        var formats = new OwnFormats(file.Application.Flow, file.Cancellation);
        foreach (var token in file.Tokens(Formats))
        {
            if (Assignments.To(token) is { } assignment
                && file.Model.GetSymbolInfo(assignment.Left, file.Cancellation).Symbol is IPropertySymbol property && property.IsFromFramework()
                && formats.ProtectNothing(assignment.Right, file.Model)
                && !Assignments.IsOverwritten(assignment)
                && reached.ValueOf(assignment) is not null)
            {
                file.Report(UnprotectedTicket, assignment.GetLocation(), ImmutableArray<ProposedEdit>.Empty, "The format writes what it is given without protecting it, so anybody makes a cookie that is accepted", "protect it with an IDataProtector");
            }
        }
    }

    private static BaseObjectCreationExpressionSyntax? CreationOf(SyntaxToken type)
    {
        foreach (var ancestor in type.Parent!.Ancestors())
        {
            if (ancestor is BaseObjectCreationExpressionSyntax creation)
            {
                return creation;
            }

            if (ancestor is not NameSyntax)
            {
                break;
            }
        }

        return null;
    }
}
