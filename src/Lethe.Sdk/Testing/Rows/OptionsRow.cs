namespace Lethe.Sdk.Testing;

internal sealed class OptionsRow() : ContractRow("options", "Every number at an end of its range is accepted, and options survive JSON.")
{
    public override ContractResult Check(Bench bench)
    {
        var trials = bench.Plugin.TryOptions();
        if (trials.FirstOrDefault(trial => trial.Fault is not null) is { } refused) return Fail($"{refused.What}: {refused.Fault}");
        return trials.Count == 0 ? NotApplicable("It takes no options.") : Pass($"{trials.Count} trials.");
    }
}
