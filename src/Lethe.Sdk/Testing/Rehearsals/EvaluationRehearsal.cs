namespace Lethe.Sdk.Testing;

internal sealed class EvaluationRehearsal(PluginUnderTest plugin) : Rehearsal(plugin)
{
    protected override void Perform(RunSetting setting, Observation seen, Digest digest)
    {
        var world = setting.World;
        using var original = world.NewSubject();
        using var subject = world.NewForgetful();
        var (before, first) = (SubjectState.Of(subject), SubjectState.Of(original));
        var isForgetting = Plugin.IsAboutForgetting;
        var job = new MemoryEvaluationJob
        {
            Subject = Limited(setting, subject),
            Original = Limited(setting, original),
            Data = world.Data,
            Forget = isForgetting ? world.Forget : null,
            Retain = isForgetting ? world.Retain : world.Data.Train,
            Oracles = Oracles(setting),
            Shadows = Shadows(setting),
            // What cannot be trained was not unlearned either.
            Unlearning = isForgetting && setting.Limit?.HasFlag(Capabilities.Train) != false
                ? new MemoryUnlearning(SmallUnlearner.Unlearn, world.Data, world.Plugins, setting.Cancellation)
                : null,
            Plugins = world.Plugins,
            ResolvePath = Plugin.ResolvePath,
            Device = subject.Device,
            Random = Random(setting),
            Progress = Watched(setting),
            Cancellation = setting.Cancellation,
        };
        world.Watch.Begin();
        ((IEvaluator)Plugin.Create()).Evaluate(job);
        world.Watch.End();
        before.Compare(seen, subject, Topic.SubjectUnchanged, "the subject");
        first.Compare(seen, original, Topic.SubjectUnchanged, "the original");
        FindingCheck.Check(seen, job.Findings, Plugin.Metrics);
        ExhibitCheck.Check(seen, job.Exhibits);
        foreach (var finding in job.Findings) digest.Add(ResultJson.Of(finding));
        // One that cannot be written has its fault already.
        if (seen.FaultOf(Topic.Exhibits) is not null) return;
        foreach (var exhibit in job.Exhibits) digest.Add(ResultJson.Of(exhibit));
    }
}
