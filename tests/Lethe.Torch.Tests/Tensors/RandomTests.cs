using Lethe.Torch.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Tensors;

public class RandomTests
{
    public static TheoryData<string> Recorded { get; } = [.. Draws.Keys];

    private static Dictionary<string, Func<Generator, Tensor>> Draws => new()
    {
        ["rand"] = stream => rand(20, generator: stream),
        ["rand.double"] = stream => rand(3, 2, ScalarType.Float64, generator: stream),
        ["randn"] = stream => randn(20, generator: stream),
        ["randn.small"] = stream => randn([5L], generator: stream),
        ["randint"] = stream => randint(-3, 9, 12, generator: stream),
        ["randperm"] = stream => randperm(11, generator: stream),
        ["normal"] = stream => normal(2.0, 0.5, [6], generator: stream),
        ["normal.tensors"] = stream => normal(arange(5f), full(5, 0.1), stream),
        ["bernoulli"] = stream => bernoulli(full(16, 0.3), stream),
        ["multinomial"] = stream => multinomial(tensor(new[] { 0.1f, 0.2f, 0.3f, 0.4f }), 10, true, stream),
        ["multinomial.order"] = stream => multinomial(tensor(new[] { 0.1f, 0.2f, 0.3f, 0.4f }), 3, false, stream),
        ["poisson"] = stream => poisson(full(8, 4.0), stream),
        ["uniform_"] = stream => empty(6).uniform_(-2, 3, stream),
        ["normal_"] = stream => empty(6).normal_(1, 2, stream),
        ["bernoulli_"] = stream => empty(12).bernoulli_(0.25, stream),
        ["random_"] = stream => empty(8, ScalarType.Int64).random_(5, 50, stream),
        ["exponential_"] = stream => empty(6, ScalarType.Float64).exponential_(2.0, stream),
        ["geometric_"] = stream => empty(6).geometric_(0.2, stream),
        ["cauchy_"] = stream => empty(6, ScalarType.Float64).cauchy_(1, 2, stream),
        ["log_normal_"] = stream => empty(6, ScalarType.Float64).log_normal_(0.5, 0.25, stream),
    };

    [Theory]
    [MemberData(nameof(Recorded))]
    public void SeededDraw_GivesPyTorchsNumbers(string name)
    {
        using var scope = NewDisposeScope();
        using var stream = new Generator(7);
        TensorFixture.Matches(name, Draws[name](stream), 1e-6);
    }

    [Fact]
    public void Generator_SetBackToAnEarlierState_RepeatsItself()
    {
        using var scope = NewDisposeScope();
        using var stream = new Generator(3);
        var state = stream.get_state();
        var first = Numbers.Of(rand(5, generator: stream));
        var second = Numbers.Of(rand(5, generator: stream));
        stream.set_state(state);
        Assert.Equal(first, Numbers.Of(rand(5, generator: stream)));
        Assert.NotEqual(first, second);
        Assert.Equal(3, stream.initial_seed());
    }

    [Fact]
    public void ScalarDraws_StayInTheirRange()
    {
        using var stream = new Generator(11);
        var whole = Enumerable.Range(0, 100).Select(_ => randint_long(2, 5, stream)).ToArray();
        Assert.Equal([2L, 3L, 4L], whole.Distinct().Order());
        Assert.All(Enumerable.Range(0, 50), _ => Assert.InRange(rand_float(stream), 0, 1));
        Assert.Equal([false, true], Enumerable.Range(0, 50).Select(_ => randint_bool(stream)).Distinct().Order());
        Assert.InRange(Enumerable.Range(0, 200).Average(_ => randn_float(stream)), -0.3, 0.3);
        Assert.InRange(randint_int(7, stream), 0, 6);
    }

    [Fact]
    public void Randperm_IntoATensor_FillsIt()
    {
        using var scope = NewDisposeScope();
        using var stream = new Generator(7);
        var target = empty(11, ScalarType.Int64);
        Assert.Same(target, randperm(11, target, stream));
        TensorFixture.Matches("randperm", target);
    }

    [Fact]
    public void Normal_OfTensors_PassesGradientsToBoth()
    {
        GradCheck.Holds(
            inputs =>
            {
                using var stream = new Generator(5);
                return normal(inputs[0], inputs[1], stream);
            },
            [GradCheck.Uniform(4), GradCheck.Uniform(4)]);
    }

    [Fact]
    public void Draws_ThatCannotBe_AreErrors()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<TorchException>(() => randint(5, 5, 3));
        Assert.Throws<TorchException>(() => multinomial(zeros(3), 1));
        Assert.Throws<TorchException>(() => empty(2).normal_(0, -1));
    }
}
