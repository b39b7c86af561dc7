using Lethe.Data.Records;

namespace Lethe.Data.Gaussians;

/// <summary>Draws from a mixture of normal distributions; the truth about every record is an attribute of it.</summary>
[Plugin("data.gaussians", "Gaussian mixture", Summary = "Draws tables whose class probabilities are known exactly: "
    + "attribute posterior0 and so on hold the truth about each record, for calibration and for what cannot be learned.")]
public sealed class GaussianSource(GaussianOptions options) : IDataSource
{
    private const int LookEvery = 10_000;
    private const long MostNumbers = 1L << 28;

    public Dataset Load(DataJob job)
    {
        var most = Math.Max(options.Train, Math.Max(options.Validation, options.Test));
        if ((long)most * (options.Features + 2 * options.Classes) > MostNumbers)
            throw new DataOptionException("So many records with so many features and classes do not fit into memory at once: ask for fewer.");
        var random = GaussianMixture.Stream(options, job.Random);
        var mixture = GaussianMixture.Of(options, job.Random);
        RecordSet? Some(string part, int count) => count == 0 ? null : Draw(part, count, mixture, random.Fork(part), job);
        var parts = new Parts(Draw("train", options.Train, mixture, random.Fork("train"), job),
            Some("validation", options.Validation), Some("test", options.Test));
        return parts.ToDataset(
            "Gaussian mixture", InputMoments.Describe(parts.Train, [options.Features], null, null, job),
            [.. Enumerable.Range(0, options.Classes).Select(number => $"class {number}")]);
    }

    private RecordSet Draw(string part, int count, GaussianMixture mixture, RandomStream random, DataJob job)
    {
        var values = new float[count * options.Features];
        var labels = new long[count];
        var posteriors = Enumerable.Range(0, options.Classes).Select(_ => new double[count]).ToArray();
        var point = new double[options.Features];
        for (var row = 0; row < count; row++)
        {
            if (row % LookEvery == 0)
            {
                job.Cancellation.ThrowIfCancellationRequested();
                job.Progress.Report(row, count, $"drawing the {part} records");
            }
            labels[row] = mixture.Draw(random, point);
            for (var i = 0; i < point.Length; i++) values[row * point.Length + i] = (float)point[i];
            var truth = mixture.Posterior(point);
            for (var number = 0; number < truth.Length; number++) posteriors[number][row] = truth[number];
        }
        var attributes = posteriors.Index().ToDictionary(pair => $"posterior{pair.Index}", pair => (IReadOnlyList<double>)pair.Item);
        return new RecordSet(
            new TableSource(values, options.Features),
            new RecordTable(RecordIds.Number(part, count), labels, Owners(count, random.Fork("owners")), attributes));
    }

    private string[]? Owners(int count, RandomStream random)
    {
        if (options.Owners == 0) return null;
        var owners = new string[count];
        for (var row = 0; row < count; row++) owners[row] = $"owner-{random.NextInt(options.Owners):D3}";
        return owners;
    }
}
