using Lethe.Data.Records;
using Lethe.Torch;
using static TorchSharp.torch;

namespace Lethe.Data.Npz;

/// <summary>Arrays of NumPy.</summary>
[Plugin("data.npz", "NumPy arrays", Summary = "Reads inputs and labels from the arrays of an .npz file, by their names.")]
public sealed class NpzSource(NpzOptions options) : IDataSource
{
    public Dataset Load(DataJob job)
    {
        var path = job.ResolvePath(options.File);
        using var scope = NewDisposeScope();
        try
        {
            using var file = Torch.Npz.Open(path, new WeightFileOptions { MaximumUncompressedBytes = (long)options.MostMegabytes << 20 });
            return Load(file, path, job);
        }
        catch (WeightFileException failure)
        {
            throw new DataFormatException(path, failure.Message[(failure.File.Length + 2)..], failure);
        }
    }

    private Dataset Load(WeightFile file, string path, DataJob job)
    {
        var (train, shape, isBytes) = Read(file, path, "train", options.Inputs, options.Labels, options.Owners, job);
        var parts = new Parts(train, null, null);
        if (file.Contains(options.TestInputs))
        {
            var (test, testShape, _) = Read(file, path, "test", options.TestInputs, options.TestLabels, null, job);
            if (!testShape.SequenceEqual(shape)) throw new DataFormatException(path, "its training and test inputs are of different shapes");
            parts = parts with { Test = test };
        }
        parts = parts.Fill(options, job);
        var (low, high) = isBytes ? (0, 1) : (options.Low, options.High);
        var all = new[] { parts.Train, parts.Validation, parts.Test }.OfType<RecordSet>();
        return parts.ToDataset(
            Path.GetFileNameWithoutExtension(path), InputMoments.Describe(parts.Train, shape, low, high, job),
            ClassList.Of(options.ClassNames, all.Select(part => (path, part.Table.Labels!))));
    }

    private (RecordSet Records, long[] Shape, bool IsBytes) Read(
        WeightFile file, string path, string part, string inputs, string labels, string? owners, DataJob job)
    {
        job.Cancellation.ThrowIfCancellationRequested();
        job.Progress.Report(0, 0, $"reading the {part} arrays");
        var entry = Entry(file, path, inputs);
        var shape = Shape(entry, path);
        var numbers = Whole(file, path, labels, entry.Shape[0]);
        var whose = owners is null ? null : Array.ConvertAll(Whole(file, path, owners, entry.Shape[0]), number => $"{number}");
        var values = file.LoadTensor(inputs);
        if (values.is_floating_point() && !isfinite(values).all().item<bool>())
            throw new DataFormatException(path, $"array '{inputs}' holds values that are no finite numbers");
        var source = new ArraySource(values, shape, options.ChannelsLast && entry.Shape.Count == 4);
        return (new RecordSet(source, new RecordTable(RecordIds.Number(part, source.Count), numbers, whose)), shape, values.dtype == ScalarType.Byte);
    }

    private long[] Shape(WeightEntry entry, string path)
    {
        if (entry.Type is null || !(is_integral(entry.Type.Value) || is_floating_point(entry.Type.Value)))
            throw new DataFormatException(path, $"array '{entry.Name}' holds {entry.StoredType}, which are no inputs");
        var shape = entry.Shape;
        if (shape.Count is < 2 or > 4 || shape.Contains(0) || shape[0] > int.MaxValue)
            throw new DataFormatException(path, $"array '{entry.Name}' of shape {string.Join(" x ", shape)} is no list of inputs");
        return shape.Count switch
        {
            2 => [shape[1]],
            3 => [1, shape[1], shape[2]],
            _ when options.ChannelsLast => [shape[3], shape[1], shape[2]],
            _ => [.. shape.Skip(1)],
        };
    }

    private static long[] Whole(WeightFile file, string path, string name, long count)
    {
        var entry = Entry(file, path, name);
        if (entry.Type is null || !is_integral(entry.Type.Value) || entry.Shape.Aggregate(1L, (product, size) => product * size) != count || entry.Shape[0] != count)
            throw new DataFormatException(path, $"array '{name}' is not {count} whole numbers, one for each input");
        using var numbers = file.LoadTensor(name).to(ScalarType.Int64).flatten().data<long>();
        return numbers.ToArray();
    }

    private static WeightEntry Entry(WeightFile file, string path, string name) => file.Find(name)
        ?? throw new DataFormatException(path, $"it has no array '{name}'. It has: {string.Join(", ", file.Entries.Take(10).Select(one => one.Name))}");
}
