using Lethe.Torch.Native;
using Lethe.Torch.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Weights;

/// <summary>Alone in the process, because it measures what the process takes.</summary>
[CollectionDefinition(nameof(WeightFuzzTests), DisableParallelization = true)]
public class WeightFuzzCollection;

[Collection(nameof(WeightFuzzTests))]
public class WeightFuzzTests : IDisposable
{
    private const int Rounds = 1000;

    // The samples are a few kilobytes; what they could unpack to with the best of compression stays under this.
    private const long MostMemory = 16 << 20;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Safetensors_ThatAreDamaged_AreRefusedOrLoadAndDoNothingElse()
    {
        var sample = Sample(path => Safetensors.Save(path, Tensors(), new Dictionary<string, string> { ["format"] = "pt" }));
        var (loaded, refused) = Attack([sample], 400, Rounds);
        Assert.True(loaded >= Rounds / 20 && refused >= Rounds / 2, $"{loaded} loaded, {refused} refused: the damage is not what it should be");
    }

    [Fact]
    public void NumpyFiles_ThatAreDamaged_AreRefusedOrLoadAndDoNothingElse()
    {
        byte[][] samples =
        [
            Sample(path => Npz.Save(path, Tensors())),
            Sample(path => Npz.Save(path, Tensors(), compressed: true)),
            Sample(path => Npy.Save(path, Tensors()["plain"])),
            NpyTests.Bytes("{'descr': '>i4', 'fortran_order': True, 'shape': (4, 5, 6), }", new byte[480]),
        ];
        var (loaded, refused) = Attack(samples, 140, Rounds);
        Assert.True(loaded >= Rounds / 20 && refused >= Rounds / 2, $"{loaded} loaded, {refused} refused: the damage is not what it should be");
    }

    private (int Loaded, int Refused) Attack(byte[][] samples, int header, int rounds)
    {
        var (loaded, refused) = (0, 0);
        // Of this thread: the collector may free what other tests left at any time.
        var alive = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (var round = 0; round < rounds; round++)
        {
            var path = _folder.Write("victim", new FileMutator(round).Damage(samples[round % samples.Length], header));
            var managed = GC.GetAllocatedBytesForCurrentThread();
            var native = TensorBytes(resetPeak: true).InUse;
            try
            {
                using var scope = NewDisposeScope();
                WeightFile.Load(path);
                loaded++;
            }
            catch (WeightFileException)
            {
                refused++;
            }
            catch (Exception failure)
            {
                Assert.Fail($"seed {round}: {failure}");
            }
            var took = (Managed: GC.GetAllocatedBytesForCurrentThread() - managed, Native: TensorBytes(resetPeak: false).Peak - native);
            Assert.True(took.Managed < MostMemory && took.Native < MostMemory, $"seed {round} took {took}");
        }
        Assert.Equal(alive, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        return (loaded, refused);
    }

    private static Dictionary<string, Tensor> Tensors() => new()
    {
        ["plain"] = SampleTensors.Random([10, 20], ScalarType.Float32),
        ["mask"] = SampleTensors.Random([33], ScalarType.Bool),
        ["layer.0/counts"] = SampleTensors.Random([3, 2, 5], ScalarType.Int64),
        ["none"] = SampleTensors.Random([0, 4], ScalarType.Float64),
        ["one"] = SampleTensors.Random([], ScalarType.Float16),
        ["flat"] = zeros(500),
    };

    private byte[] Sample(Action<string> save)
    {
        using var scope = NewDisposeScope();
        save(_folder.File("sample"));
        return File.ReadAllBytes(_folder.File("sample"));
    }

    private static unsafe (long InUse, long Peak) TensorBytes(bool resetPeak)
    {
        var counters = stackalloc long[4];
        NativeMethods.lethe_memory(counters, resetPeak ? 1 : 0);
        return (counters[0], counters[1]);
    }

    public void Dispose() => _folder.Dispose();
}
