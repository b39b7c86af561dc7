namespace Lethe.Statistics.Tests.Conformal;

public class ScoreClustersTests
{
    [Fact]
    public void Thresholds_OfTwoKindsOfClasses_AreThoseOfTheirKinds()
    {
        const int Classes = 10, Each = 200, Poor = 3;
        var (random, scores, labels) = (new RandomStream(1), new List<double>(), new List<long>());
        for (var k = 0; k < Classes; k++)
            for (var i = 0; i < Each; i++) Add(k, (k % 2 + random.NextDouble()) / 2);
        for (var i = 0; i < Poor; i++) Add(Classes, random.NextDouble());

        var thresholds = ScoreClusters.Thresholds([.. scores], [.. labels], Classes + 1, .1, random.Fork("clusters"));

        for (var k = 0; k < Classes; k++) Assert.Equal(k % 2 == 0 ? .45 : .95, thresholds[k], .03);
        // Too few to be placed: the threshold of all.
        Assert.Equal(.9, thresholds[Classes], .03);

        void Add(int k, double score)
        {
            scores.Add(score);
            labels.Add(k);
        }
    }

    [Fact]
    public void Thresholds_OfTooFewRecords_AreThatOfAll()
    {
        double[] scores = [.1, .2, .3, .4, .5, .6, .7, .8, .9];
        var thresholds = ScoreClusters.Thresholds(scores, [0, 1, 2, 0, 1, 2, 0, 1, 2], 3, .2, new RandomStream(1));
        Assert.Equal([.8, .8, .8], thresholds);
    }
}
