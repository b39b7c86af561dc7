using System.Diagnostics;
using static TorchSharp.torch;

namespace Lethe.Data.Tests.Support;

/// <summary>Feeds damaged files to a source: each loads and can be read, or ends in the exception for bad data.</summary>
internal static class Hostile
{
    private const int Files = 200;
    private const long MostBytes = 256L << 20;

    /// <param name="load">Loads the dataset with these bytes in the place of the good file.</param>
    /// <param name="least">How many of the files must be refused, or the damage proves little.</param>
    public static void Survives(byte[] good, Func<byte[], Dataset> load, int least)
    {
        var (loaded, refused) = (0, 0);
        var slowest = TimeSpan.Zero;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var seed = 0; seed < Files; seed++)
        {
            var clock = Stopwatch.StartNew();
            try
            {
                using var scope = NewDisposeScope();
                var data = load(Mutations.Make(good, seed));
                foreach (var split in new[] { data.Train, data.Validation, data.Test }.OfType<Split>())
                    foreach (var _ in split.Batches(16, CPU)) TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
                loaded++;
            }
            catch (DataFormatException fault)
            {
                Assert.NotEqual("", fault.File);
                refused++;
            }
            slowest = clock.Elapsed > slowest ? clock.Elapsed : slowest;
        }
        Assert.True(refused >= least, $"{loaded} loaded, {refused} refused");
        // Milliseconds on a machine that is free; the bound is for one that is not.
        Assert.True(slowest < TimeSpan.FromMinutes(1), $"One file took {slowest}.");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < Files * MostBytes / 64, "The files cost more memory than they have any reason to.");
    }
}
