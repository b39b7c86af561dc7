using Lethe.Data.Glyphs;
using Lethe.Data.Tests.Support;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Lethe.Data.Tests.Glyphs;

public sealed class GlyphLearningTests
{
    [Fact]
    public void SmallNetwork_OnTwoThousandSmallImages_LearnsMostAndNotAll() => Learns(16);

    [Fact, Trait("Speed", "slow")]
    public void SmallNetwork_OnTwoThousandImages_LearnsMostAndNotAll() => Learns(28);

    private static void Learns(int size)
    {
        var data = new GlyphSource(new GlyphOptions { Size = size, Seed = 3 }).Load(Jobs.Data());
        random.manual_seed(5);
        using var model = Sequential(
            Conv2d(1, 16, 3, padding: 1), BatchNorm2d(16), ReLU(), MaxPool2d(2),
            Conv2d(16, 32, 3, padding: 1), BatchNorm2d(32), ReLU(), MaxPool2d(2), Flatten(), Linear(32 * (size / 4) * (size / 4), 10));
        using var optimizer = optim.Adam(model.parameters(), 2e-3);
        var job = Jobs.Data();
        job.Epochs(data.Train, 5, 64, batch =>
        {
            optimizer.zero_grad();
            functional.cross_entropy(model.forward(batch.Inputs), batch.Targets).backward();
            optimizer.step();
        });
        model.eval();
        using var off = no_grad();
        using var scope = NewDisposeScope();
        var test = data.Test!.Read([.. Enumerable.Range(0, data.Test.Count)], CPU);
        var right = model.forward(test.Inputs).argmax(1).eq(test.Targets).sum().item<long>() / (double)data.Test.Count;
        TestContext.Current.TestOutputHelper!.WriteLine($"{right:P1}");
        Assert.InRange(right, 0.9, 0.995);
    }
}
