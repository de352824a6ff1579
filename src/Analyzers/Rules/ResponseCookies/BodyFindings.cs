using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using CookieSecurity.Analyzers.CookieWrites;
using CookieSecurity.Analyzers.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CookieSecurity.Analyzers.Rules.ResponseCookies;

/// <summary>What the rules find in each body: they look at all of its writes once, and every call reports its own.</summary>
internal sealed class BodyFindings
{
    private readonly ConcurrentDictionary<BodyWrites, ImmutableArray<Finding>> found = new();

    /// <summary>Reports what belongs to the operation.</summary>
    /// <param name="context">The operation.</param>
    /// <param name="writes">The body that it lies in.</param>
    /// <param name="find">Hands out what there is in the body, called at the first operation.</param>
    public void Report(OperationAnalysisContext context, BodyWrites writes, Action<BodyWrites, Action<Finding>> find)
    {
        if (!found.TryGetValue(writes, out var findings))
        {
            findings = found.GetOrAdd(writes, Find(writes, find));
        }

        var call = context.Operation.Syntax;
        foreach (var finding in findings)
        {
            if (finding.Owner == call && ReportScope.Covers(context.Options, call.GetLocation(), context.IsGeneratedCode, finding.Rule))
            {
                var (properties, locations) = ProposedEdit.Write(finding.Edits);
                context.ReportDiagnostic(Diagnostic.Create(finding.Rule, finding.Squiggle, locations, properties, finding.Arguments));
            }
        }
    }

    /// <summary>One creation gets one report, at the first call that it reaches.</summary>
    private static ImmutableArray<Finding> Find(BodyWrites writes, Action<BodyWrites, Action<Finding>> find)
    {
        var seen = new HashSet<(string Rule, Location Squiggle)>();
        var findings = ImmutableArray.CreateBuilder<Finding>();
        find(writes, finding =>
        {
            if (seen.Add((finding.Rule.Id, finding.Squiggle)))
            {
                findings.Add(finding);
            }
        });
        return findings.ToImmutable();
    }
}
