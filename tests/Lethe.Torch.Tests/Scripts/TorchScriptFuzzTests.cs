using Lethe.Torch.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Scripts;

public class TorchScriptFuzzTests
{
    private const int Files = 1000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void SpoiledArchives_AreRefusedOrLoad_AndNeverCrashOrHang()
    {
        using var folder = new TemporaryFolder();
        using var net = nn.Sequential(("a", nn.Linear(3, 2)), ("b", nn.BatchNorm1d(2)));
        TorchScriptExport.Save(net, ones(2, 3), folder.File("net.pt"));
        var mutation = new Mutation(File.ReadAllBytes(folder.File("net.pt")));
        var (loaded, refused, seed) = (0, 0, 0);
        Exception? surprise = null;
        // A thread of its own, since nothing else can tell that a native call does not come back.
        var worker = new Thread(() =>
        {
            for (; seed < Files && surprise is null; seed++)
            {
                try
                {
                    using var model = jit.load(folder.Write("spoiled.pt", mutation.Make(seed)));
                    loaded++;
                }
                catch (Exception refusal) when (refusal is InvalidDataException or TorchException)
                {
                    refused++;
                }
                catch (Exception other)
                {
                    surprise = other;
                }
            }
        });
        worker.Start();
        for (var last = -1; !worker.Join(Patience); last = seed) Assert.True(seed != last, $"file {seed} hangs");
        Assert.True(surprise is null, $"file {seed - 1}: {surprise}");
        Assert.Equal(Files, loaded + refused);
        // Most are damaged visibly; some changes, in a weight or a comment, leave a good archive.
        Assert.InRange(refused, Files / 2, Files - 1);
    }
}
