namespace Lethe.Sdk.Testing;

internal sealed class BudgetRow() : RunningRow("budget", "It meters its examples, and stops within one step of its budget.", typeof(IUnlearner))
{
    protected override ContractResult Check(Bench bench, RunSetting setting, Observation seen)
    {
        if (seen.Spent == 0)
        {
            return seen.HasGradients
                ? Fail("It called backward and spent nothing: use job.Epochs, or say job.Budget.Spend(examples) after each step.")
                : NotApplicable("It sends no examples forward and backward.");
        }
        // A step may read the forget set and the retain set; who spends only at the end gets no more than that either.
        var step = Math.Min(seen.LargestStep, 2L * seen.LargestRead);
        const long Samples = 1;
        if (seen.Spent <= Samples + step) return NotApplicable($"Its whole work is one step of {seen.Spent} examples.");
        var limited = bench.Run(setting with { Samples = Samples });
        if (limited.Result is not { } run) return Fail($"With a budget of {Samples} example: {limited.Why}");
        return run.Spent <= Samples + step
            ? Pass($"{seen.Spent} examples without a budget, {run.Spent} with a budget of {Samples}; a step has {step}.")
            : Fail($"With a budget of {Samples} example it went on to {run.Spent}; one step has {step}. Look at job.Budget.Exhausted before each.");
    }
}
