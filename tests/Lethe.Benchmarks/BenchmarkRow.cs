namespace Lethe.Benchmarks;

/// <summary>
/// A case as measured: median seconds of one run on each side, and the ratio ours to peer as the median over rounds
/// with the spread between its quartiles. Without a peer on this machine, <see cref="Peer"/> and the ratio are null.
/// </summary>
internal sealed record BenchmarkRow(
    string Case, string Work, double Ours, double? Peer, double? Ratio, double? Spread, int Rounds, int RunsPerRound);
