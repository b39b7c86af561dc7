namespace Lethe.Sdk.Testing;

/// <summary>A row that only says something about a plugin that works at all.</summary>
internal abstract class RunningRow(string id, string promise, params Type[] kinds) : ContractRow(id, promise, kinds)
{
    public sealed override ContractResult Check(Bench bench)
    {
        if (bench.First.Seen is not { } seen) return NotApplicable("It did not run in the small world; see the row 'runs'.");
        return bench.IsHung ? NotApplicable("An earlier run never ended, so that no other can be believed.") : Check(bench, bench.First.Setting, seen);
    }

    protected abstract ContractResult Check(Bench bench, RunSetting setting, Observation seen);
}
