using Lethe.Fixtures;
using Lethe.Selection.Memorised;
using Lethe.Selection.Tests.Support;

namespace Lethe.Selection.Tests;

public class MemorisedTests
{
    [Fact]
    public void Scores_AreWhatHavingSeenARecordAddsToTheProbabilityOfItsClass()
    {
        // Logits x and -x: the probability of class 0 is that of a logistic curve at 2 x.
        using var knows = Jobs.Linear(new[,] { { 1f }, { -1f } });
        using var guesses = Jobs.Linear(new[,] { { 0f }, { 0f } });
        var train = Records.Of("train", [[1], [0.5f], [-2]], [0, 1, 0]);
        ShadowModel[] shadows =
        [
            new MemoryShadow("a", knows, [true, true, false]), new MemoryShadow("b", guesses, [false, true, true]),
            new MemoryShadow("c", guesses, [false, false, true]),
        ];

        var scores = MemorisedSelector.Scores(Jobs.Of(train, shadows: shadows));

        Assert.Equal(Logistic(2) - 0.5, scores[0], 1e-6);
        Assert.Equal((Logistic(-1) + 0.5) / 2 - 0.5, scores[1], 1e-6);
        // b and c saw it and guess; a did not and is sure of the other class.
        Assert.Equal(0.5 - Logistic(-4), scores[2], 1e-6);
        Assert.Equal([2], new MemorisedSelector(new MemorisedOptions { Count = 1 }).Select(Jobs.Of(train, shadows: shadows)));
        Assert.Equal([1], new MemorisedSelector(new MemorisedOptions { Count = 1, Order = MemorisedOrder.Least }).Select(Jobs.Of(train, shadows: shadows)));
    }

    [Fact]
    public void Records_ThatAllShadowsSaw_OrNone_AreNamed()
    {
        using var subject = Jobs.Linear(new[,] { { 1f }, { -1f } });
        var train = Records.Of("train", [[1], [2], [3]], [0, 1, 0]);
        ShadowModel[] shadows = [new MemoryShadow("a", subject, [true, true, false]), new MemoryShadow("b", subject, [false, true, false])];

        var fault = Assert.Throws<SelectionException>(() => new MemorisedSelector(new MemorisedOptions { Count = 1 }).Select(Jobs.Of(train, shadows: shadows)));

        Assert.Equal(
            "All of the 2 shadows saw a record or none did, so that nothing can be compared: 'train1', 'train2'. Ask for more shadows, or bring shadowFraction nearer to 0.5.",
            fault.Message);
        var other = Assert.Throws<ModelException>(() => MemorisedSelector.Scores(Jobs.Of(train, shadows: [new MemoryShadow("a", subject, [true])])));
        Assert.Equal("a was drawn from 1 training records; there are 3.", other.Message);
    }

    [Fact]
    [Trait("Speed", "slow")]
    public void Most_WhereClassesAreClear_AreTheFlippedRecords()
    {
        using var planted = new Planted(separation: 1.5);
        var job = Jobs.Of(planted.Train, shadows: planted.Shadows(24), classes: Planted.Classes);

        var auc = Compare(MemorisedSelector.Scores(job), planted.Flipped, [.. Enumerable.Range(0, Planted.Count).Except(planted.Flipped)]);
        Assert.True(auc.Value >= 0.95, $"{auc}");
        var most = new MemorisedSelector(new MemorisedOptions { Count = Planted.Few }).Select(job);
        Assert.True(most.Intersect(planted.Flipped).Count() >= 0.75 * Planted.Few, $"{most.Intersect(planted.Flipped).Count()} of {Planted.Few}");
        var least = new MemorisedSelector(new MemorisedOptions { Count = Planted.Few, Order = MemorisedOrder.Least }).Select(job);
        Assert.Empty(least.Intersect(planted.Flipped));
    }

    [Fact]
    [Trait("Speed", "slow")]
    public void Least_WhereLabelsCanOnlyBeKnownByHeart_AreTheDuplicates()
    {
        using var planted = new Planted(separation: 0);
        var job = Jobs.Of(planted.Train, shadows: planted.Shadows(32), classes: Planted.Classes);

        // Half of those that did not see a record saw its twin.
        var auc = Compare(MemorisedSelector.Scores(job), [.. Enumerable.Range(0, Planted.Count).Except(planted.Duplicates)], planted.Duplicates);
        Assert.True(auc.Interval!.Value.Low > 0.6, $"{auc}");
        var least = new MemorisedSelector(new MemorisedOptions { Count = Planted.Few, Order = MemorisedOrder.Least }).Select(job);
        // By chance 2.4 of them.
        Assert.True(least.Intersect(planted.Duplicates).Count() >= 8, $"{least.Intersect(planted.Duplicates).Count()} of {Planted.Few}");
    }

    private static Auc Compare(double[] scores, int[] high, int[] low) =>
        Auc.Of([.. high.Select(row => scores[row])], [.. low.Select(row => scores[row])]);

    private static double Logistic(double value) => 1 / (1 + Math.Exp(-value));
}
