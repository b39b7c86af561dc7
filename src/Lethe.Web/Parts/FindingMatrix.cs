using Lethe.Auditing.Planning;
using Lethe.Storage.Findings;

namespace Lethe.Web.Parts;

/// <summary>What an audit found as a table: a row a number, a column a subject; what it was and what it should be first.</summary>
public sealed record FindingMatrix(IReadOnlyList<string> Subjects, IReadOnlyList<FindingRow> Rows)
{
    public static FindingMatrix Of(IReadOnlyList<FindingEntry> findings)
    {
        string[] subjects = [.. findings.Select(entry => entry.Subject).Distinct()
            .OrderBy(subject => subject == Plan.Original ? 0 : subject == Plan.Oracle ? 1 : 2)];
        var rows = findings.GroupBy(entry => (entry.Evaluator, entry.Finding.Metric, entry.Finding.Slice)).Select(group =>
        {
            var of = group.GroupBy(entry => entry.Subject).ToDictionary(one => one.Key, one => one.First().Finding, StringComparer.Ordinal);
            return new FindingRow(group.Key.Evaluator, group.Key.Metric, group.Key.Slice, [.. subjects.Select(subject => of.GetValueOrDefault(subject))]);
        });
        return new FindingMatrix(subjects, [.. rows]);
    }
}
