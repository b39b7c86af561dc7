using static TorchSharp.torch;

namespace Lethe.Robustness.Attacks;

/// <summary>The records under attack, and which of them the model gets right as they are.</summary>
/// <param name="Saturated">How many of them the model is so sure of that single precision knows no doubt.</param>
internal sealed record ChosenRecords(Split Split, bool[] Right, int Saturated)
{
    private const double Sure = 1 - 1e-7;

    public int Count => Right.Length;

    public static (ChosenRecords? Records, string Fault) Of(EvaluationJob job, int most)
    {
        if (job.Data.Test is not { Count: > 0 } test) return (null, "The data have no test records.");
        if (!test.HasLabels) return (null, $"The records of {test.Name} carry no labels.");
        using var scope = NewDisposeScope();
        var chosen = test.Subset(test.Name, job.Random.Fork("records").Sample(test.Count, Math.Min(most, test.Count)));
        if (!chosen.Read([0], CPU).Inputs.is_floating_point())
            return (null, "The inputs are whole numbers, such as tokens: nothing can be moved a little.");
        var logits = job.Logits(chosen).to(ScalarType.Float64);
        var labels = new long[chosen.Count];
        for (var row = 0; row < labels.Length; row++) labels[row] = chosen.Label(row);
        if (logits.dim() != 2 || logits.size(1) < 2)
            return (null, $"The model gives outputs of shape [{string.Join(", ", logits.shape)}]; the attack needs two or more numbers a record, one a class.");
        if (labels.Any(label => label < 0 || label >= logits.size(1)))
            return (null, $"A label lies outside 0 to {logits.size(1) - 1}, the classes that the model knows.");
        var right = Numbers.Of<bool>(Judgement.IsRight(logits, tensor(labels)));
        var saturated = logits.softmax(1).amax(1).gt(Sure).sum().item<long>();
        return (new ChosenRecords(chosen, right, (int)saturated), "");
    }
}
