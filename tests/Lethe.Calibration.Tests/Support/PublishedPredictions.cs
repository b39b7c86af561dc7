using TorchSharp;

namespace Lethe.Calibration.Tests.Support;

/// <summary>
/// Real predictions by others' networks, stored as probabilities in single precision: widened and then divided by the sum
/// of their row.
/// </summary>
/// <param name="Raw">As they are stored.</param>
internal sealed record PublishedPredictions(
    float[] Raw, double[] Table, long[] Labels, int Classes, double[] Confidences, bool[] Correct, int[] Predicted)
{
    private static readonly Dictionary<string, PublishedPredictions> Loaded = [];

    public SortedPredictions Sorted { get; } = SortedPredictions.Of(Confidences, Correct);

    public ReadOnlySpan<double> Row(int row) => Table.AsSpan(row * Classes, Classes);

    public static PublishedPredictions Of(string name)
    {
        var path = Path.Combine(SharedData.Folder("calibration"), name + ".npz");
        lock (Loaded) return Loaded.TryGetValue(name, out var known) ? known : Loaded[name] = Read(path);
    }

    private static PublishedPredictions Read(string path)
    {
        using var scope = torch.NewDisposeScope();
        var arrays = Lethe.Torch.WeightFile.Load(path);
        var raw = arrays["predictions"].data<float>().ToArray();
        var table = Array.ConvertAll(raw, value => (double)value);
        var labels = arrays["ground_truth"].data<long>().ToArray();
        var classes = table.Length / labels.Length;
        var (confidences, correct, predicted) = (new double[labels.Length], new bool[labels.Length], new int[labels.Length]);
        for (var i = 0; i < labels.Length; i++)
        {
            var row = table.AsSpan(i * classes, classes);
            var sum = 0.0;
            foreach (var value in row) sum += value;
            foreach (ref var value in row) value /= sum;
            for (var k = 1; k < classes; k++)
                if (row[k] > row[predicted[i]]) predicted[i] = k;
            confidences[i] = row[predicted[i]];
            correct[i] = predicted[i] == labels[i];
        }
        return new PublishedPredictions(raw, table, labels, classes, confidences, correct, predicted);
    }
}
