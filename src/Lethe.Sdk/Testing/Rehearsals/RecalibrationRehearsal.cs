using static TorchSharp.torch;

namespace Lethe.Sdk.Testing;

internal sealed class RecalibrationRehearsal(PluginUnderTest plugin) : Rehearsal(plugin)
{
    private const double Tolerance = 1e-6;

    protected override void Perform(RunSetting setting, Observation seen, Digest digest)
    {
        var world = setting.World;
        using var subject = world.NewSubject();
        var held = world.Data.Validation!;
        var labels = tensor(Enumerable.Range(0, held.Count).Select(held.Label).ToArray());
        var logits = MemoryEvaluationJob.LogitsOf(subject, held).to(float64);
        var others = MemoryEvaluationJob.LogitsOf(subject, world.Data.Test!).to(float64);
        var copies = ((IRecalibrator)Plugin.Create()).Copies;
        logits = RecordCopies.Stack(logits, subject, held, copies, OutputKind.Logits, Progress.None, setting.Cancellation);
        others = RecordCopies.Stack(others, subject, world.Data.Test!, copies, OutputKind.Logits, Progress.None, setting.Cancellation);
        world.Watch.Begin();
        Recalibration fitted;
        try
        {
            fitted = Fit(setting, logits, labels);
        }
        catch (ModelException)
        {
            // One that is for two classes gets two of them; what it refuses then too is a refusal.
            var rows = labels.lt(2).nonzero().flatten();
            others = others.narrow(-1, 0, 2);
            fitted = Fit(setting, logits.narrow(-1, 0, 2).index_select(0, rows), labels.index_select(0, rows));
        }
        using var map = fitted;
        world.Watch.End();
        var logs = map.Apply(others);
        digest.Add(logs);
        foreach (var (name, number) in map.State)
        {
            digest.Add(name);
            digest.Add(number);
            Numbers.Check(seen, number, name);
        }
        Check(seen, map, logs, others);
        CheckOpened(seen, map, logs, others);
    }

    // As it is done: with a plugin made anew, from numbers that went through memory and nothing else.
    private void CheckOpened(Observation seen, Recalibration map, Tensor logs, Tensor logits)
    {
        var state = map.State.ToDictionary(pair => pair.Key, pair => pair.Value.detach().cpu().clone());
        using var opened = ((IRecalibrator)Plugin.Create()).Open(state);
        foreach (var number in state.Values) number.Dispose();
        seen.Expect(opened.Plugin == Plugin.Id, Topic.Recalibration, $"The opened map says it was made by '{opened.Plugin}'; it must name {Plugin.Id}.");
        seen.Expect(Same(opened.Apply(logits), logs), Topic.Recalibration, "Open does not give back the map: from the state it applies otherwise than as it was fitted.");
        seen.Expect(opened.State.Keys.Order().SequenceEqual(map.State.Keys.Order()), Topic.Recalibration, "The opened map saves something else than the one that was fitted.");
    }

    private static bool Same(Tensor one, Tensor other) =>
        one.dtype == other.dtype && one.shape.SequenceEqual(other.shape) && one.contiguous().bytes.SequenceEqual(other.contiguous().bytes);

    private Recalibration Fit(RunSetting setting, Tensor logits, Tensor labels) => ((IRecalibrator)Plugin.Create()).Fit(new RecalibrationJob
    {
        Logits = logits,
        Labels = labels,
        Device = CPU,
        Random = Random(setting),
        Progress = Watched(setting),
        Cancellation = setting.Cancellation,
    });

    private void Check(Observation seen, Recalibration map, Tensor logs, Tensor logits)
    {
        seen.Expect(map.Plugin == Plugin.Id, Topic.Recalibration, $"The map says it was made by '{map.Plugin}'; it must name {Plugin.Id}, which reads it back.");
        seen.Expect(map.State.Count > 0, Topic.Recalibration, "State is empty: nothing of the fit could be saved.");
        long[] expected = [logits.size(0), logits.size(-1)];
        if (!seen.Expect(logs.shape.SequenceEqual(expected), Topic.Recalibration,
                $"Apply gives [{string.Join(", ", logs.shape)}] for logits of [{string.Join(", ", logits.shape)}].")) return;
        // The logarithm of a probability of 0 is no fault; a NaN is.
        var sums = logs.exp().sum(-1L);
        Numbers.Check(seen, sums, "the probabilities");
        var off = (sums - 1).abs().max().item<double>();
        seen.Expect(off <= Tolerance, Topic.Recalibration, $"The probabilities of a record sum to 1 only within {off}; Apply returns their logarithms.");
        seen.Found(Topic.Recalibration, $"Probabilities sum to 1; {map.State.Count} numbers to save.");
    }
}
