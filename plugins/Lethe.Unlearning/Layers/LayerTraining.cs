using Lethe.Unlearning.Steps;

namespace Lethe.Unlearning.Layers;

/// <summary>Training of some parts of a network.</summary>
internal static class LayerTraining
{
    /// <summary>On the retain set.</summary>
    public static void Run(UnlearningJob job, DescentOptions options, HashSet<string> parts) =>
        Run(job, job.Retain, options.Epochs, options.BatchSize, options.Settings, parts);

    public static void Run(UnlearningJob job, Split records, int epochs, int batchSize, DescentSettings settings, HashSet<string> parts)
    {
        var learning = LastBlocks.Parameters(job.Model.Module, parts).Where(parameter => parameter.requires_grad).ToArray();
        if (learning.Length == 0) throw new ModelException("The last layers of the model have no parameters that learn. Ask for more blocks.");
        using var descent = new Descent(job, settings with { Learning = learning }, "retain loss");
        job.Epochs(
            records, epochs, batchSize,
            batch => descent.Step(descent.Loss(batch)),
            epoch =>
            {
                descent.EndEpoch(epoch);
                return true;
            });
        descent.Finish();
    }
}
