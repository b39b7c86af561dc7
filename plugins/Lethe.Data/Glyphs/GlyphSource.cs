using Lethe.Data.Records;

namespace Lethe.Data.Glyphs;

/// <summary>Ten classes of drawn figures whose every cause is known: writer, slant, ink, paper, planted faults.</summary>
[Plugin("data.glyphs", "Glyphs", Summary = "Draws small images of ten figures. Each owner has a handwriting; wrong labels "
    + "and near copies are planted where asked for, and known for every record.")]
public sealed class GlyphSource(GlyphOptions options) : IDataSource
{
    private const int ReportEvery = 500;

    public Dataset Load(DataJob job)
    {
        if (options.Channels is not (1 or 3)) throw new DataOptionException("'channels' must be 1 or 3.");
        long[] shape = [options.Channels, options.Size, options.Size];
        var most = Math.Max(options.Train, Math.Max(options.Validation, options.Test));
        if (most * shape[0] * shape[1] * shape[2] > Array.MaxLength)
            throw new DataOptionException($"{most} images of this size are more than fits into memory at once: ask for fewer or smaller ones.");
        var random = (options.Seed is { } seed ? new RandomStream(seed) : job.Random).Fork("glyphs");
        var hands = Enumerable.Range(0, options.Owners).Select(owner => new Handwriting(random.Fork("owner").Fork(owner))).ToArray();
        var parts = new Parts(
            Draw("train", options.Train, options.LabelNoise, options.Duplicates, hands, random, shape, job),
            options.Validation > 0 ? Draw("validation", options.Validation, 0, 0, hands, random, shape, job) : null,
            options.Test > 0 ? Draw("test", options.Test, 0, 0, hands, random, shape, job) : null);
        return parts.ToDataset("Glyphs", InputMoments.Describe(parts.Train, shape, 0, 1, job), GlyphShapes.Names);
    }

    private RecordSet Draw(
        string part, int count, double labelNoise, double duplicates, Handwriting[] hands, RandomStream all, long[] shape, DataJob job)
    {
        var random = all.Fork(part);
        var plan = GlyphPlan.Make(count, labelNoise, duplicates, hands, random);
        var painter = new GlyphPainter(options.Size, options.Channels);
        var length = options.Channels * options.Size * options.Size;
        var pixels = new byte[count * length];
        for (var row = 0; row < count; row++)
        {
            if (row % ReportEvery == 0)
            {
                job.Cancellation.ThrowIfCancellationRequested();
                job.Progress.Report(row, count, $"drawing the {part} images");
            }
            var origin = plan[row].DuplicateOf < 0 ? row : plan[row].DuplicateOf;
            painter.Paint(plan[row], hands[plan[row].Writer], random.Fork("image").Fork(origin), pixels.AsSpan(row * length, length));
        }
        var table = new RecordTable(
            RecordIds.Number(part, count), GlyphPlan.Labels(plan, random),
            Array.ConvertAll(plan, one => $"writer-{one.Writer:D3}"), GlyphFactors.Attributes(plan));
        return new RecordSet(new PixelSource(new MemoryRows(pixels, length), shape), table);
    }
}
