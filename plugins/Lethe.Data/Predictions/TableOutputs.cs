using System.Globalization;
using Lethe.Data.Csv;

namespace Lethe.Data.Predictions;

/// <summary>Saved predictions as a table with a header.</summary>
internal static class TableOutputs
{
    private const int LookEvery = 1000;

    public static SavedOutputs Read(string path, PredictionsOptions options, CancellationToken cancellation)
    {
        if (options.LabelsFile is not null) throw new DataOptionException("'labelsFile' goes with an .npy; in a table the labels are a column: name it with 'labels'.");
        using var reader = CsvReader.Open(path, options.Separator);
        var header = new List<string>();
        if (!reader.Next(header)) throw new DataFormatException(path, "it is empty");
        if (header.GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } twice) throw reader.Fault($"column '{twice.Key}' is there twice");
        var (label, member, id) = (Place(options.Labels)!.Value, Place(options.Member), Place(options.Id));
        int[] outputs = [.. Enumerable.Range(0, header.Count).Where(column => column != label && column != member && column != id)];
        if (outputs.Length is < SavedOutputs.FewestClasses or > SavedOutputs.MostClasses)
            throw reader.Fault($"it leaves {outputs.Length} columns for outputs; {SavedOutputs.FewestClasses} to {SavedOutputs.MostClasses} are needed, one a class");
        var rows = new Rows([], [], [], []);
        var most = Math.Min(SavedOutputs.MostValues, ((long)options.MostMegabytes << 20) / sizeof(double));
        for (var values = new List<string>(); reader.Next(values);)
        {
            if (rows.Labels.Count % LookEvery == 0) cancellation.ThrowIfCancellationRequested();
            if (values.Count != header.Count) throw reader.Fault($"it has {values.Count} values for {header.Count} columns");
            if (rows.Values.Count + (long)outputs.Length > most) throw reader.Fault("the table is larger than is allowed; see 'mostMegabytes'");
            foreach (var column in outputs) rows.Values.Add(Number(values[column]) ?? throw reader.Fault($"'{values[column]}' in column '{header[column]}' is no number"));
            rows.Labels.Add(Whole(values[label]) ?? throw reader.Fault($"label '{values[label]}' is no whole number from 0"));
            if (member is { } flag) rows.Members.Add(Flag(values[flag]) ?? throw reader.Fault($"'{values[flag]}' in column '{header[flag]}': a member is 1 and others are 0"));
            if (id is { } name) rows.Ids.Add(values[name]);
        }
        return new SavedOutputs(
            [.. rows.Values], outputs.Length, [.. rows.Labels], member is null ? null : [.. rows.Members], id is null ? null : [.. rows.Ids],
            [.. outputs.Select(column => header[column])]);

        int? Place(string? column) => column is null ? null : header.IndexOf(column) is >= 0 and var at ? at
            : throw reader.Fault($"there is no column '{column}'. There are: {string.Join(", ", header.Take(20))}");
    }

    // What is not finite is a number here, so that the checks of all formats say the same of it.
    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static long? Whole(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool? Flag(string text) => text switch
    {
        "1" or "true" or "True" => true,
        "0" or "false" or "False" => false,
        _ => null,
    };

    private sealed record Rows(List<double> Values, List<long> Labels, List<bool> Members, List<string> Ids);
}
