using Lethe.Auditing.Planning;
using Lethe.Storage;
using Lethe.Storage.Audits;
using Lethe.Web.Parts;

namespace Lethe.Web.Comparing;

/// <summary>Results side by side, each audit's original and oracles before its results.</summary>
/// <param name="Missing">Sentences on what was asked for and is not there.</param>
public sealed record Comparison(IReadOnlyList<CompareColumn> Columns, IReadOnlyList<AuditDetail> Audits, IReadOnlyList<string> Missing)
{
    public static readonly Comparison Empty = new([], [], []);

    public IEnumerable<CompareColumn> Chosen => Columns.Where(column => column.IsChosen);

    public static Comparison Of(LetheDatabase database, IReadOnlyList<CompareKey> keys)
    {
        var (columns, audits, missing) = (new List<CompareColumn>(), new List<AuditDetail>(), new List<string>());
        foreach (var group in keys.GroupBy(key => key.Audit))
        {
            if (database.Audits.Detail(group.Key) is not { } audit)
            {
                missing.Add($"There is no audit {group.Key}.");
                continue;
            }
            audits.Add(audit);
            var findings = database.Findings.All(group.Key).ToLookup(entry => entry.Subject);
            var chosen = group.Select(key => key.Label).ToArray();
            string[] labels = [.. new[] { Plan.Original, Plan.Oracle }.Except(chosen).Where(findings.Contains), .. chosen];
            foreach (var label in labels)
            {
                var key = new CompareKey(group.Key, label);
                var model = audit.Models.FirstOrDefault(model => model.Subject == label);
                if (!findings.Contains(label) && model is null) missing.Add($"Audit {group.Key} has no result {label}{(audit.Audit.State is AuditState.Queued or AuditState.Running ? " yet" : "")}.");
                else columns.Add(new CompareColumn(key, label, 1 + keys.ToList().IndexOf(key), [.. findings[label]], [.. audit.Exhibits.Where(exhibit => exhibit.Subject == label)], model));
            }
        }
        return new Comparison(audits.Count > 1 ? [.. columns.Select(column => column with { Title = $"{column.Key.Label} ({column.Key.Audit})" })] : columns, audits, missing);
    }

    /// <summary>A row a number that one of the chosen has, in the order in which audits gave them.</summary>
    public IReadOnlyList<FindingRow> Rows() => [.. Chosen.SelectMany(column => column.Findings).Select(entry => (entry.Evaluator, entry.Finding.Metric, entry.Finding.Slice)).Distinct()
        .GroupBy(row => (row.Metric, row.Slice)).Select(group => new FindingRow(group.First().Evaluator, group.Key.Metric, group.Key.Slice,
            [.. Columns.Select(column => column.Find(group.Key.Metric, group.Key.Slice))]))];

    /// <summary>The oracles of the same audit; null when it has none.</summary>
    public CompareColumn? OracleOf(CompareColumn column) => Columns.FirstOrDefault(one => one.IsOracle && one.Key.Audit == column.Key.Audit);
}
