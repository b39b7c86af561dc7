namespace Lethe.Sdk.Testing;

internal sealed class SeedRow() : RunningRow("seedless", "If it says that it is not seeded, no seed changes its result.")
{
    protected override ContractResult Check(Bench bench, RunSetting setting, Observation seen)
    {
        if (bench.Plugin.IsSeeded) return NotApplicable("It is seeded.");
        var other = bench.Run(setting with { Seed = setting.Seed + 1 });
        if (other.Result is null) return Fail($"It fails under another seed: {other.Why}");
        return other.Result.Digest == seen.Digest ? Pass("Two seeds, one result.") : Fail("It declares IsSeeded = false, and another seed gives another result.");
    }
}
