using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Models.Objectives;

[Plugin("train.bd-kd", "Balanced online distillation", Summary = "Trains a teacher beside the network, and both learn from the labels and from each other. Of the two divergences from the teacher the one counts "
    + "more, record by record, that moves the network's sureness towards the teacher's. Costs the teacher's training; the teacher is thrown away.",
    Paper = "Amara et al., BD-KD: Balancing the Divergences for Online Knowledge Distillation, 2022; the weights are after its summary")]
public sealed class OnlineDistillation(OnlineDistillationOptions options) : IPreparedObjective
{
    private nn.Module<Tensor, Tensor>? _teacher;
    private optim.Optimizer? _optimizer;

    public void Prepare(TrainingJob job, Blueprint student)
    {
        var network = student with { Architecture = options.Teacher ?? student.Architecture };
        _teacher = Networks.KeepingRandomState(() =>
        {
            manual_seed(job.Random.Fork("teacher").NextSeed());
            return network.Build(job.Plugins).to(job.Device);
        });
        _teacher.train();
        _optimizer = optim.SGD(_teacher.parameters(), options.TeacherLearningRate, options.TeacherMomentum, weight_decay: options.TeacherWeightDecay);
    }

    public Tensor Loss(nn.Module<Tensor, Tensor> model, Batch batch, RandomStream random)
    {
        var (teacher, optimizer) = (_teacher, _optimizer);
        if (teacher is null || optimizer is null) throw new ModelException("train.bd-kd trains a teacher beside the network and has to be prepared: name it as the objective of model.train.");
        var (own, others) = (model.call(batch.Inputs), teacher.call(batch.Inputs));
        optimizer.zero_grad();
        TeacherLoss(others, own.detach(), batch.Targets, options).backward();
        optimizer.step();
        return StudentLoss(own, others.detach(), batch.Targets, options);
    }

    public void Dispose()
    {
        _optimizer?.Dispose();
        _teacher?.Dispose();
    }

    /// <summary>Cross-entropy and both divergences from the teacher.</summary>
    internal static Tensor StudentLoss(Tensor student, Tensor teacher, Tensor targets, OnlineDistillationOptions options)
    {
        var (own, others) = ((student / options.Temperature).log_softmax(1), (teacher / options.Temperature).log_softmax(1));
        // Less sure than the teacher: the reverse divergence sharpens. Surer: the forward one spreads.
        var isUnsure = Entropy(own).gt(Entropy(others)).to(student.dtype).detach();
        var (forward, reverse) = (1 + (options.Ratio - 1) * (1 - isUnsure), 1 + (options.Ratio - 1) * isUnsure);
        var divergence = (forward * Divergence(others, own) + reverse * Divergence(own, others)).mean();
        return nn.functional.cross_entropy(student, targets) + options.Weight * options.Temperature * options.Temperature * divergence;
    }

    /// <summary>Cross-entropy and the divergence of the teacher's probabilities from the network's.</summary>
    internal static Tensor TeacherLoss(Tensor teacher, Tensor student, Tensor targets, OnlineDistillationOptions options)
    {
        var (own, others) = ((teacher / options.Temperature).log_softmax(1), (student / options.Temperature).log_softmax(1));
        return nn.functional.cross_entropy(teacher, targets)
            + options.TeacherWeight * options.Temperature * options.Temperature * Divergence(own, others).mean();
    }

    // Of p from q, for logarithms of both, record by record.
    private static Tensor Divergence(Tensor p, Tensor q) => (p.exp() * (p - q)).sum(1L);

    private static Tensor Entropy(Tensor logs) => -(logs.exp() * logs).sum(1L);
}
