using Lethe.Unlearning.Layers;
using Lethe.Unlearning.Steps;

namespace Lethe.Unlearning.LabelAgnostic;

[Plugin("unlearn.laf-r", "Label-agnostic forgetting with repair (LAF+R)",
    Summary = "Label-agnostic forgetting, then the last layer is trained on some labelled records of the retain set to fit the moved features.",
    Paper = "Shen, Zhang, Zhao, Bialkowski, Chen, Xu: Label-Agnostic Forgetting: A Supervision-Free Unlearning in Deep Models, ICLR 2024")]
public sealed class LafRepair(LafRepairOptions options) : IUnlearner
{
    public static Needs Needs => Needs.Training | Needs.Layers | Needs.Features | Needs.RetainLabels;

    public void Unlearn(UnlearningJob job)
    {
        using (var training = new LafTraining(job, options)) training.Run();
        var count = (int)Math.Ceiling(options.RepairFraction * job.Retain.Count);
        var labelled = job.Retain.Subset("repair", job.Random.Fork("repair").Sample(job.Retain.Count, count));
        var adam = new DescentSettings(options.RepairRate, 0.9, 0, BatchNormMode.FrozenStats) { IsAdaptive = true };
        LayerTraining.Run(job, labelled, options.RepairEpochs, options.BatchSize, adam, LastBlocks.Of(job, 1));
    }
}
