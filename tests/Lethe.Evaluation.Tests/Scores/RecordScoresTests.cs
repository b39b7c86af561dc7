using Lethe.Evaluation.Scores;
using Lethe.Fixtures;
using static TorchSharp.torch;

namespace Lethe.Evaluation.Tests.Scores;

public class RecordScoresTests
{
    [Fact]
    public void Losses_OfHandMadeLogits_AreTheirClosedForms()
    {
        var scores = Score([[0, 0], [MathF.Log(3), 0], [MathF.Log(3), 0], [50, 0], [50, 0], [1e4f, 0]], [0, 0, 1, 0, 1, 1]);

        Assert.Equal(Math.Log(2), scores.Losses[0], 1e-15);
        Assert.Equal(Math.Log(4.0 / 3), scores.Losses[1], 1e-7);
        Assert.Equal(Math.Log(4), scores.Losses[2], 1e-7);
        // Far below what single precision, or 1 + x, could hold
        Assert.Equal(1, scores.Losses[3] / Math.Exp(-50), 1e-12);
        Assert.Equal(50, scores.Losses[4], 1e-12);
        Assert.Equal(1e4, scores.Losses[5], 1e-9);
        Assert.Equal([0, 0, 0, 0, 0, 0], scores.Predicted);
        Assert.Equal([1.0, 1, 0, 1, 0, 0], scores.Correct);
        Assert.Equal(0, scores.CountLost());
    }

    [Fact]
    public void Predicted_OfTwoHighestLogits_IsTheFirst() => Assert.Equal([1], Score([[0, 2, 2]], [2]).Predicted);

    [Fact]
    public void Logits_ThatAreNoNumbers_AreWrongAndCounted()
    {
        var scores = Score([[float.NaN, 0], [float.PositiveInfinity, 0], [0, float.NegativeInfinity], [1, 0]], [0, 0, 1, 0]);

        Assert.Equal([-1, 0, 0, 0], scores.Predicted);
        Assert.Equal(3, scores.CountLost());
        Assert.Equal(2, scores.CountCorrect());
    }

    [Fact]
    public void Scores_OfMoreRowsThanAreReadAtOnce_AreThoseOfEachRow()
    {
        var logits = Enumerable.Range(0, 9001).Select(i => new[] { i % 7 * 0.1f, 0.3f }).ToArray();
        var labels = Enumerable.Range(0, 9001).Select(i => (long)(i % 2)).ToArray();
        var scores = Score(logits, labels);

        for (var row = 0; row < labels.Length; row++)
        {
            var (z, other) = ((double)logits[row][labels[row]], (double)logits[row][1 - labels[row]]);
            Assert.Equal(Math.Log(1 + Math.Exp(other - z)), scores.Losses[row], 1e-12);
            Assert.Equal(logits[row][0] >= logits[row][1] ? 0 : 1, scores.Predicted[row]);
        }
    }

    [Fact]
    public void Label_BeyondTheOutputs_IsRefusedWithTheRecord()
    {
        var failure = Assert.Throws<ModelException>(() => Score([[0, 1], [1, 0]], [0, 2]));
        Assert.Equal("Record part1 is of class 2, and the subject has 2 outputs.", failure.Message);
    }

    private static RecordScores Score(float[][] logits, long[] labels)
    {
        using var scope = NewDisposeScope();
        return RecordScores.Of(tensor(logits.SelectMany(row => row).ToArray(), [logits.Length, logits[0].Length]), Records.Of("part", logits, labels));
    }
}
