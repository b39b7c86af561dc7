namespace Lethe.Benchmarks.Dashboard;

/// <summary>How large a load <c>lethe bench --web</c> is.</summary>
/// <param name="Requests">To each page and route, one after the other.</param>
/// <param name="Circuits">Pages that are open and clicked in at once.</param>
/// <param name="Minutes">For how long they are.</param>
public sealed record WebBenchOptions(int Audits, int Requests, int Circuits, double Minutes)
{
    public int FindingsEach { get; init; } = 300;

    public int Seed { get; init; } = 1;
}
