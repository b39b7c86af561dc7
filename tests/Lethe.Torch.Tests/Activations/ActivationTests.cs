using Lethe.Torch.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Activations;

public class ActivationTests
{
    private static readonly RecordedFigures Recorded = new("activations_and_losses");

    public static TheoryData<string> Names => [.. ActivationCase.All.Select(one => one.Name)];

    [Fact]
    public void Cases_TakenTogether_AreThoseThatWereRecorded() =>
        Assert.Equal(
            Recorded.Names.Where(name => !name.Contains('/')).Order(StringComparer.Ordinal),
            ActivationCase.All.Select(one => one.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void Activation_OfRecordedInputs_GivesTheRecordedFigures(string name)
    {
        using var scope = NewDisposeScope();
        Recorded.Match(name, Named(name).Compute(Recorded.Inputs()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Activation_AwayFromKinks_HasTheGradientOfItsDifferences(string name)
    {
        using var scope = NewDisposeScope();
        var (one, inputs) = (Named(name), Recorded.Inputs());
        GradCheck.Holds(
            at => one.Compute(inputs.With(one.Differentiable, at)),
            Array.ConvertAll(one.Differentiable, input => inputs[input]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Activation_OnceComputed_LeavesNoTemporariesBehind(string name)
    {
        using var scope = NewDisposeScope();
        var inputs = Recorded.Inputs();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        Named(name).Compute(inputs);
        Assert.Equal(before + 1, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Softmax_OfLogarithms_GivesTheirShares()
    {
        using var scope = NewDisposeScope();
        var logarithms = Matching.Vector(0, Math.Log(2), Math.Log(5));
        Matching.Numbers([0.125, 0.25, 0.625], logarithms.softmax(0));
        Matching.Numbers([Math.Log(0.125), Math.Log(0.25), Math.Log(0.625)], logarithms.log_softmax(-1));
    }

    [Fact]
    public void Softmax_WithAnElementType_ConvertsBeforeItComputes()
    {
        using var scope = NewDisposeScope();
        var wide = Matching.Vector(1, 2, 3);
        Assert.Equal(ScalarType.Float32, wide.softmax(0, ScalarType.Float32).dtype);
        Assert.Equal(ScalarType.Float32, wide.log_softmax(0, ScalarType.Float32).dtype);
        var whole = wide.to(ScalarType.Int64);
        Matching.Same(wide.softmax(0), nn.functional.softmax(whole, 0, ScalarType.Float64));
        Matching.Same(wide.softmax(0), softmax(whole, 0, ScalarType.Float64));
        Matching.Same(wide.softmax(0), special.softmax(whole, 0, ScalarType.Float64));
        Matching.Same(wide.log_softmax(0), special.log_softmax(whole, 0, ScalarType.Float64));
    }

    [Fact]
    public void Softmax_AlongADimensionThatIsNotThere_GivesAnIndexException()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<TorchIndexException>(() => Matching.Vector(1, 2).softmax(1));
    }

    [Fact]
    public void Glu_OfAnOddNumberOfChannels_IsRefusedByName()
    {
        using var scope = NewDisposeScope();
        var failure = Assert.Throws<TorchException>(() => nn.functional.glu(Matching.Vector(1, 2, 3)));
        Assert.Contains("aten::glu", failure.Message, StringComparison.Ordinal);
    }

    private static ActivationCase Named(string name) => ActivationCase.All.Single(one => one.Name == name);
}
