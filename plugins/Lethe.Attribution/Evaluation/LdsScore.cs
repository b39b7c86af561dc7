using Lethe.Attribution.Datamodels;
using Lethe.Attribution.Scores;
using static TorchSharp.torch;

namespace Lethe.Attribution.Evaluation;

/// <summary>Holds scores against models that were trained on random shares of the records.</summary>
internal static class LdsScore
{
    /// <summary>Spearman's correlation for each target; null where it is not defined.</summary>
    /// <param name="scores">Training records by targets.</param>
    /// <param name="job">With the targets, and with the models that the scores have not seen.</param>
    public static double?[] Of(Tensor scores, AttributionJob job)
    {
        using var scope = NewDisposeScope();
        var foretold = ShadowOutputs.Masks(job).to(float64).matmul(scores.to(float64)).t().contiguous();
        var found = ShadowOutputs.Margins(ShadowOutputs.Logits(job, isCentred: false), TargetClasses.Of(job)).t().contiguous();
        return [.. Enumerable.Range(0, job.Targets.Count).Select(target => RankCorrelation.Spearman(Row(foretold, target), Row(found, target)))];
    }

    private static double[] Row(Tensor values, int row)
    {
        using var numbers = values[row].data<double>();
        return numbers.ToArray();
    }
}
