using static TorchSharp.torch;

namespace Lethe.Sdk.Testing;

internal sealed class AttributionRehearsal(PluginUnderTest plugin) : Rehearsal(plugin)
{
    private const int Targets = 6;

    protected override void Perform(RunSetting setting, Observation seen, Digest digest)
    {
        var world = setting.World;
        using var subject = world.NewSubject();
        var before = SubjectState.Of(subject);
        var job = new AttributionJob
        {
            Subject = Limited(setting, subject),
            Train = world.Data.Train,
            Targets = world.Data.Test!.Subset("targets", [.. Enumerable.Range(0, Targets)]),
            Shadows = Shadows(setting),
            Device = subject.Device,
            Random = Random(setting),
            Progress = Watched(setting),
            Budget = BudgetOf(setting),
            Cancellation = setting.Cancellation,
        };
        world.Watch.Begin();
        var scores = ((IAttribution)Plugin.Create()).Attribute(job);
        world.Watch.End();
        before.Compare(seen, subject, Topic.SubjectUnchanged, "the subject");
        long[] wanted = [world.Data.Train.Count, Targets];
        seen.Expect(scores.shape.SequenceEqual(wanted), Topic.Attribution,
            $"The scores have the shape [{string.Join(", ", scores.shape)}]; training records by targets is [{string.Join(", ", wanted)}].");
        seen.Expect(scores.dtype == ScalarType.Float32, Topic.Attribution, $"The scores are {scores.dtype}; they must be Float32.");
        seen.Found(Topic.Attribution, $"Scores of shape [{string.Join(", ", wanted)}].");
        Numbers.Check(seen, scores, "the scores");
        digest.Add(scores);
    }
}
