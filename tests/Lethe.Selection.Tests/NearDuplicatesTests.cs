using Lethe.Fixtures;
using Lethe.Selection.Duplicates;
using Lethe.Selection.Tests.Support;
using static TorchSharp.torch;

namespace Lethe.Selection.Tests;

public class NearDuplicatesTests
{
    private const int Count = 150;
    private const int Features = 8;

    // Rows 3, 40 and 90 are alike but for their lengths, 10 and 11 but for a little noise, 25 and 140 exactly.
    private static readonly int[] Alike = [3, 10, 11, 25, 40, 90, 140];

    private static Split Train()
    {
        var random = new RandomStream(7);
        float[][] inputs = [.. Enumerable.Range(0, Count).Select(_ => Enumerable.Range(0, Features).Select(_ => (float)random.NextNormal()).ToArray())];
        inputs[40] = Array.ConvertAll(inputs[3], value => 3 * value);
        inputs[90] = Array.ConvertAll(inputs[3], value => value / 2);
        inputs[11] = Array.ConvertAll(inputs[10], value => value + (float)(1e-3 * random.NextNormal()));
        inputs[140] = inputs[25];
        return Records.Of("train", inputs, null);
    }

    private static IReadOnlyList<int> Select(NearDuplicatesOptions options, Split train, Subject? subject = null) =>
        new NearDuplicatesSelector(options).Select(Jobs.Of(train, subject));

    [Fact]
    public void Together_FindsThePlantedGroupsExactly_InInputsAndInFeatures()
    {
        var train = Train();
        Assert.Equal(Alike, Select(new NearDuplicatesOptions { Space = SimilaritySpace.Inputs, Count = Alike.Length }, train));

        nn.Module<Tensor, Tensor> Build() => nn.Sequential(nn.Linear(Features, 24, false), nn.ReLU(), nn.Linear(24, 2));
        _ = manual_seed(3);
        using var subject = new TorchSubject(Build(), Build, CPU);
        Assert.Equal(Alike, Select(new NearDuplicatesOptions { Count = Alike.Length }, train, subject));
    }

    [Fact]
    public void Apart_LeavesTheTwinOfEach()
    {
        var rows = Select(new NearDuplicatesOptions { Space = SimilaritySpace.Inputs, Twins = TwinRule.Apart, Count = 3 }, Train());

        // One or two of three that are alike, one of each pair.
        Assert.Equal(3, rows.Count);
        Assert.All(rows, row => Assert.Contains(row, Alike));
        foreach (var group in new int[][] { [3, 40, 90], [10, 11], [25, 140] }) Assert.Contains(group, row => !rows.Contains(row));
    }

    [Fact]
    public void Apart_OfTheNeighboursThatAreThere_NeverTakesBoth()
    {
        // A circle: each is the next one's neighbour, all equally near.
        var neighbours = new Neighbours([1, 2, 3, 4, 0], [0.9, 0.9, 0.9, 0.9, 0.9]);

        var rows = neighbours.Apart(2);

        Assert.Equal([0, 2], rows);
        Assert.All(rows, row => Assert.DoesNotContain(neighbours.Nearest[row], rows));
        var fault = Assert.Throws<SelectionException>(() => neighbours.Apart(3));
        Assert.Equal("3 records cannot be forgotten while the nearest neighbour of each stays: there are 2. Ask for fewer.", fault.Message);
    }

    [Fact]
    public void Search_InManyBlocks_FindsWhatOneFinds()
    {
        var job = Jobs.Of(Train());
        var whole = new NeighbourSearch(job, SimilaritySpace.Inputs).Run();
        var parts = new NeighbourSearch(job, SimilaritySpace.Inputs) { MostNumbers = 7 * Count }.Run();

        Assert.Equal(whole.Nearest, parts.Nearest);
        Assert.All(whole.Likeness.Zip(parts.Likeness), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        Assert.Equal((11, 10), (whole.Nearest[10], whole.Nearest[11]));
        Assert.Equal(1, whole.Likeness[25], 1e-6);
    }

    [Fact]
    public void Likeness_IsTheCosineWithTheNearestOther()
    {
        var train = Records.Of("train", [[3, 4], [4, 3], [-1, 0], [0, 0]], null);
        var found = new NeighbourSearch(Jobs.Of(train), SimilaritySpace.Inputs).Run();

        // What has no direction is as far from everything as a right angle.
        Assert.Equal([0.96, 0.96, 0, 0], found.Likeness.Select(value => Math.Round(value, 6)));
        Assert.Equal([1, 0, 3], found.Nearest[..3]);
    }

    [Fact]
    public void Features_ThatAreNotFinite_AreRefused()
    {
        var train = Records.Of("train", [[3, 4], [float.NaN, 3], [1, 0]], null);
        var fault = Assert.Throws<ModelException>(() => Select(new NearDuplicatesOptions { Space = SimilaritySpace.Inputs, Count = 1 }, train));
        Assert.Equal("The inputs of some training records are not finite, so that they have no direction.", fault.Message);
    }
}
