using Lethe.Auditing.Certificates.Contents;
using Lethe.Auditing.Planning;
using Lethe.Auditing.Results;
using Lethe.Auditing.Verdicts;

namespace Lethe.Auditing.Certificates;

/// <summary>What must be so within any certificate, whoever signed it.</summary>
internal static class CertificateRules
{
    public static IEnumerable<string> Faults(Certificate certificate) =>
        [.. Format(certificate), .. Verdict(certificate), .. Findings(certificate), .. Gates(certificate), .. ForgetSet(certificate), .. Hashes(certificate), .. Chain(certificate.Chain)];

    public static IReadOnlyList<string> Oddities(Certificate certificate) => certificate.Issued < certificate.Audit.Finished
        ? ["The certificate says that it was issued before the audit was finished: the clock was set back."] : [];

    private static IEnumerable<string> Format(Certificate certificate)
    {
        if (certificate.Format != Certificate.FirstFormat) yield break;
        if (certificate.Audit.Asker is not null) yield return $"Its format is {Certificate.FirstFormat}, which does not say who asked for the audit.";
        if (certificate.Findings.Any(finding => finding.IsDetail)) yield return $"Its format is {Certificate.FirstFormat}, which does not say which numbers are details.";
    }

    private static IEnumerable<string> Verdict(Certificate certificate)
    {
        if (certificate.Policy is not { } policy)
        {
            if (certificate.Verdict != Certificate.NotJudged) yield return $"The verdict is '{certificate.Verdict}', and there is no policy to judge by.";
            yield break;
        }
        var worst = VerdictRules.Worst(policy.Gates.Select(gate => gate.Verdict).Concat(policy.Missing.Select(_ => Verdicts.Verdict.Inconclusive)));
        if (certificate.Verdict != AuditJson.WordOf(worst))
            yield return $"The verdict is '{certificate.Verdict}', and its gates come to '{AuditJson.WordOf(worst)}'.";
    }

    private static IEnumerable<string> Findings(Certificate certificate)
    {
        var subjects = certificate.Models.Select(model => model.Subject).Append(Plan.Oracle).ToHashSet();
        var evaluators = certificate.Evaluators.Select(plugin => plugin.Label).ToHashSet();
        foreach (var finding in certificate.Findings)
        {
            var name = $"The finding {finding.Metric} ({finding.Slice}) of {finding.Subject}";
            if (!subjects.Contains(finding.Subject)) yield return $"{name} is of no model of the certificate.";
            if (!evaluators.Contains(finding.Evaluator)) yield return $"{name} is by no evaluator of the certificate.";
            if (finding.Low > finding.High) yield return $"{name} has an interval that ends before it begins.";
            if (finding.Value is null && finding.Reason.Length == 0) yield return $"{name} has no value and no reason for that.";
        }
    }

    private static IEnumerable<string> Gates(Certificate certificate)
    {
        var values = certificate.Findings.ToLookup(finding => (finding.Subject, finding.Metric, finding.Slice), finding => finding.Value);
        foreach (var gate in certificate.Policy?.Gates ?? [])
            if (gate.Value is { } value && !values[(gate.Subject, gate.Metric, gate.Slice)].Any(found => found.Equals(value)))
                yield return $"The gate on {gate.Metric} of {gate.Subject} judged a number that is not among the findings.";
    }

    private static IEnumerable<string> ForgetSet(Certificate certificate)
    {
        if (certificate.ForgetSet is null && certificate.Models.Any(model => model.Kind == SubjectKind.Unlearned))
            yield return "There are unlearned models and no forget set.";
        if (certificate.ForgetSet is { Count: < 1 }) yield return "The forget set is empty.";
    }

    private static IEnumerable<string> Hashes(Certificate certificate)
    {
        var hashes = new[] { ("result", certificate.Result), ("forget set", certificate.ForgetSet?.Root), ("policy", certificate.Policy?.Hash) }
            .Where(one => one.Item2 is not null).Concat(certificate.Models.SelectMany(model => model.Files.Select(file => ($"model {model.Subject}", (string?)file.Sha256))));
        return hashes.Where(one => !HexText.IsHash(one.Item2)).Select(one => $"What stands as the hash of the {one.Item1} is none.");
    }

    private static IEnumerable<string> Chain(CertifiedChain chain)
    {
        if (!HexText.IsHash(chain.Hash) || !HexText.IsHash(chain.HeadHash)) yield return "A hash of the chain is none.";
        if (chain.Record < 1 || chain.Record > chain.Head) yield return $"The audit's record {chain.Record} is not within a chain of {chain.Head} records.";
        if (chain.Record == chain.Head && chain.Hash != chain.HeadHash) yield return $"Record {chain.Record} of the chain has two hashes.";
    }
}
