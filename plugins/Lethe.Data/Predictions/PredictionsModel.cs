using Lethe.Data.Records;

namespace Lethe.Data.Predictions;

[Plugin("model.predictions", "Saved predictions", Summary = "A model's outputs as a file, with the right classes beside them: enough for every measurement "
    + "that looks at outputs. The file is also the data, so that the request names none.")]
public sealed class PredictionsModel(PredictionsOptions options) : IBringsData
{
    public static Capabilities Gives => Capabilities.Predict;

    public static bool IsSeeded => false;

    public bool KnowsTraining => options.Member is not null;

    public Subject Load(ModelJob job)
    {
        var (saved, _) = Read(job.ResolvePath, job);
        return new PredictionsSubject(saved.Values, saved.Classes, options.Outputs == OutputKind.Probabilities, job.Device);
    }

    public Dataset LoadData(DataJob job)
    {
        var (saved, words) = Read(job.ResolvePath, job);
        if (words.Length > 0) job.Progress.Log(words);
        var ids = saved.Ids ?? RecordIds.Number("row", saved.Count);
        int[] members = [.. Rows(saved, member: true)], others = [.. Rows(saved, member: false)];
        if (options.Member is not null && members.Length == 0) throw new DataOptionException($"'{options.Member}' marks no record as a member.");
        if (options.Validation >= others.Length)
            throw new DataOptionException($"{options.Validation} records for validation leave none of {others.Length} to test on.");
        return new Dataset
        {
            Name = Path.GetFileNameWithoutExtension(options.Path),
            Input = new InputDescription([1], [], []),
            ClassNames = Names(saved),
            Train = Part("train", members),
            Validation = options.Validation == 0 ? null : Part("validation", others[..options.Validation]),
            Test = Part("test", others[options.Validation..]),
        };

        Split Part(string name, int[] rows) => new(name, new RowNumbers(rows), new RecordTable(
            Array.ConvertAll(rows, row => ids[row]), Array.ConvertAll(rows, row => saved.Labels[row])));
    }

    private (SavedOutputs Saved, string Words) Read(Func<string, string> resolve, Job job)
    {
        job.Progress.Report(0, 0, $"reading {options.Path}");
        var saved = SavedOutputs.Read(options, resolve, job.Cancellation);
        return (saved, DeclaredOutputs.ToLogits(saved, options.Outputs, options.Path));
    }

    private static IEnumerable<int> Rows(SavedOutputs saved, bool member) =>
        Enumerable.Range(0, saved.Count).Where(row => (saved.Members?[row] ?? false) == member);

    private IReadOnlyList<string> Names(SavedOutputs saved)
    {
        if (options.ClassNames.Count == saved.Classes) return options.ClassNames;
        if (options.ClassNames.Count > 0) throw new DataOptionException($"There are {options.ClassNames.Count} names for {saved.Classes} classes.");
        return saved.Names ?? [.. Enumerable.Range(0, saved.Classes).Select(number => $"{number}")];
    }
}
