namespace Lethe.Sdk.Testing;

internal sealed class LeakRow() : RunningRow("no-leak", "It leaves no tensors behind.")
{
    private const int Runs = 4;

    protected override ContractResult Check(Bench bench, RunSetting setting, Observation seen)
    {
        var end = bench.LiveAfter(setting, Runs);
        if (end.Result is not { } live) return Fail($"It worked once and not several times on one thread: {end.Why}");
        // What stays after the first run may be kept for good; what is added by every run is lost.
        var lost = live[^1] - live[0];
        return lost <= 0
            ? Pass($"{Runs} runs on one thread, as many tensors alive after each.")
            : Fail($"{lost} more tensors are alive after {Runs - 1} more runs: dispose copies of subjects, optimizers and what is detached from its scope.");
    }
}
