using Lethe.Data.Records;

namespace Lethe.Data.Cifar;

/// <summary>CIFAR-10 and CIFAR-100 in their binary version, read record by record when they are needed.</summary>
[Plugin("data.cifar", "CIFAR", Summary = "Reads the binary version of CIFAR-10 and CIFAR-100 from a folder.")]
public sealed class CifarSource(CifarOptions options) : IDataSource
{
    private const int MostRecords = 10_000_000;
    private const int LargestNamesFile = 1 << 16;
    private const int LookEvery = 1000;

    private static readonly long[] Shape = [3, CifarLayout.Side, CifarLayout.Side];

    public static bool IsSeeded => false;

    public Dataset Load(DataJob job)
    {
        var layout = CifarLayout.Of(options.Kind);
        var folder = job.ResolvePath(options.Folder);
        var files = layout.TrainFiles.Select(name => Path.Combine(folder, name)).ToArray();
        var train = Read("train", [files[0], .. files[1..].Where(File.Exists)], layout, options.Train, job);
        var test = Path.Combine(folder, layout.TestFile);
        var parts = new Parts(train, null, File.Exists(test) ? Read("test", [test], layout, options.Test, job) : null).CutEnd(options.Validation);
        return parts.ToDataset(layout.Title, InputMoments.Describe(parts.Train, Shape, 0, 1, job), Names(folder, layout));
    }

    private static RecordSet Read(string part, string[] files, CifarLayout layout, int? limit, DataJob job)
    {
        var labels = new List<long>();
        var pixels = new List<IByteRows>();
        foreach (var file in files)
        {
            var wanted = (limit ?? int.MaxValue) - labels.Count;
            if (wanted == 0) break;
            var count = Math.Min(Count(file, layout), wanted);
            ReadLabels(file, count, layout, labels, job);
            pixels.Add(new FileRows(file, layout.LabelBytes, layout.RecordBytes, CifarLayout.Pixels, count));
        }
        return new RecordSet(new PixelSource(new JoinedRows(pixels), Shape), new RecordTable(RecordIds.Number(part, labels.Count), labels));
    }

    private static int Count(string file, CifarLayout layout)
    {
        using var stream = DataFile.Open(file);
        var (count, rest) = Math.DivRem(stream.Length, layout.RecordBytes);
        if (rest != 0 || count == 0)
            throw new DataFormatException(file, $"it has {stream.Length} bytes, which are no whole number of records of {layout.RecordBytes}");
        if (count > MostRecords) throw new DataFormatException(file, $"it has {count} records; {MostRecords} are allowed");
        return (int)count;
    }

    private static void ReadLabels(string file, int count, CifarLayout layout, List<long> labels, DataJob job)
    {
        using var stream = DataFile.Open(file);
        var record = new byte[layout.RecordBytes];
        for (var i = 0; i < count; i++)
        {
            if (i % LookEvery == 0)
            {
                job.Cancellation.ThrowIfCancellationRequested();
                job.Progress.Report(i, count, $"reading the labels of {Path.GetFileName(file)}");
            }
            DataFile.Guard(file, () => stream.ReadExactly(record));
            if (record[layout.LabelAt] >= layout.Classes)
                throw new DataFormatException(file, $"record {i} has label {record[layout.LabelAt]}; labels go from 0 to {layout.Classes - 1}");
            labels.Add(record[layout.LabelAt]);
        }
    }

    private static IReadOnlyList<string> Names(string folder, CifarLayout layout)
    {
        var file = Path.Combine(folder, layout.NamesFile);
        if (!File.Exists(file)) return [.. Enumerable.Range(0, layout.Classes).Select(number => $"{number}")];
        var text = System.Text.Encoding.UTF8.GetString(DataFile.ReadAll(file, LargestNamesFile));
        var names = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Length != layout.Classes)
            throw new DataFormatException(file, $"it has {names.Length} names for {layout.Classes} classes");
        return names;
    }
}
