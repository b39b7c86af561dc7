using static TorchSharp.torch;

namespace Lethe.Data.Tests.Support;

/// <summary>Jobs as a host would hand them out.</summary>
internal static class Jobs
{
    public static DataJob Data(long seed = 1, CancellationToken? cancellation = null, Progress? progress = null) => new()
    {
        Device = CPU,
        Random = new RandomStream(seed),
        Progress = progress ?? Progress.None,
        Cancellation = cancellation ?? TestContext.Current.CancellationToken,
        ResolvePath = path => path,
    };

    public static SelectionJob Selection(Split train, IReadOnlyList<string>? classes = null, long seed = 1) => new()
    {
        Device = CPU,
        Random = new RandomStream(seed),
        Progress = Progress.None,
        Cancellation = TestContext.Current.CancellationToken,
        Train = train,
        Classes = classes?.Count ?? 10,
        ClassNames = classes ?? [],
        ResolvePath = path => path,
    };

    /// <summary>The inputs of some records, one array each.</summary>
    public static float[][] Inputs(Split split, params int[] rows)
    {
        using var scope = NewDisposeScope();
        var all = split.Read(rows, CPU).Inputs.data<float>().ToArray();
        return [.. all.Chunk(all.Length / rows.Length)];
    }

    public static long[] Labels(Split split) => [.. Enumerable.Range(0, split.Count).Select(split.Label)];

    public static string[] Ids(Split split) => [.. Enumerable.Range(0, split.Count).Select(split.Id)];
}
