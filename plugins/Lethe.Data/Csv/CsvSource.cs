using Lethe.Data.Records;

namespace Lethe.Data.Csv;

/// <summary>Tables with a header: numbers as they are, categories as one feature each.</summary>
[Plugin("data.csv", "CSV tables", Summary = "Reads tables of numbers and categories, with ids and owners from columns of their own.")]
public sealed class CsvSource(CsvOptions options) : IDataSource
{
    public Dataset Load(DataJob job)
    {
        var path = job.ResolvePath(options.Train);
        var table = new CsvTable(path, options, job);
        RecordSet? Other(string? file, string part) => file is null ? null : table.Read(job.ResolvePath(file), part);
        var parts = new Parts(table.Read(path, "train"), Other(options.Validation, "validation"), Other(options.Test, "test"))
            .Fill(options, job);
        return parts.ToDataset(
            Path.GetFileNameWithoutExtension(path), InputMoments.Describe(parts.Train, [table.Width], null, null, job), table.Classes);
    }
}
