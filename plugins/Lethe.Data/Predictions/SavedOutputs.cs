namespace Lethe.Data.Predictions;

/// <summary>What a file of saved predictions holds, as it is stored.</summary>
/// <param name="Values">Row by row.</param>
/// <param name="Members">Whether the model was trained on each record; null: nobody says.</param>
/// <param name="Ids">Null: rows are numbered.</param>
/// <param name="Names">What the file calls its outputs; null: nothing.</param>
internal sealed record SavedOutputs(double[] Values, int Classes, long[] Labels, bool[]? Members, string[]? Ids, IReadOnlyList<string>? Names)
{
    public const int FewestClasses = 2;
    public const int MostClasses = 10_000;

    // Arrays of .NET end not much further, and double precision doubles what a file of floats takes.
    public const long MostValues = 1L << 30;

    public int Count => Labels.Length;

    public static SavedOutputs Read(PredictionsOptions options, Func<string, string> resolve, CancellationToken cancellation)
    {
        var path = resolve(options.Path);
        var saved = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".npz" => NumpyOutputs.ReadNpz(path, options),
            ".npy" => NumpyOutputs.ReadNpy(path, options, resolve),
            ".csv" or ".tsv" or ".txt" => TableOutputs.Read(path, options, cancellation),
            var other => throw new DataFormatException(path, $"'{other}' is no ending of saved predictions: they are .npz, .npy or .csv files"),
        };
        if (saved.Count == 0) throw new DataFormatException(path, "it has no records");
        for (var row = 0; row < saved.Count; row++)
        {
            if (saved.Labels[row] < 0 || saved.Labels[row] >= saved.Classes)
                throw new DataFormatException(path, $"record {row} has label {saved.Labels[row]}; with {saved.Classes} outputs labels go from 0 to {saved.Classes - 1}");
        }
        return saved;
    }
}
