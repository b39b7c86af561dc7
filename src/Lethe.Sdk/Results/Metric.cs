namespace Lethe.Sdk;

/// <summary>One exact definition of a number. The id is fixed once released.</summary>
/// <param name="Id"><c>area.metric</c>, such as <c>accuracy.test</c>.</param>
/// <param name="Name">For tables and pages.</param>
/// <param name="Direction">Which way is good.</param>
/// <param name="Definition">How it is computed, in one or two sentences.</param>
/// <param name="Unit">Empty for a plain number.</param>
public sealed record Metric(string Id, string Name, Direction Direction, string Definition, string Unit = "")
{
    /// <summary>Which kind of evidence of forgetting a gate on it is.</summary>
    public Evidence Evidence { get; init; }

    /// <summary>Another look at what a metric beside it says in short: on the audit's page and in exports, not in first tables.</summary>
    public bool IsDetail { get; init; }
}
