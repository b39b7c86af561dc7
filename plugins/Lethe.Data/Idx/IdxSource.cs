using Lethe.Data.Records;

namespace Lethe.Data.Idx;

/// <summary>Images and labels in the files that MNIST made common.</summary>
[Plugin("data.idx", "IDX files", Summary = "Reads MNIST, Fashion-MNIST and others of their format, packed or not. "
    + "Unpacked files are read record by record when they are needed.")]
public sealed class IdxSource(IdxOptions options) : IDataSource
{
    public static bool IsSeeded => false;

    public Dataset Load(DataJob job)
    {
        var train = Read("train", Find(options.TrainImages, "train-images", "idx3", job), Find(options.TrainLabels, "train-labels", "idx1", job), options.Train, job)
            ?? throw new DataOptionException("'folder', or 'trainImages' with 'trainLabels', is needed.");
        var test = Read("test", Find(options.TestImages, "t10k-images", "idx3", job), Find(options.TestLabels, "t10k-labels", "idx1", job), options.Test, job);
        if (test is { } other && !other.Shape.SequenceEqual(train.Shape))
            throw new DataOptionException($"The training images are {Size(train.Shape)} and the test images {Size(other.Shape)}.");
        var names = options.ClassNames.Count > 0 ? options.ClassNames : IdxNames.Classes(options.Set);
        var classes = ClassList.Of(names, new[] { train, test }.OfType<Part>().Select(part => (part.LabelFile, part.Records.Table.Labels!)));
        var parts = new Parts(train.Records, null, test?.Records).CutEnd(options.Validation);
        return parts.ToDataset(IdxNames.Title(options.Set), InputMoments.Describe(parts.Train, train.Shape, 0, 1, job), classes);
    }

    private string? Find(string? file, string stem, string kind, DataJob job)
    {
        if (file is not null) return job.ResolvePath(file);
        if ((options.Folder ?? IdxNames.Folder(options.Set)) is not { } folder || options.TrainImages is not null) return null;
        var name = Path.Combine(job.ResolvePath(folder), $"{stem}-{kind}-ubyte");
        string[] spellings = [name, name + ".gz", $"{name[..^(kind.Length + 7)]}.{kind}-ubyte", $"{name[..^(kind.Length + 7)]}.{kind}-ubyte.gz"];
        return Array.Find(spellings, File.Exists) ?? throw new DataFormatException(name, Absent());
    }

    private string Absent() => options is { Set: IdxSet.FashionMnist, Folder: null }
        ? "there is no such file, nor one with .gz; on Debian, apt-get install dataset-fashion-mnist brings it"
        : "there is no such file, nor one with .gz";

    private static Part? Read(string name, string? images, string? labels, int? limit, DataJob job)
    {
        if (images is null && labels is null) return null;
        if (images is null || labels is null) throw new DataOptionException($"The {name} part needs a file of images and a file of labels.");
        var pixels = IdxFile.Open(images, limit, job);
        var numbers = IdxFile.Open(labels, limit, job);
        if (pixels.Shape.Length is not (2 or 3)) throw new DataFormatException(images, "its records are no images: they need 2 or 3 dimensions");
        if (numbers.Shape.Length != 0) throw new DataFormatException(labels, "its records are no labels: they need to be single numbers");
        if (pixels.Rows.Count != numbers.Rows.Count)
            throw new DataFormatException(labels, $"it has {numbers.Rows.Count} labels for {pixels.Rows.Count} images");
        if (pixels.Rows.Count == 0) throw new DataFormatException(images, "it has no records");
        long[] shape = [.. pixels.Shape.Length == 2 ? new long[] { 1 } : [], .. pixels.Shape.Select(size => (long)size)];
        var table = new RecordTable(RecordIds.Number(name, pixels.Rows.Count), numbers.Numbers());
        return new Part(new RecordSet(new PixelSource(pixels.Rows, shape), table), shape, labels);
    }

    private static string Size(long[] shape) => string.Join(" x ", shape);

    private sealed record Part(RecordSet Records, long[] Shape, string LabelFile);
}
