namespace Lethe.Benchmarks;

/// <summary>Rows as they come, on the terminal or in a pipe.</summary>
internal static class BenchmarkTable
{
    public static void WriteHead(string? peer, string? missing)
    {
        Console.WriteLine(peer is null
            ? $"No peer to compare with: {missing}. Times are ours alone."
            : $"Peer: {peer}. Ratio = ours / peer, median over rounds; spread = distance of its quartiles.");
        Console.WriteLine($"{"case",-18} {"ours",12} {"peer",12} {"ratio",7} {"spread",7}  work");
    }

    public static void Write(BenchmarkRow row) => Console.WriteLine(
        $"{row.Case,-18} {Duration(row.Ours),12} {(row.Peer is { } peer ? Duration(peer) : "-"),12} "
        + $"{(row.Ratio is { } ratio ? $"{ratio:0.00}" : "-"),7} {(row.Spread is { } spread ? $"{spread:0.00}" : "-"),7}  {row.Work}");

    private static string Duration(double seconds) => seconds switch
    {
        < 1e-6 => $"{seconds * 1e9:0} ns",
        < 1e-3 => $"{seconds * 1e6:0.00} us",
        < 1 => $"{seconds * 1e3:0.00} ms",
        _ => $"{seconds:0.00} s",
    };
}
