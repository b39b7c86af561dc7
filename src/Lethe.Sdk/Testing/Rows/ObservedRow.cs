namespace Lethe.Sdk.Testing;

/// <summary>A promise about what a run leaves behind, whatever the run.</summary>
/// <param name="none">The sentence for a plugin whose run had nothing of it.</param>
internal sealed class ObservedRow(string id, string promise, Topic topic, string none, params Type[] kinds) : RunningRow(id, promise, kinds)
{
    protected override ContractResult Check(Bench bench, RunSetting setting, Observation seen) =>
        seen.FaultOf(topic) is { } fault ? Fail(fault)
        : seen.FoundOf(topic) is { } found ? Pass(found)
        : NotApplicable(none);
}
