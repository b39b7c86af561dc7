using System.Runtime.InteropServices;
using Lethe.Auditing.Artifacts;
using Lethe.Auditing.Planning;
using Lethe.Plugins;
using Lethe.Sdk;
using static TorchSharp.torch;

namespace Lethe.Auditing.Running.Units;

/// <summary>The first training records of a dataset, to look at.</summary>
public static class DatasetPreview
{
    private const int MostValues = 12;

    /// <summary>Loads the data in this process.</summary>
    public static IReadOnlyList<RecordPreview> Of(Plan plan, ArtifactStore store, PluginCatalog plugins, int most, CancellationToken cancellation)
    {
        using var datasets = new DatasetCache();
        using var context = new UnitContext(plan, plan.Unit(PlanNames.Data), store, plugins, datasets, Progress.None, cancellation);
        var data = context.RequiredData;
        var split = data.Train;
        var rows = Enumerable.Range(0, Math.Min(most, split.Count)).ToArray();
        if (rows.Length == 0) return [];
        using var scope = NewDisposeScope();
        var batch = split.Read(rows, CPU);
        var values = MemoryMarshal.Cast<byte, float>(batch.Inputs.to(ScalarType.Float32).contiguous().bytes).ToArray();
        var size = values.Length / rows.Length;
        return [.. rows.Select(row => Preview(data, row, values.AsSpan(row * size, size)))];
    }

    private static RecordPreview Preview(Dataset data, int row, ReadOnlySpan<float> values)
    {
        var split = data.Train;
        var label = split.HasLabels ? data.ClassNames[(int)split.Label(row)] : "";
        var image = data.Input.Shape is [1 or 3, var height, var width] ? Image(data, split.Id(row), (int)data.Input.Shape[0], (int)height, (int)width, values) : null;
        double[] first = image is null ? [.. values[..Math.Min(MostValues, values.Length)].ToArray().Select(value => (double)value)] : [];
        return new RecordPreview(split.Id(row), label, split.HasOwners ? split.Owner(row) : null, image, first, values.Length);
    }

    // Tensors hold one channel after the other, pictures one pixel after the other.
    private static ImageCell Image(Dataset data, string id, int channels, int height, int width, ReadOnlySpan<float> values)
    {
        var (low, high) = (data.Input.Low ?? 0, data.Input.High ?? 1);
        var pixels = new byte[values.Length];
        for (var channel = 0; channel < channels; channel++)
            for (var at = 0; at < height * width; at++)
                pixels[at * channels + channel] = (byte)Math.Round(255 * Math.Clamp((values[channel * height * width + at] - low) / (high - low), 0, 1));
        return new ImageCell(id, width, height, channels, pixels);
    }
}
