using Lethe.Models.Training;

namespace Lethe.Models.Tests.Training;

public class LearningRateScheduleTests
{
    [Theory]
    [InlineData(ScheduleKind.Constant, 0, new[] { 1.0, 1, 1, 1, 1, 1, 1, 1 })]
    [InlineData(ScheduleKind.Constant, 4, new[] { 0.25, 0.5, 0.75, 1, 1, 1, 1, 1 })]
    [InlineData(ScheduleKind.Step, 0, new[] { 1, 1, 1, 1, 0.1, 0.1, 0.01, 0.01 })]
    [InlineData(ScheduleKind.Step, 2, new[] { 0.5, 1, 1, 1, 0.1, 0.1, 0.01, 0.01 })]
    // (1 + cos(pi k / 8)) / 2
    [InlineData(ScheduleKind.Cosine, 0, new[] { 1, 0.96193977, 0.85355339, 0.69134172, 0.5, 0.30865828, 0.14644661, 0.03806023 })]
    // and over the six steps after the warm-up
    [InlineData(ScheduleKind.Cosine, 2, new[] { 0.5, 1, 1, 0.9330127, 0.75, 0.5, 0.25, 0.0669873 })]
    public void At_EachStep_IsAsWorkedByHand(ScheduleKind kind, double warmUp, double[] expected)
    {
        var schedule = new LearningRateSchedule(kind, 2, 8, warmUp);

        for (var step = 0; step < expected.Length; step++) Assert.Equal(2 * expected[step], schedule.At(step), 1e-7);
    }

    [Fact]
    public void At_OneCycle_RisesFromA25thAndEndsAlmostAtNought()
    {
        // 30% of ten steps: the top is the third. Halfway up lies between 0.04 and 1.
        var schedule = new LearningRateSchedule(ScheduleKind.OneCycle, 1, 10, 0);

        Assert.Equal(0.04, schedule.At(0), 1e-12);
        Assert.Equal(0.52, schedule.At(1), 1e-12);
        Assert.Equal(1, schedule.At(2), 1e-12);
        Assert.Equal(4e-6, schedule.At(9), 1e-12);
        // A cosine's first seventh of the way down
        Assert.Equal(4e-6 + (1 - 4e-6) * (1 + Math.Cos(Math.PI / 7)) / 2, schedule.At(3), 1e-12);
    }

    [Fact]
    public void At_OneCycleWithWarmUp_PeaksThere()
    {
        var schedule = new LearningRateSchedule(ScheduleKind.OneCycle, 3, 20, 5);

        Assert.Equal(3, schedule.At(4), 1e-12);
        Assert.All(Enumerable.Range(0, 20), step => Assert.InRange(schedule.At(step), 0, 3));
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void At_VeryFewSteps_IsAlwaysANumber(long steps)
    {
        foreach (var kind in Enum.GetValues<ScheduleKind>())
        {
            foreach (var warmUp in new[] { 0.0, 1, 5 })
            {
                var schedule = new LearningRateSchedule(kind, 1, steps, warmUp);
                for (var step = 0; step < steps; step++) Assert.InRange(schedule.At(step), 0, 1);
            }
        }
    }
}
