using Lethe.Fixtures;
using Lethe.Representation.Probes;
using static TorchSharp.torch;

namespace Lethe.Representation.Tests;

public class ProbeTests
{
    [Fact]
    public void Neighbours_VoteByAngleAndTiesGoToTheNearest()
    {
        using var scope = NewDisposeScope();
        var train = tensor(new double[] { 1, 0, 5, 0.5, 0, 1, 0.1, 3 }, [4, 2]);
        var queries = tensor(new double[] { 2, 0.1, 0.1, 0.5 }, [2, 2]);

        Assert.Equal([0, 1], NearestNeighbours.Predict(train, [0, 0, 1, 1], queries, 2, 3));
        // One vote each: the nearer one's class.
        Assert.Equal([0], NearestNeighbours.Predict(tensor(new double[] { 1, 0, 0, 1 }, [2, 2]), [0, 1], tensor(new double[] { 3, 1 }, [1, 2]), 2, 2));
    }

    [Fact]
    public void Linear_OnOneFeature_IsTheLeastSquaresLine()
    {
        using var scope = NewDisposeScope();
        // Targets of class 1 are 0, 0, 1, 1 at 0, 1, 2, 3: the line crosses one half at 1.5.
        var train = tensor(new double[] { 0, 1, 2, 3 }, [4, 1]);
        Assert.Equal([0, 1, 1], LinearProbe.Predict(train, [0, 0, 1, 1], tensor(new double[] { 1.4, 1.6, 9 }, [3, 1]), 2, 1e-8));
    }

    [Fact]
    public void Linear_WithAFeatureThatNeverChanges_IsNotDisturbed()
    {
        using var scope = NewDisposeScope();
        var train = tensor(new double[] { 0, 5, 1, 5, 2, 5, 3, 5 }, [4, 2]);
        Assert.Equal([0, 1], LinearProbe.Predict(train, [0, 0, 1, 1], tensor(new double[] { 0, 5, 3, 5 }, [2, 2]), 2, 1e-3));
    }

    [Fact]
    public void Logistic_WithARecordFarOut_LearnsTheOneThatLeastSquaresGivesUp()
    {
        using var scope = NewDisposeScope();
        var train = tensor(new double[] { 0, 1, 2, 10 }, [4, 1]);
        Assert.Equal([0, 0, 0, 1], LinearProbe.Predict(train, [0, 0, 1, 1], train, 2, 1e-6));
        Assert.Equal([0, 0, 1, 1], LogisticProbe.Predict(train, [0, 0, 1, 1], train, 2, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Refit_TeachesRetainRecordsAloneAndAsksTheForgetSet()
    {
        var forget = Records.Clusters(40, classes: 3, name: "forget");
        var retain = Records.Clusters(300, classes: 3, name: "retain");

        var task = ProbeTask.Refit(forget, retain, 30, 100, new RandomStream(3));

        Assert.Equal((100, 30), (task.TrainLabels.Length, task.TestLabels.Length));
        Assert.All(Ids(task.Train), id => Assert.StartsWith("retain", id, StringComparison.Ordinal));
        Assert.All(Ids(task.Test), id => Assert.StartsWith("forget", id, StringComparison.Ordinal));
    }

    [Fact]
    public void Task_TeachesHalfOfTheForgetSetWithEveryRetainedClass()
    {
        var forget = Records.Clusters(40, classes: 1, name: "forget");
        var retain = Records.Clusters(300, classes: 3, name: "retain");

        var task = ProbeTask.Of(forget, retain, 500, new RandomStream(3));

        Assert.Equal((20, 20), (task.TrainLabels.Length - 60, task.TestLabels.Length));
        Assert.All(Enumerable.Range(0, 3), label => Assert.True(task.TrainLabels.Count(own => own == label) >= 20));
        Assert.Empty(Ids(task.Train).Intersect(Ids(task.Test)));
        using var scope = NewDisposeScope();
        // Inputs belong to the records whose ids stand beside them, in any order.
        var batch = task.Train.Read([25, 3, 70], CPU);
        foreach (var (place, row) in new[] { 25, 3, 70 }.Index())
        {
            var id = task.Train.Id(row);
            var source = id.StartsWith("forget", StringComparison.Ordinal) ? forget : retain;
            using var expected = source.Read([int.Parse(id[6..])], CPU).Inputs;
            Assert.Equal(expected[0].data<float>().ToArray(), batch.Inputs[place].data<float>().ToArray());
        }
    }

    private static IEnumerable<string> Ids(Split split) => Enumerable.Range(0, split.Count).Select(split.Id);
}
