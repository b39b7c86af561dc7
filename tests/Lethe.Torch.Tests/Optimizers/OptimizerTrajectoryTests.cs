using System.Text.Json;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Optimizers;

public class OptimizerTrajectoryTests
{
    private const double Tolerance = 1e-9;

    public static TheoryData<int> Cases =>
        [.. Enumerable.Range(0, Recorded.Optimizers.GetArrayLength())];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Optimizer_OverManySteps_FollowsPyTorch(int number)
    {
        var recorded = Recorded.Optimizers[number];
        using var scope = NewDisposeScope();
        using var problem = new Problem();
        using var optimizer = Make(recorded, problem.Parameters);
        var last = recorded.GetProperty("kept")[recorded.GetProperty("kept").GetArrayLength() - 1].GetProperty("step").GetInt32();
        for (var step = 0; step <= last; step++)
        {
            var loss = Step(optimizer, problem, step);
            foreach (var kept in recorded.GetProperty("kept").EnumerateArray().Where(kept => kept.GetProperty("step").GetInt32() == step))
                Same(kept, problem, loss, $"{recorded.GetProperty("optimizer")} {recorded.GetProperty("options")} step {step}");
        }
    }

    internal static optim.Optimizer Make(JsonElement recorded, Parameter[] parameters)
    {
        var options = recorded.GetProperty("options");
        var lr = options.Number("lr", double.NaN);
        var decay = options.Number("weight_decay", 0);
        var momentum = options.Number("momentum", 0);
        var (beta1, beta2, eps) = (options.Number("beta1", 0.9), options.Number("beta2", 0.999), options.Number("eps", 1e-8));
        var (amsgrad, maximize) = (options.Flag("amsgrad"), options.Flag("maximize"));
        return recorded.GetProperty("optimizer").GetString() switch
        {
            "SGD" => optim.SGD(parameters, lr, momentum, options.Number("dampening", 0), decay, options.Flag("nesterov"), maximize),
            "Adam" => optim.Adam(parameters, lr, beta1, beta2, eps, decay, amsgrad, maximize),
            "AdamW" => optim.AdamW(parameters, lr, beta1, beta2, eps, decay, amsgrad, maximize),
            "RMSProp" => optim.RMSProp(parameters, lr, options.Number("alpha", 0.99), eps, decay, momentum, options.Flag("centered"), maximize),
            "Adagrad" => optim.Adagrad(
                parameters, lr, options.Number("lr_decay", 0), decay, options.Number("initial_accumulator_value", 0), options.Number("eps", 1e-10)),
            "LBFGS" => optim.LBFGS(
                parameters[..3], lr, (long)options.Number("max_iter", 20),
                options.TryGetProperty("max_eval", out var most) ? most.GetInt64() : null,
                1e-7, 1e-9, (long)options.Number("history_size", 100)),
            var other => throw new ArgumentException(other),
        };
    }

    private static double Step(optim.Optimizer optimizer, Problem problem, int step)
    {
        if (optimizer is not TorchSharp.Modules.LBFGS)
        {
            problem.Backward(step);
            Assert.Null(optimizer.step());
            return double.NaN;
        }
        using var loss = optimizer.step(() =>
        {
            optimizer.zero_grad();
            var loss = problem.Loss(0);
            loss.backward();
            return loss;
        });
        return loss!.detach().item<double>();
    }

    private static void Same(JsonElement kept, Problem problem, double loss, string where)
    {
        if (kept.TryGetProperty("loss", out var expected)) Assert.Equal(expected.GetDouble(), loss, Tolerance);
        var wanted = kept.GetProperty("parameters").EnumerateArray().Select(Recorded.Numbers).ToArray();
        var values = problem.Values();
        for (var i = 0; i < wanted.Length; i++)
        {
            for (var j = 0; j < wanted[i].Length; j++)
                Assert.True(Math.Abs(wanted[i][j] - values[i][j]) <= Tolerance, $"{where}: {values[i][j]:R} is not {wanted[i][j]:R}");
        }
    }
}
