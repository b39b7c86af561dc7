namespace Lethe.Models.Training;

/// <summary>The learning rate of each step, counted from 0.</summary>
/// <param name="Peak">The highest.</param>
/// <param name="Steps">How many there are.</param>
/// <param name="WarmUp">Steps over which the rate rises first; with one-cycle 0 stands for 30% of all.</param>
internal sealed record LearningRateSchedule(ScheduleKind Kind, double Peak, long Steps, double WarmUp)
{
    private const double FirstOfCycle = 1 / 25.0;
    private const double LastOfCycle = FirstOfCycle / 1e4;
    private const double RiseOfCycle = 0.3;

    public double At(long step)
    {
        if (Kind == ScheduleKind.OneCycle) return Peak * Cycle(step);
        if (step < WarmUp) return Peak * Math.Min(1, (step + 1) / WarmUp);
        return Kind switch
        {
            ScheduleKind.Constant => Peak,
            // Over what is left after the warm-up: the descent starts at the peak.
            ScheduleKind.Cosine => Peak * Between(1, 0, (step - WarmUp) / (Steps - WarmUp)),
            ScheduleKind.Step => 4 * step >= 3 * Steps ? Peak / 100 : 2 * step >= Steps ? Peak / 10 : Peak,
            _ => throw new InvalidOperationException($"There is no schedule {Kind}."),
        };
    }

    private double Cycle(long step)
    {
        var top = Math.Max(0, (WarmUp > 0 ? WarmUp : RiseOfCycle * Steps) - 1);
        if (step < top) return Between(FirstOfCycle, 1, step / top);
        return step == top ? 1 : Between(1, LastOfCycle, (step - top) / (Steps - 1 - top));
    }

    private static double Between(double from, double to, double share) => to + (from - to) * (1 + Math.Cos(Math.PI * share)) / 2;
}
