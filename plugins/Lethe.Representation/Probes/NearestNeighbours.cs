using static TorchSharp.torch;

namespace Lethe.Representation.Probes;

/// <summary>The vote of the records that point most nearly the same way; of equal votes the nearest one's class wins.</summary>
internal static class NearestNeighbours
{
    public static int[] Predict(Tensor train, int[] labels, Tensor test, int classes, int neighbours)
    {
        using var scope = NewDisposeScope();
        var count = Math.Min(neighbours, labels.Length);
        var likeness = nn.functional.normalize(test).matmul(nn.functional.normalize(train).t());
        using var nearest = likeness.topk(count, 1).indexes.contiguous().data<long>();
        var rows = nearest.ToArray();
        var predicted = new int[test.size(0)];
        for (var i = 0; i < predicted.Length; i++)
        {
            var votes = new int[classes];
            for (var j = 0; j < count; j++) votes[labels[rows[i * count + j]]]++;
            var most = votes.Max();
            predicted[i] = Enumerable.Range(0, count).Select(j => labels[rows[i * count + j]]).First(label => votes[label] == most);
        }
        return predicted;
    }
}
