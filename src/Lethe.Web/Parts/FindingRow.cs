using Lethe.Sdk;

namespace Lethe.Web.Parts;

/// <summary>One number over the subjects of an audit.</summary>
/// <param name="Cells">In the order of the subjects; null where it was not measured.</param>
public sealed record FindingRow(string Evaluator, string Metric, string Slice, IReadOnlyList<Finding?> Cells)
{
    public bool IsOfTheWhole => Headlines.IsOfTheWhole(Slice);
}
