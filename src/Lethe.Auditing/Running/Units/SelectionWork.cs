using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Planning;
using Lethe.Auditing.Running.Models;
using Lethe.Sdk;

namespace Lethe.Auditing.Running.Units;

/// <summary>Asks a selector which training records are to be forgotten.</summary>
internal sealed class SelectionWork : IUnitWork
{
    private const string FileName = "rows.json";
    private const string RecordsName = "records.json";

    public void Write(UnitContext context, string folder)
    {
        var use = context.Request.Forget!;
        var data = context.RequiredData;
        using var logits = new LogitsShelf(context);
        using var subject = context.Unit.After.Contains(PlanNames.Subject) ? context.Models.Open(PlanNames.Subject) : null;
        var rows = ((IForgetSelector)use.Plugin.Create(use.Options)).Select(new SelectionJob
        {
            Train = use.Needs.HasFlag(Needs.ForgetLabels) ? data.Train : data.Train.WithoutLabels(),
            Classes = data.Classes,
            ClassNames = data.ClassNames,
            ResolvePath = context.ResolvePath,
            Subject = subject,
            Shadows = ReferenceReader.Shadows(context, logits, use),
            Device = context.Device,
            Random = context.Random("forget", use),
            Progress = context.Progress,
            Cancellation = context.Cancellation,
        });
        Check(rows, data.Train, use.Label);
        JsonFile.Write(folder, FileName, rows);
        // Here, where the data is at hand: who certifies the audit opens none.
        var fingerprints = RecordFingerprint.Compute(data.Train, rows, context.Progress, context.Cancellation);
        JsonFile.Write(folder, RecordsName, rows.Select((row, i) => new ForgottenRecord(data.Train.Id(row), data.Train.Owner(row), fingerprints[i])));
    }

    private static void Check(IReadOnlyList<int> rows, Split train, string selector)
    {
        if (rows.Count == 0) throw new UnitException($"{selector} chose no record: there is nothing to forget.");
        if (rows.Count == train.Count) throw new UnitException($"{selector} chose every training record: nothing would be left to retain.");
        for (var i = 0; i < rows.Count; i++)
            if (rows[i] < 0 || rows[i] >= train.Count || (i > 0 && rows[i] <= rows[i - 1]))
                throw new UnitException($"{selector} gave rows that are not ascending numbers below {train.Count}.");
    }

    public static IReadOnlyList<int> Read(Artifact artifact) => JsonFile.Read<int[]>(artifact, FileName);

    public static IReadOnlyList<ForgottenRecord> Records(Artifact artifact) => JsonFile.Read<ForgottenRecord[]>(artifact, RecordsName);
}
