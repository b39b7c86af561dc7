using Lethe.Membership.Answers;

namespace Lethe.Membership.Tests.Answers;

public class RecordAnswersTests
{
    private static readonly double[] Logits = [Math.Log(0.7), Math.Log(0.2), Math.Log(0.1)];

    [Fact]
    public void Entropies_OfKnownProbabilities_AreTheirFormulas()
    {
        var (plain, modified) = RecordAnswers.EntropiesOf(Logits, 0);

        Assert.Equal(-0.7 * Math.Log(0.7) - 0.2 * Math.Log(0.2) - 0.1 * Math.Log(0.1), plain, 1e-12);
        Assert.Equal(-0.3 * Math.Log(0.7) - 0.2 * Math.Log(0.8) - 0.1 * Math.Log(0.9), modified, 1e-12);
    }

    [Fact]
    public void ModifiedEntropy_OfASureAndWrongAnswer_IsHighWhereThePlainOneIsLow()
    {
        var (plain, modified) = RecordAnswers.EntropiesOf([20, 0, 0], 1);

        Assert.True(plain < 1e-6);
        Assert.True(modified > 19);
    }

    [Fact]
    public void Entropies_OfHugeLogits_StayFinite()
    {
        var (plain, modified) = RecordAnswers.EntropiesOf([5000, -5000, 0], 0);
        Assert.Equal((0, 0), (plain, modified));
    }

    [Fact]
    public void Margin_IsTheLogOddsOfTheLabel() => Assert.Equal(Math.Log(0.2 / 0.8), Margins.Of(Logits, 1), 1e-12);

    [Fact]
    public void Margin_OfAnAlmostSureAnswer_KeepsWhatTheProbabilityLoses()
    {
        Assert.Equal(80 - Math.Log(2), Margins.Of([80, 0, 0], 0), 1e-12);
        Assert.Equal(2 * Math.Exp(-80), Margins.Loss(80 - Math.Log(2)), 1e-45);
    }

    [Theory]
    [InlineData(-800)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(3)]
    public void Loss_FollowsFromTheMargin(double margin) =>
        Assert.Equal(margin < -700 ? 800 : -Math.Log(Margins.Probability(margin)), Margins.Loss(margin), 1e-12);
}
