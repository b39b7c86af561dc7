using Lethe.Auditing.Planning;
using Lethe.Sdk;
using Lethe.Storage.Audits;
using Lethe.Storage.Findings;

namespace Lethe.Web.Comparing;

/// <summary>One result beside others, or an original or the oracles of an audit that it is held against.</summary>
/// <param name="Title">Tells it from the others.</param>
/// <param name="Colour">Which of the colours, from 1; 0 for what was not chosen and stands there to compare with.</param>
/// <param name="Model">Null for the oracles.</param>
public sealed record CompareColumn(CompareKey Key, string Title, int Colour, IReadOnlyList<FindingEntry> Findings, IReadOnlyList<ExhibitHeader> Exhibits, ModelEntry? Model)
{
    // The first of each: a table looks up every one of its numbers in every column.
    private readonly Dictionary<(string Metric, string Slice), Finding> _found =
        Findings.Select(entry => entry.Finding).DistinctBy(finding => (finding.Metric, finding.Slice)).ToDictionary(finding => (finding.Metric, finding.Slice));

    public bool IsChosen => Colour > 0;

    public bool IsOracle => Key.Label == Plan.Oracle;

    /// <summary>Null where it was not measured.</summary>
    public Finding? Find(string metric, string slice) => _found.GetValueOrDefault((metric, slice));
}
