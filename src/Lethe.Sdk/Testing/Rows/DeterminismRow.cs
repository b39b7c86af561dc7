namespace Lethe.Sdk.Testing;

internal sealed class DeterminismRow() : RunningRow("deterministic", "The same seed gives the same result, bit for bit.")
{
    protected override ContractResult Check(Bench bench, RunSetting setting, Observation seen)
    {
        var again = bench.Run(setting);
        if (again.Result is null) return Fail($"It worked once and not again: {again.Why}");
        if (again.Result.Digest != seen.Digest)
            return Fail("Two runs with the same seed differ: it draws from something else than job.Random, or keeps something from run to run.");
        var elsewhere = bench.Run(setting with { TorchSeed = setting.TorchSeed + 1 });
        if (elsewhere.Result is null) return Fail($"It worked once and not again: {elsewhere.Why}");
        return elsewhere.Result.Digest == seen.Digest
            ? Pass("Three runs, the last with torch's own numbers standing elsewhere.")
            : Fail("It depends on where torch's own numbers stand: seed them first, torch.manual_seed(job.Random.NextSeed()).");
    }
}
