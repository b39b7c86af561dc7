namespace Lethe.Data.Predictions;

/// <summary>Holds outputs against what they were declared to be and turns them into logits.</summary>
internal static class DeclaredOutputs
{
    /// <summary>In place: logits as they are; of probabilities the logarithms, each row divided by its sum first.</summary>
    /// <returns>What was done, in words; empty: nothing.</returns>
    public static string ToLogits(SavedOutputs saved, OutputKind kind, string path)
    {
        var values = saved.Values.AsSpan();
        for (var row = 0; row < saved.Count; row++)
            foreach (var value in values.Slice(row * saved.Classes, saved.Classes))
                if (!double.IsFinite(value)) throw new DataFormatException(path, $"record {row} has an output that is no finite number");
        return kind == OutputKind.Probabilities ? Normalise(saved, path) : RefuseProbabilities(saved, path);
    }

    private static string Normalise(SavedOutputs saved, string path)
    {
        var (furthest, zeros) = (0.0, 0L);
        for (var row = 0; row < saved.Count; row++)
        {
            var values = saved.Values.AsSpan(row * saved.Classes, saved.Classes);
            var sum = 0.0;
            foreach (ref var value in values)
            {
                if (value is < -OutputKinds.Tolerance or > 1 + OutputKinds.Tolerance)
                    throw new DataFormatException(path, $"record {row} has the output {value:0.######}, which is no probability; if these are logits, say outputs: logits");
                value = Math.Clamp(value, 0, 1);
                sum += value;
            }
            if (Math.Abs(sum - 1) > OutputKinds.SumTolerance)
                throw new DataFormatException(path, $"the probabilities of record {row} sum to {sum:0.######} and not to 1; if these are logits, say outputs: logits");
            furthest = Math.Max(furthest, Math.Abs(sum - 1));
            foreach (ref var value in values)
            {
                if (value == 0) zeros++;
                value = Math.Log(Math.Max(value / sum, OutputKinds.LeastProbability));
            }
        }
        var words = $"Each row of probabilities was divided by its sum in double precision; the furthest sum was {furthest:0.0e+0} from 1.";
        return zeros == 0 ? words : $"{words} {zeros} probabilities are 0 and count as {OutputKinds.LeastProbability}: log losses of records whose right class is one of them say little.";
    }

    // A softmax of probabilities would be a wrong number that looks like a right one.
    private static string RefuseProbabilities(SavedOutputs saved, string path)
    {
        for (var row = 0; row < saved.Count; row++)
        {
            var sum = 0.0;
            foreach (var value in saved.Values.AsSpan(row * saved.Classes, saved.Classes))
            {
                if (value is < -OutputKinds.LooksNormalised or > 1 + OutputKinds.LooksNormalised) return "";
                sum += value;
            }
            if (Math.Abs(sum - 1) > OutputKinds.LooksNormalised) return "";
        }
        throw new DataFormatException(path, "every row sums to 1, so that these are probabilities and no logits; say outputs: probabilities");
    }
}
