using System.Text.Json;
using static TorchSharp.torch.optim;
using static TorchSharp.torch.optim.lr_scheduler;

namespace Lethe.Torch.Tests.Optimizers;

public class SchedulerTests
{
    public static TheoryData<string> Names =>
        [.. Recorded.Schedulers.EnumerateArray().Select(recorded => recorded.GetProperty("scheduler").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Scheduler_StepByStep_SetsPyTorchsRatesAndMomenta(string name)
    {
        var recorded = Recorded.Schedulers.EnumerateArray().Single(one => one.GetProperty("scheduler").GetString() == name);
        var metric = recorded.TryGetProperty("metric", out var values) ? values.Numbers() : null;
        using var problem = new Problem();
        using Optimizer optimizer = name.EndsWith("betas", StringComparison.Ordinal) ? Adam(problem.Parameters, 0.3) : Groups(problem);
        var scheduler = Make(name, optimizer);
        var step = 0;
        foreach (var seen in recorded.GetProperty("seen").EnumerateArray())
        {
            Same(seen.GetProperty("rates"), optimizer.ParamGroups.Select(group => group.LearningRate), $"{name}, rate at {step}");
            Same(seen.GetProperty("momenta"), optimizer.ParamGroups.Select(Momentum), $"{name}, momentum at {step}");
            if (metric is null) scheduler.step();
            else scheduler.step(metric[step]);
            Assert.Equal(optimizer.ParamGroups.Select(group => group.LearningRate), scheduler.get_last_lr());
            step++;
        }
    }

    [Fact]
    public void ReduceLROnPlateau_WithoutAMetric_SaysWhatItNeeds()
    {
        using var problem = new Problem();
        using var optimizer = SGD(problem.Parameters, 0.1);
        Assert.Contains("metric", Assert.Throws<InvalidOperationException>(ReduceLROnPlateau(optimizer).step).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CyclicLR_OverAnOptimizerWithoutMomentum_Refuses()
    {
        using var problem = new Problem();
        using var optimizer = Adam(problem.Parameters);
        Assert.Throws<ArgumentException>(() => CyclicLR(optimizer, 0.1, 0.2));
    }

    private static TorchSharp.Modules.SGD Groups(Problem problem) => SGD(
        [
            new TorchSharp.Modules.SGD.ParamGroup(problem.Parameters[..2], new TorchSharp.Modules.SGD.Options { LearningRate = 0.4 }),
            new TorchSharp.Modules.SGD.ParamGroup(problem.Parameters[2..], new TorchSharp.Modules.SGD.Options { LearningRate = 0.1 }),
        ],
        0.2, momentum: 0.9);

    private static double Momentum(ILearningRateController group) => group switch
    {
        IMomentum momentum => momentum.Momentum,
        var other => ((IBetas)other).Betas.Item1,
    };

    private static LRScheduler Make(string name, Optimizer on) => name switch
    {
        "StepLR" => StepLR(on, 4, 0.5),
        "MultiStepLR" => MultiStepLR(on, [3, 7, 7, 15], 0.3),
        "ExponentialLR" => ExponentialLR(on, 0.9),
        "ConstantLR" => ConstantLR(on, 0.25, 6),
        "LinearLR" => LinearLR(on, 0.2, 0.9, 8),
        "PolynomialLR" => PolynomialLR(on, 10, 2),
        "CosineAnnealingLR" => CosineAnnealingLR(on, 7, 0.01),
        "LambdaLR" => LambdaLR(on, epoch => 1.0 / (1 + epoch)),
        "MultiplicativeLR" => MultiplicativeLR(on, epoch => epoch % 2 != 0 ? 0.95 : 1.02),
        "CyclicLR triangular" => CyclicLR(on, 0.05, 0.5, 4, 6),
        "CyclicLR triangular2" => CyclicLR(on, 0.05, 0.5, 4, mode: impl.CyclicLR.Mode.Triangular2),
        "CyclicLR exp_range" => CyclicLR(on, 0.05, 0.5, 4, mode: impl.CyclicLR.Mode.ExpRange, gamma: 0.9),
        "CyclicLR own scale" => CyclicLR(on, 0.05, 0.5, 4, scale_fn: cycle => 1 / cycle, cycle_momentum: false),
        "OneCycleLR" or "OneCycleLR betas" => OneCycleLR(on, 0.6, total_steps: 24),
        "OneCycleLR linear" => OneCycleLR(
            on, [0.6, 0.3], epochs: 4, steps_per_epoch: 6, anneal_strategy: impl.OneCycleLR.AnnealStrategy.Linear, pct_start: 0.4),
        "OneCycleLR three" => OneCycleLR(on, 0.6, total_steps: 24, three_phase: true, div_factor: 10, final_div_factor: 50),
        "SequentialLR" => SequentialLR(on, [ConstantLR(on, 0.1, 3), ExponentialLR(on, 0.8), StepLR(on, 2, 0.5)], [5, 12]),
        "ChainedLR" => ChainedLR([ConstantLR(on, 0.1, 3), ExponentialLR(on, 0.9)]),
        "ReduceLROnPlateau min rel" => ReduceLROnPlateau(on, patience: 2),
        "ReduceLROnPlateau max abs" => ReduceLROnPlateau(on, "max", threshold: 0.05, threshold_mode: "abs", patience: 1),
        "ReduceLROnPlateau cooldown" => ReduceLROnPlateau(on, patience: 1, cooldown: 3, min_lr: [0.05, 0.02]),
        _ => throw new ArgumentException(name),
    };

    private static void Same(JsonElement wanted, IEnumerable<double> found, string where)
    {
        foreach (var (expected, actual) in wanted.Numbers().Zip(found, (expected, actual) => (expected, actual)))
            Assert.True(Math.Abs(expected - actual) <= 1e-12, $"{where}: {actual:R} is not {expected:R}");
    }
}
