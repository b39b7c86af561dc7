using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Modules;

public class DropoutTests
{
    private const int Many = 20_000;

    [Fact]
    public void Dropout_Training_DropsItsShareAndScalesTheRest()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Dropout(0.25);
        var output = layer.call(ones(Many)).Doubles();
        Assert.All(output, value => Assert.True(value is 0 || Math.Abs(value - 4.0 / 3) < 1e-6));
        // Ten standard deviations of a binomial share: a wrong probability is far outside, chance never is.
        Assert.Equal(0.25, output.Count(value => value == 0) / (double)Many, 10 * Math.Sqrt(0.25 * 0.75 / Many));
    }

    [Fact]
    public void Dropouts_Evaluating_ChangeNothing()
    {
        using var scope = NewDisposeScope();
        var input = ones([2, 3, 2]);
        nn.Module<Tensor, Tensor>[] layers = [nn.Dropout(), nn.Dropout1d(), nn.AlphaDropout(), nn.FeatureAlphaDropout()];
        foreach (var layer in layers)
        {
            layer.eval();
            Assert.Equal(input.Doubles(), layer.call(input).Doubles());
        }
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void ChannelDropout_OfABatch_DropsWholeChannels(int spatial)
    {
        using var scope = NewDisposeScope();
        long[] size = [200, 5, .. Enumerable.Repeat(2L, spatial)];
        AssertWholeChannels(Drop(spatial, ones(size)).Doubles(), 1 << spatial);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void ChannelDropout_OfOneExample_DropsWholeChannelsToo(int spatial)
    {
        using var scope = NewDisposeScope();
        long[] size = [200, .. Enumerable.Repeat(2L, spatial)];
        var output = Drop(spatial, ones(size));
        Assert.Equal(size, output.shape);
        AssertWholeChannels(output.Doubles(), 1 << spatial);
    }

    [Fact]
    public void ChannelDropout_OfTheWrongDimensions_IsRefused()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentException>(() => nn.Dropout2d().call(ones([2, 2])));
    }

    [Fact]
    public void Dropout_InPlace_ChangesTheInputAndGivesAnotherReference()
    {
        using var scope = NewDisposeScope();
        var input = ones(100);
        using (var output = nn.Dropout(0.5, inplace: true).call(input)) Assert.Equal(input.Doubles(), output.Doubles());
        Assert.Contains(0.0, input.Doubles());
    }

    [Fact]
    public void AlphaDropout_OfNormalNumbers_KeepsMeanAndVariance()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        var output = nn.AlphaDropout(0.3).call(randn(Many, ScalarType.Float64, generator: generator)).Doubles();
        Assert.Equal(0, output.Average(), 0.1);
        Assert.Equal(1, output.Average(value => value * value), 0.15);
    }

    private static Tensor Drop(int spatial, Tensor input) => spatial switch
    {
        1 => nn.Dropout1d().call(input),
        2 => nn.Dropout2d().call(input),
        _ => nn.Dropout3d().call(input),
    };

    private static void AssertWholeChannels(double[] output, int channelSize)
    {
        foreach (var channel in output.Chunk(channelSize)) Assert.Single(channel.Distinct());
        Assert.Equal([0.0, 2.0], output.Distinct().Order());
    }
}
