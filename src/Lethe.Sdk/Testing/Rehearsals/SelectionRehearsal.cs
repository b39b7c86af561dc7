namespace Lethe.Sdk.Testing;

internal sealed class SelectionRehearsal(PluginUnderTest plugin) : Rehearsal(plugin)
{
    // A selector is given the subject when it says that it looks into one.
    private const Needs OfSubject = Needs.Training | Needs.Layers | Needs.Features | Needs.InputGradients;

    protected override void Perform(RunSetting setting, Observation seen, Digest digest)
    {
        var world = setting.World;
        using var subject = world.NewSubject();
        var before = SubjectState.Of(subject);
        var job = new SelectionJob
        {
            Train = Visible(setting, world.Data.Train, Needs.ForgetLabels),
            Classes = world.Data.Classes,
            ClassNames = world.Data.ClassNames,
            ResolvePath = Plugin.ResolvePath,
            Subject = (Plugin.Needs & OfSubject) == Needs.None ? null : Limited(setting, subject),
            Shadows = Shadows(setting),
            Device = subject.Device,
            Random = Random(setting),
            Progress = Watched(setting),
            Cancellation = setting.Cancellation,
        };
        world.Watch.Begin();
        var rows = ((IForgetSelector)Plugin.Create()).Select(job);
        world.Watch.End();
        before.Compare(seen, subject, Topic.SubjectUnchanged, "the subject");
        Check(seen, rows, world.Data.Train.Count);
        digest.Add(string.Join(',', rows));
    }

    private static void Check(Observation seen, IReadOnlyList<int> rows, int count)
    {
        seen.Expect(rows.Count > 0, Topic.Rows, "It chose no record: there is nothing to forget.");
        seen.Expect(rows.Count < count, Topic.Rows, "It chose every record: nothing is left to retain.");
        for (var i = 0; i < rows.Count; i++)
        {
            seen.Expect(rows[i] >= 0 && rows[i] < count, Topic.Rows, $"It chose row {rows[i]}; there are {count}.");
            seen.Expect(i == 0 || rows[i] != rows[i - 1], Topic.Rows, $"It chose row {rows[i]} twice.");
            seen.Expect(i == 0 || rows[i] >= rows[i - 1], Topic.Rows, $"Its rows are not ascending: {rows[i]} comes after {rows[Math.Max(0, i - 1)]}.");
        }
        seen.Found(Topic.Rows, $"{rows.Count} of {count} rows, ascending.");
    }
}
