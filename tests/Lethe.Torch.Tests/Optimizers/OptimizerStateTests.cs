using System.Text;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Optimizers;

public class OptimizerStateTests
{
    public static TheoryData<int> Cases =>
        [.. Enumerable.Range(0, Recorded.Optimizers.GetArrayLength())
            .Where(i => Recorded.Optimizers[i].GetProperty("optimizer").GetString() != "LBFGS")];

    [Theory]
    [MemberData(nameof(Cases))]
    public void State_SavedAndLoaded_ContinuesBitForBit(int number)
    {
        using var whole = new Problem();
        using var optimizer = (OptimizerHelper)OptimizerTrajectoryTests.Make(Recorded.Optimizers[number], whole.Parameters);
        Run(whole, optimizer, 0, 8);
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true)) optimizer.save_state_dict(writer);

        using var resumed = new Problem();
        CopyParameters(whole, resumed);
        using var second = (OptimizerHelper)OptimizerTrajectoryTests.Make(Recorded.Optimizers[number], resumed.Parameters);
        stream.Position = 0;
        using (var reader = new BinaryReader(stream)) second.load_state_dict(reader);

        using var copied = new Problem();
        CopyParameters(whole, copied);
        using var third = (OptimizerHelper)OptimizerTrajectoryTests.Make(Recorded.Optimizers[number], copied.Parameters);
        third.load_state_dict(optimizer.state_dict());

        Run(whole, optimizer, 8, 16);
        Run(resumed, second, 8, 16);
        Run(copied, third, 8, 16);
        Assert.Equal(whole.Values(), resumed.Values());
        Assert.Equal(whole.Values(), copied.Values());
        foreach (var (left, right) in optimizer.state_dict().State.Zip(second.state_dict().State, (left, right) => (left, right)))
            Assert.True(left.ApproximatelyEquals(right));
    }

    [Fact]
    public void State_OfAnotherOptimizer_IsRefused()
    {
        using var problem = new Problem();
        using var adam = optim.Adam(problem.Parameters);
        using var sgd = optim.SGD(problem.Parameters, 0.1);
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true)) adam.save_state_dict(writer);
        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        var refusal = Assert.Throws<InvalidDataException>(() => sgd.load_state_dict(reader));
        Assert.Contains("Adam", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void State_CutShort_IsRefused()
    {
        using var problem = new Problem();
        using var adam = optim.Adam(problem.Parameters);
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true)) adam.save_state_dict(writer);
        for (var length = 0; length < stream.Length; length += 37)
        {
            using var reader = new BinaryReader(new MemoryStream(stream.ToArray()[..length]));
            Assert.ThrowsAny<IOException>(() => adam.load_state_dict(reader));
        }
    }

    [Fact]
    public void State_OfOtherShapes_IsRefused()
    {
        using var problem = new Problem();
        using var adam = optim.Adam(problem.Parameters[..2]);
        using var other = optim.Adam(problem.Parameters[2..]);
        using var folder = new Support.TemporaryFolder();
        adam.save_state_dict(folder.File("state"));
        Assert.Throws<InvalidDataException>(() => other.load_state_dict(folder.File("state")));
        Assert.Equal(["state"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
    }

    private static void Run(Problem problem, OptimizerHelper optimizer, int from, int to)
    {
        for (var step = from; step < to; step++)
        {
            problem.Backward(step);
            optimizer.step();
        }
    }

    private static void CopyParameters(Problem from, Problem to)
    {
        using var off = no_grad();
        for (var i = 0; i < from.Parameters.Length; i++) Native.Aten.copy_.CallInPlace(to.Parameters[i], from.Parameters[i]);
    }
}
