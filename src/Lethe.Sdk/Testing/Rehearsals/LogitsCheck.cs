using static TorchSharp.torch;

namespace Lethe.Sdk.Testing;

/// <summary>Holds the outputs of a network against what everybody who measures it relies on.</summary>
internal static class LogitsCheck
{
    private const int Records = 8;

    public static void Check(Observation seen, Digest digest, Dataset data, Func<Tensor, Tensor> predict)
    {
        using var scope = NewDisposeScope();
        var records = Math.Min(Records, data.Test!.Count);
        var inputs = data.Test.Read([.. Enumerable.Range(0, records)], CPU).Inputs;
        var logits = predict(inputs);
        long[] wanted = [records, data.Classes];
        if (!seen.Expect(logits.shape.SequenceEqual(wanted), Topic.Logits,
                $"{records} records of {data.Classes} classes give outputs of shape [{string.Join(", ", logits.shape)}]; it must be [{string.Join(", ", wanted)}].")) return;
        Numbers.Check(seen, logits, "the logits");
        seen.Found(Topic.Logits, $"Logits of shape [{string.Join(", ", wanted)}].");
        digest.Add(logits);
    }
}
