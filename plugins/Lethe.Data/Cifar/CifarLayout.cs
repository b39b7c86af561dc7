namespace Lethe.Data.Cifar;

/// <summary>Where a set keeps what.</summary>
/// <param name="Title">Name for people.</param>
/// <param name="TrainFiles">Of which those that are there are read; the first must be.</param>
/// <param name="NamesFile">Names of the classes, one a line.</param>
/// <param name="LabelBytes">Before the pixels of each record.</param>
/// <param name="LabelAt">Which of them is the label.</param>
internal sealed record CifarLayout(string Title, string[] TrainFiles, string TestFile, string NamesFile, int LabelBytes, int LabelAt, int Classes)
{
    public const int Side = 32;
    public const int Pixels = 3 * Side * Side;

    public int RecordBytes => LabelBytes + Pixels;

    public static CifarLayout Of(CifarKind kind) => kind switch
    {
        CifarKind.Cifar10 => new("CIFAR-10", [.. Enumerable.Range(1, 5).Select(i => $"data_batch_{i}.bin")], "test_batch.bin", "batches.meta.txt", 1, 0, 10),
        CifarKind.Cifar100Fine => new("CIFAR-100", ["train.bin"], "test.bin", "fine_label_names.txt", 2, 1, 100),
        _ => new("CIFAR-100, coarse", ["train.bin"], "test.bin", "coarse_label_names.txt", 2, 0, 20),
    };
}
