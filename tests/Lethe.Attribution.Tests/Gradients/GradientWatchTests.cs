using Lethe.Attribution.Gradients;
using Lethe.Attribution.Tests.Support;
using Lethe.Fixtures;
using TorchSharp;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace Lethe.Attribution.Tests.Gradients;

public class GradientWatchTests
{
    private const int Count = 5;

    public static TheoryData<string> Networks => [.. Known.Keys];

    private static readonly Dictionary<string, (long[] Input, Func<nn.Module<Tensor, Tensor>> Build)> Known = new()
    {
        ["linear"] = ([4], () => nn.Sequential(nn.Linear(4, 7), nn.Tanh(), nn.Linear(7, 3))),
        ["linear without bias"] = ([4], () => nn.Linear(4, 3, false)),
        ["linear on tokens"] = ([6, 4], () => nn.Sequential(nn.Linear(4, 5), nn.GELU(), nn.Flatten(), nn.Linear(30, 3))),
        ["convolution"] = ([2, 7, 6], () => nn.Sequential(nn.Conv2d(2, 4, 3), nn.ReLU(), nn.Flatten(), nn.Linear(80, 3))),
        ["convolution, stride, dilation, padding"] = ([2, 9, 8], () => nn.Sequential(
            nn.Conv2d(2, 4, (3L, 2L), stride: (2L, 1L), padding: (1L, 2L), dilation: (2L, 1L)), nn.Tanh(), nn.AdaptiveAvgPool2d(2), nn.Flatten(), nn.Linear(16, 3))),
        ["convolution in groups"] = ([4, 5, 5], () => nn.Sequential(nn.Conv2d(4, 6, 3, groups: 2, bias: false), nn.Tanh(), nn.Flatten(), nn.Linear(54, 3))),
        ["convolution, same"] = ([1, 5, 5], () => nn.Sequential(nn.Conv2d(1, 2, 4, padding: Padding.Same), nn.Flatten(), nn.Linear(50, 3))),
        ["convolution, mirrored edges"] = ([1, 5, 5], () => nn.Sequential(
            nn.Conv2d(1, 2, 3, padding: 1L, padding_mode: PaddingModes.Reflect), nn.Flatten(), nn.Linear(50, 3))),
        ["activations in place"] = ([4], () => nn.Sequential(nn.Linear(4, 5), nn.ReLU(inplace: true), nn.Linear(5, 5), nn.ReLU(inplace: true), nn.Linear(5, 3))),
        ["layer norm"] = ([6, 4], () => nn.Sequential(nn.LayerNorm(4), nn.Flatten(), nn.Linear(24, 8), nn.LayerNorm(8), nn.Tanh(), nn.Linear(8, 3))),
        ["layer norm over two dimensions"] = ([6, 4], () => nn.Sequential(nn.LayerNorm([6, 4]), nn.Flatten(), nn.Linear(24, 3))),
        ["batch norm"] = ([2, 5, 5], () => nn.Sequential(nn.Conv2d(2, 4, 3, bias: false), nn.BatchNorm2d(4), nn.ReLU(), nn.Flatten(), nn.Linear(36, 6), nn.BatchNorm1d(6), nn.Linear(6, 3))),
        ["a layer used twice"] = ([4], () => new Twice()),
        ["weights that two layers share"] = ([4], () => new Tied()),
        ["a layer that is not known"] = ([4, 3, 3], () => nn.Sequential(nn.GroupNorm(2, 4), nn.Flatten(), nn.Linear(36, 3))),
        ["weights of no layer"] = ([4], () => new Scaled()),
    };

    [Theory, MemberData(nameof(Networks))]
    public void Gradients_OfManyRecords_AreThoseOfEachAlone(string which)
    {
        using var scope = NewDisposeScope();
        _ = manual_seed(3);
        var (shape, build) = Known[which];
        using var network = build().to(float64);
        foreach (var (name, buffer) in network.named_buffers()) if (name.Contains("running")) buffer.copy_(rand(buffer.shape, float64) + 0.5);
        var batch = Numbers([Count, .. shape]);

        using var watch = new GradientWatch(network);
        foreach (var score in new ExampleScore[] { ExampleScores.Margin, ExampleScores.CrossEntropy, ExampleScores.Squared, ExampleScores.Logit(1) })
        {
            var found = watch.Run(batch, score).Full();
            foreach (var parameter in watch.Parameters) parameter.requires_grad = true;
            var expected = Alone.Gradients(network, batch, score, watch.Parameters);
            foreach (var parameter in watch.Parameters) parameter.requires_grad = watch.Others.Any(one => ReferenceEquals(one.Parameter, parameter));

            Assert.Equal([Count, watch.Size], found.shape);
            Assert.True(expected.abs().max().item<double>() > 1e-3);
            Assert.True((found - expected).abs().max().item<double>() < 1e-10, $"{score.Method.Name}: {(found - expected).abs().max().item<double>()}");
        }
    }

    [Fact]
    public void Gradients_OfWords_LeaveThePaddingAlone()
    {
        using var scope = NewDisposeScope();
        _ = manual_seed(4);
        using var network = nn.Sequential(nn.Embedding(6, 3, padding_idx: 0), nn.Flatten(), nn.Linear(12, 3)).to(float64);
        var words = tensor(new long[] { 0, 1, 1, 5, 2, 0, 3, 3 }, [2, 4]);
        var batch = new Batch(words, tensor(new long[] { 2, 0 }), [0, 1]);

        using var watch = new GradientWatch(network);
        var found = watch.Run(batch, ExampleScores.Margin).Full();
        watch.Dispose();

        Assert.True((found - Alone.Gradients(network, batch, ExampleScores.Margin, watch.Parameters)).abs().max().item<double>() < 1e-10);
        Assert.Equal(0, found.narrow(1, 0, 3).abs().max().item<double>());
    }

    [Fact]
    public void Gradients_OfSeveralScores_CostOneForwardPass()
    {
        using var scope = NewDisposeScope();
        using var network = nn.Sequential(nn.Linear(4, 5), nn.Tanh(), nn.Linear(5, 3)).to(float64);
        var batch = Numbers([Count, 4]);
        using var watch = new GradientWatch(network);
        ExampleScore[] logits = [.. Enumerable.Range(0, 3).Select(ExampleScores.Logit)];
        var passes = 0;
        network.register_forward_hook((_, _, output) =>
        {
            passes++;
            return output;
        });

        var together = watch.Run(batch, logits).Select(signals => signals.Full()).ToArray();
        // One for all, and one for the record that is looked at alone.
        Assert.Equal(2, passes);

        foreach (var (number, gradient) in together.Index())
            Assert.True(gradient.allclose(watch.Run(batch, logits[number]).Full(), 0, 1e-14));
    }

    [Fact]
    public void Sum_OfGradients_IsThatOfTheBatch()
    {
        using var scope = NewDisposeScope();
        _ = manual_seed(5);
        using var network = Shelf.Create<IArchitecture>("arch.vit-tiny", """{ "depth": 2, "width": 12, "heads": 2, "patch": 4 }""")
            .Build(new InputDescription([1, 8, 8], [0.5], [0.5]), 3);
        var batch = new Batch(rand(6, 1, 8, 8), tensor(new long[] { 0, 1, 2, 0, 1, 2 }), [0, 1, 2, 3, 4, 5]);
        using var watch = new GradientWatch(network);

        var sum = watch.Run(batch, ExampleScores.CrossEntropy).Full().sum(0L);
        watch.Dispose();
        var whole = autograd.grad([ExampleScores.CrossEntropy(network.call(batch.Inputs), batch.Labels).sum()], [.. watch.Parameters]);

        Assert.Equal(2, watch.Others.Count);
        var expected = cat([.. whole.Select(one => one.flatten())]);
        Assert.True((sum - expected).norm().item<float>() < 1e-5 * expected.norm().item<float>());
    }

    [Fact]
    public void Watch_Ended_LeavesTheNetworkAsItWas()
    {
        using var scope = NewDisposeScope();
        using var network = nn.Sequential(nn.Linear(4, 5), nn.BatchNorm1d(5), nn.Dropout(0.5), nn.Linear(5, 3));
        network.train();
        var batch = Numbers([Count, 4], ScalarType.Float32);
        var before = network.state_dict().ToDictionary(pair => pair.Key, pair => pair.Value.clone());

        using (var watch = new GradientWatch(network)) watch.Run(batch, ExampleScores.Margin).Full();

        Assert.All(network.parameters(), parameter => Assert.True(parameter.requires_grad && parameter.grad is null));
        Assert.All(network.modules(), module => Assert.True(module.training));
        Assert.All(network.state_dict(), pair => Assert.True(pair.Value.equal(before[pair.Key]).all().item<bool>()));
    }

    [Fact]
    public void Gradients_OfAFrozenPart_AreLeftOut()
    {
        using var scope = NewDisposeScope();
        using var network = nn.Sequential(("body", nn.Linear(4, 5)), ("act", nn.Tanh()), ("head", nn.Linear(5, 3)));
        foreach (var (name, parameter) in network.named_parameters()) parameter.requires_grad = name.StartsWith("head", StringComparison.Ordinal);

        using (var watch = new GradientWatch(network)) Assert.Equal(18, watch.Size);

        Assert.Equal(2, network.parameters().Count(parameter => parameter.requires_grad));
    }

    [Fact]
    public void Networks_WhoseRecordsSeeEachOther_AreRefusedByTheLayersName()
    {
        using var over = nn.Sequential(("body", nn.Linear(4, 5)), ("norm", nn.BatchNorm1d(5, track_running_stats: false)), ("head", nn.Linear(5, 3)));
        Assert.Contains("layer norm", Assert.Throws<ModelException>(() => new GradientWatch(over)).Message);

        using var scaled = nn.Sequential(("words", nn.Embedding(6, 3, scale_grad_by_freq: true)), ("flat", nn.Flatten()), ("head", nn.Linear(12, 3)));
        Assert.Contains("layer words", Assert.Throws<ModelException>(() => new GradientWatch(scaled)).Message);
    }

    [Fact]
    public void Networks_ThatUseTheirLayersBehindTheirBack_AreFoundOut()
    {
        using var scope = NewDisposeScope();
        _ = manual_seed(6);
        using var network = new Outside().to(float64);
        using var watch = new GradientWatch(network);

        Assert.Contains("weights used outside", Assert.Throws<ModelException>(() => watch.Run(Numbers([Count, 4]), ExampleScores.Margin)).Message);
    }

    [Fact]
    public void Records_OfABudget_AreFewWhereGradientsAreLarge()
    {
        using var scope = NewDisposeScope();
        using var network = nn.Sequential(nn.Linear(4, 200), nn.Linear(200, 3));
        var split = Records.Clusters(10);
        using var watch = new GradientWatch(network);

        var (many, few) = (watch.Records(split, CPU, 1 << 20, isFull: false), watch.Records(split, CPU, 1 << 18, isFull: false));
        // A float for each learning number twice, as many again for the gradient, and what goes in and out.
        Assert.InRange((double)many / few, 3.9, 4.5);
        Assert.True(watch.Records(split, CPU, 1 << 20, isFull: true) < many);
        Assert.Equal(1, watch.Records(split, CPU, 1, isFull: true));
    }

    private static Batch Numbers(long[] shape, ScalarType type = ScalarType.Float64) => new(
        randn(shape, type), tensor(Enumerable.Range(0, (int)shape[0]).Select(row => (long)row % 3).ToArray()), [.. Enumerable.Range(0, (int)shape[0])]);

    private sealed class Twice : nn.Module<Tensor, Tensor>
    {
        [ComponentName(Name = "body")] private readonly nn.Module<Tensor, Tensor> _body = nn.Linear(4, 4);
        [ComponentName(Name = "head")] private readonly nn.Module<Tensor, Tensor> _head = nn.Linear(4, 3);

        public Twice() : base(nameof(Twice)) => RegisterComponents();

        public override Tensor forward(Tensor input) => _head.call(_body.call(_body.call(input).tanh()).tanh());
    }

    private sealed class Tied : nn.Module<Tensor, Tensor>
    {
        [ComponentName(Name = "one")] private readonly TorchSharp.Modules.Linear _one = nn.Linear(4, 4);
        [ComponentName(Name = "two")] private readonly nn.Module<Tensor, Tensor> _two;
        [ComponentName(Name = "head")] private readonly nn.Module<Tensor, Tensor> _head = nn.Linear(4, 3);

        public Tied() : base(nameof(Tied))
        {
            _two = nn.Linear(_one.weight, null);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input) => _head.call(_two.call(_one.call(input).tanh()).tanh());
    }

    private sealed class Outside : nn.Module<Tensor, Tensor>
    {
        [ComponentName(Name = "body")] private readonly TorchSharp.Modules.Linear _body = nn.Linear(4, 4);
        [ComponentName(Name = "head")] private readonly nn.Module<Tensor, Tensor> _head = nn.Linear(4, 3);

        public Outside() : base(nameof(Outside)) => RegisterComponents();

        public override Tensor forward(Tensor input) => _head.call(_body.call(input).tanh().matmul(_body.weight));
    }

    private sealed class Scaled : nn.Module<Tensor, Tensor>
    {
        [ComponentName(Name = "scale")] private readonly TorchSharp.Modules.Parameter _scale = nn.Parameter(ones(4));
        [ComponentName(Name = "head")] private readonly nn.Module<Tensor, Tensor> _head = nn.Linear(4, 3);

        public Scaled() : base(nameof(Scaled)) => RegisterComponents();

        public override Tensor forward(Tensor input) => _head.call((input * _scale).tanh());
    }
}
