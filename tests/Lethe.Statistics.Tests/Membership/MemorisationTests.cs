namespace Lethe.Statistics.Tests.Membership;

public class MemorisationTests
{
    [Fact]
    public void Score_IsTheMeanOfThoseThatSaw_MinusThatOfThoseThatDidNot()
    {
        var memorisation = new Memorisation(2);
        memorisation.Add([true, false], [0.9, 0.2]);
        memorisation.Add([true, true], [0.7, 0.6]);
        memorisation.Add([false, false], [0.3, 0.4]);

        Assert.Equal(0.5, memorisation.Of(0)!.Value, 1e-12);
        Assert.Equal(0.3, memorisation.Of(1)!.Value, 1e-12);
        Assert.Equal(3, memorisation.Models);
    }

    [Fact]
    public void Score_OfARecordThatAllSaw_OrNone_IsNotDefined()
    {
        var memorisation = new Memorisation(2);
        memorisation.Add([true, false], [0.9, 0.2]);
        memorisation.Add([true, false], [0.7, 0.6]);

        Assert.Null(memorisation.Of(0));
        Assert.Null(memorisation.Of(1));
        Assert.Throws<ArgumentException>(() => memorisation.Add([true], [0.1]));
    }

    // Planted effects y = Mβ + noise: the estimate's error is the deviation of an output over √(T α (1 - α)).
    [Fact]
    public void Score_OfPlantedEffects_ScattersAsItsStandardErrorSays()
    {
        const int Records = 200, Models = 400;
        var random = new RandomStream(4);
        double[] effects = [.. Enumerable.Range(0, Records).Select(_ => random.NextNormal())];
        var memorisation = new Memorisation(Records);
        var saw = new bool[Records];
        var outputs = new double[Records];
        for (var model = 0; model < Models; model++)
        {
            for (var i = 0; i < Records; i++)
            {
                saw[i] = random.NextDouble() < 0.5;
                outputs[i] = (saw[i] ? effects[i] : 0) + random.NextNormal();
            }
            memorisation.Add(saw, outputs);
        }
        double[] errors = [.. Enumerable.Range(0, Records).Select(i => (memorisation.Of(i)!.Value - effects[i]) / (2 / Math.Sqrt(Models)))];
        // 200 standard normal errors: three standard errors of their mean and of their mean square.
        Assert.InRange(errors.Average(), -0.22, 0.22);
        Assert.InRange(errors.Average(error => error * error), 0.7, 1.3);
    }
}
