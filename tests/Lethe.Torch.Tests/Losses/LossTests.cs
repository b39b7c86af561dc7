using Lethe.Torch.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Losses;

public class LossTests
{
    private static readonly RecordedFigures Recorded = new("activations_and_losses");

    private static readonly Dictionary<string, nn.Reduction> Reductions = new()
    {
        ["none"] = nn.Reduction.None,
        ["mean"] = nn.Reduction.Mean,
        ["sum"] = nn.Reduction.Sum,
    };

    public static TheoryData<string> Names =>
        [.. LossCase.All.SelectMany(one => Reductions.Keys.Select(reduction => one.Name + '/' + reduction))];

    [Fact]
    public void Cases_TakenTogether_AreThoseThatWereRecorded() =>
        Assert.Equal(
            Recorded.Names.Where(name => name.Contains('/')).Order(StringComparer.Ordinal),
            Names.Select(row => row.Data).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void Loss_OfRecordedInputs_GivesTheRecordedFigures(string name)
    {
        using var scope = NewDisposeScope();
        var (one, reduction) = Named(name);
        Recorded.Match(name, one.Compute(Recorded.Inputs(), reduction));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Loss_AwayFromKinks_HasTheGradientOfItsDifferences(string name)
    {
        using var scope = NewDisposeScope();
        var (one, reduction) = Named(name);
        var inputs = Recorded.Inputs();
        GradCheck.Holds(
            at => one.Compute(inputs.With(one.Differentiable, at), reduction),
            Array.ConvertAll(one.Differentiable, input => inputs[input]));
    }

    private static (LossCase One, nn.Reduction Reduction) Named(string name)
    {
        var parts = name.Split('/');
        return (LossCase.All.Single(one => one.Name == parts[0]), Reductions[parts[1]]);
    }
}
