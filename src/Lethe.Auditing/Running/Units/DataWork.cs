using Lethe.Auditing.Artifacts;
using Lethe.Sdk;

namespace Lethe.Auditing.Running.Units;

/// <summary>
/// Loads the data once, checks it and writes down what it is. The records stay where they are: whoever needs them loads
/// them again, from the same files or the same seed.
/// </summary>
internal sealed class DataWork : IUnitWork
{
    private const string FileName = "data.json";

    public void Write(UnitContext context, string folder)
    {
        JsonFile.Write(folder, FileName, Describe(context));
    }

    public static DataFacts Read(Artifact artifact) => JsonFile.Read<DataFacts>(artifact, FileName);

    public static DataFacts Describe(UnitContext context)
    {
        var data = context.RequiredData;
        // Saved predictions may not say what the model was trained on.
        if (data.Train.Count == 0 && !context.Request.SubjectBringsData) throw new UnitException($"{data.Name} has no training records.");
        var splits = new[] { data.Train, data.Validation, data.Test }.OfType<Split>()
            .Select(split => Facts(split, data.Classes, context)).ToArray();
        return new DataFacts(data.Name, data.Input, data.ClassNames, splits);
    }

    private static SplitFacts Facts(Split split, int classes, UnitContext context)
    {
        var counts = new int[split.HasLabels ? classes : 0];
        for (var row = 0; row < (split.HasLabels ? split.Count : 0); row++)
        {
            var label = split.Label(row);
            if (label < 0 || label >= classes)
                throw new UnitException($"Record {split.Id(row)} of {split.Name} has label {label}; there are {classes} classes.");
            counts[label]++;
        }
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var row = 0; row < split.Count; row++)
            if (!ids.Add(split.Id(row))) throw new UnitException($"Two records of {split.Name} have the id {split.Id(row)}; ids must be unique.");
        var owners = split.HasOwners ? Enumerable.Range(0, split.Count).Select(split.Owner).Where(owner => owner is not null).Distinct().Count() : 0;
        return new SplitFacts(split.Name, split.Count, SplitFingerprint.Compute(split, context.Progress, context.Cancellation), owners, counts);
    }
}
