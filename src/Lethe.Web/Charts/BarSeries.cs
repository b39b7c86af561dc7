using Lethe.Sdk;

namespace Lethe.Web.Charts;

/// <summary>One subject's numbers over the groups of a bar chart.</summary>
/// <param name="Colour">Which of the colours, from 1; 0 for grey.</param>
/// <param name="Findings">In the order of the groups; null where nothing was measured.</param>
public sealed record BarSeries(string Name, int Colour, IReadOnlyList<Finding?> Findings)
{
    /// <summary>The colour of what stands there to compare with: a lighter grey.</summary>
    public const int Oracles = 7;
}
