using static TorchSharp.torch;

namespace Lethe.Sdk.Testing;

internal sealed class DataRehearsal(PluginUnderTest plugin) : Rehearsal(plugin)
{
    // Rows by themselves are compared with the batch they are in; all rows of a large dataset would take long.
    private const int Compared = 32;

    protected override void Perform(RunSetting setting, Observation seen, Digest digest)
    {
        setting.World.Watch.Begin();
        var data = ((IDataSource)Plugin.Create()).Load(new DataJob
        {
            Device = CPU,
            Random = Random(setting),
            Progress = Watched(setting),
            Budget = BudgetOf(setting),
            Cancellation = setting.Cancellation,
            ResolvePath = Plugin.ResolvePath,
        });
        setting.World.Watch.End();
        seen.Expect(data.Train.Count > 0, Topic.Records, "It has no training records.");
        seen.Expect(data.Classes > 0, Topic.Records, "It names no classes.");
        foreach (var split in new[] { data.Train, data.Validation, data.Test }.OfType<Split>())
        {
            CheckIds(seen, split);
            CheckLabels(seen, split, data.Classes);
            CheckReading(seen, split, data.Input);
            var fingerprint = SplitFingerprint.Compute(split, cancellation: setting.Cancellation);
            seen.Expect(SplitFingerprint.Compute(split) == fingerprint, Topic.Records, $"Reading {split.Name} twice gives different bytes.");
            digest.Add(split.Name);
            digest.Add(fingerprint);
        }
        seen.Found(Topic.Records, $"{data.Train.Count} training records; ids, labels and bytes hold.");
    }

    private static void CheckIds(Observation seen, Split split)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var row = 0; row < split.Count; row++)
        {
            var id = split.Id(row);
            if (!seen.Expect(!string.IsNullOrEmpty(id) && ids.Add(id), Topic.Records, $"Two records of {split.Name} have the id '{id}', or it is empty.")) return;
        }
    }

    private static void CheckLabels(Observation seen, Split split, int classes)
    {
        for (var row = 0; split.HasLabels && row < split.Count; row++)
        {
            var label = split.Label(row);
            if (!seen.Expect(label >= 0 && label < classes, Topic.Records, $"Record {split.Id(row)} of {split.Name} has label {label}; there are {classes} classes.")) return;
        }
    }

    private static void CheckReading(Observation seen, Split split, InputDescription input)
    {
        using var scope = NewDisposeScope();
        var rows = Enumerable.Range(0, Math.Min(Compared, split.Count)).ToArray();
        if (rows.Length == 0) return;
        var batch = split.Read(rows, CPU).Inputs;
        long[] shape = [rows.Length, .. input.Shape];
        if (!seen.Expect(batch.shape.SequenceEqual(shape), Topic.Records,
                $"{split.Name} reads as [{string.Join(", ", batch.shape)}]; the description says [{string.Join(", ", shape)}].")) return;
        Numbers.Check(seen, batch, $"the inputs of {split.Name}");
        using var whole = new Digest();
        using var single = new Digest();
        foreach (var row in rows)
        {
            whole.Add(batch[row]);
            single.Add(split.Read([row], CPU).Inputs[0]);
        }
        seen.Expect(whole.Take() == single.Take(), Topic.Records, $"Rows of {split.Name} read one by one differ from the same rows read together.");
    }
}
