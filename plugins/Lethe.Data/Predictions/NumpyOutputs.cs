using Lethe.Torch;
using static TorchSharp.torch;

namespace Lethe.Data.Predictions;

/// <summary>Saved predictions as arrays of NumPy.</summary>
internal static class NumpyOutputs
{
    // The name of the one array of an .npy.
    private const string Alone = "";

    public static SavedOutputs ReadNpz(string path, PredictionsOptions options)
    {
        if (options.LabelsFile is not null) throw new DataOptionException("'labelsFile' goes with an .npy; in an .npz the labels are an array: name it with 'labels'.");
        RefuseTableOptions(options);
        using var scope = NewDisposeScope();
        return Guarded(path, () =>
        {
            using var file = Torch.Npz.Open(path, new WeightFileOptions { MaximumUncompressedBytes = (long)options.MostMegabytes << 20 });
            var (values, classes) = Outputs(file, path, options.Predictions, options);
            var count = values.Length / classes;
            var members = options.Member is { } member ? Array.ConvertAll(Whole(file, path, member, count), number => Flag(number, path, member)) : null;
            return new SavedOutputs(values, classes, Whole(file, path, options.Labels, count), members, null, null);
        });
    }

    public static SavedOutputs ReadNpy(string path, PredictionsOptions options, Func<string, string> resolve)
    {
        if (options.LabelsFile is not { } given) throw new DataOptionException("An .npy holds one array: name the file with the right classes with 'labelsFile'.");
        if (options.Member is not null) throw new DataOptionException("An .npy has no place for 'member'; put the arrays into an .npz.");
        RefuseTableOptions(options);
        var labels = resolve(given);
        using var scope = NewDisposeScope();
        var (values, classes) = Guarded(path, () =>
        {
            using var file = WeightFile.Open(path);
            return Outputs(file, path, Alone, options);
        });
        return Guarded(labels, () =>
        {
            using var file = WeightFile.Open(labels);
            return new SavedOutputs(values, classes, Whole(file, labels, Alone, values.Length / classes), null, null, null);
        });
    }

    private static (double[] Values, int Classes) Outputs(WeightFile file, string path, string name, PredictionsOptions options)
    {
        var entry = Entry(file, path, name);
        if (entry.Type is null || !is_floating_point(entry.Type.Value)) throw new DataFormatException(path, $"{Called(name)} holds {entry.StoredType}, which are no outputs of a model");
        if (entry.Shape is not [> 0 and <= int.MaxValue, >= SavedOutputs.FewestClasses and <= SavedOutputs.MostClasses])
            throw new DataFormatException(path, $"{Called(name)} of shape {string.Join(" x ", entry.Shape)} is no table of records by {SavedOutputs.FewestClasses} to {SavedOutputs.MostClasses} classes");
        if (entry.Shape[0] * entry.Shape[1] > SavedOutputs.MostValues || entry.Bytes > (long)options.MostMegabytes << 20)
            throw new DataFormatException(path, $"{Called(name)} of shape {string.Join(" x ", entry.Shape)} is larger than is allowed; see 'mostMegabytes'");
        using var numbers = file.LoadTensor(name).to(ScalarType.Float64).contiguous().data<double>();
        return (numbers.ToArray(), (int)entry.Shape[1]);
    }

    private static long[] Whole(WeightFile file, string path, string name, int count)
    {
        var entry = Entry(file, path, name);
        var isWhole = entry.Type is { } type && (is_integral(type) || type == ScalarType.Bool);
        // NumPy often keeps labels as one column.
        if (!isWhole || entry.Shape is not ([_] or [_, 1]) || entry.Shape[0] != count)
            throw new DataFormatException(path, $"{Called(name)} is not {count} whole numbers, one for each record");
        using var numbers = file.LoadTensor(name).to(ScalarType.Int64).flatten().data<long>();
        return numbers.ToArray();
    }

    private static bool Flag(long number, string path, string name) => number is 0 or 1
        ? number == 1
        : throw new DataFormatException(path, $"{Called(name)} holds {number}; a member is 1 and others are 0");

    private static WeightEntry Entry(WeightFile file, string path, string name) => file.Find(name)
        ?? throw new DataFormatException(path, $"it has no array '{name}'. It has: {string.Join(", ", file.Entries.Take(10).Select(one => one.Name))}");

    private static string Called(string name) => name == Alone ? "its array" : $"array '{name}'";

    private static void RefuseTableOptions(PredictionsOptions options)
    {
        if (options.Id is not null) throw new DataOptionException("'id' is a column of a table; records of arrays are numbered.");
    }

    private static T Guarded<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (WeightFileException failure)
        {
            throw new DataFormatException(path, failure.Message[(failure.File.Length + 2)..], failure);
        }
    }
}
