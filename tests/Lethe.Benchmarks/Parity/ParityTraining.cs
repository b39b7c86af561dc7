using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Lethe.Benchmarks.Parity;

/// <summary>What a whole model does on a device: a few training steps, and a TorchScript archive moved there.</summary>
internal static class ParityTraining
{
    private const double AllowedAfterTraining = 5e-3;
    private const double AllowedForScript = 1e-4;

    /// <summary>Twenty steps from the same weights on both devices; the losses must stay together.</summary>
    public static ParityRow Steps(string device)
    {
        using var scope = NewDisposeScope();
        var here = Losses("cpu");
        var there = Losses(device);
        var worst = here.Zip(there).Max(pair => Math.Abs(pair.First - pair.Second) / pair.First);
        return new ParityRow("training: loss over 20 steps", worst, AllowedAfterTraining);
    }

    public static ParityRow Script(string device)
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        var model = Model();
        model.eval();
        using var generator = new Generator(6);
        var input = randn([4, 1, 12, 12], generator: generator);
        var expected = model.forward(input).detach();
        var path = Path.Combine(Path.GetTempPath(), $"lethe-parity-{Environment.ProcessId}.pt");
        try
        {
            Torch.TorchScriptExport.Save(model, input, path);
            using var script = jit.load<Tensor, Tensor>(path, new Device(device).type);
            script.eval();
            var found = script.call(input.to(new Device(device))).detach().cpu();
            var difference = (found - expected).abs().max().item<float>() / expected.abs().max().item<float>();
            return new ParityRow("TorchScript: trace, save, load, predict", difference, AllowedForScript);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static List<double> Losses(string device)
    {
        manual_seed(3);
        var model = Model().to(new Device(device));
        using var generator = new Generator(4);
        var x = randn([32, 1, 12, 12], generator: generator).to(new Device(device));
        var y = (arange(32, dtype: ScalarType.Int64) % 10).to(new Device(device));
        using var optimizer = optim.SGD(model.parameters(), 0.05, momentum: 0.9);
        var losses = new List<double>();
        for (var i = 0; i < 20; i++)
        {
            using var step = NewDisposeScope();
            optimizer.zero_grad();
            var loss = functional.cross_entropy(model.forward(x), y);
            loss.backward();
            optimizer.step();
            losses.Add(loss.item<float>());
        }
        return losses;
    }

    private static Module<Tensor, Tensor> Model() => Sequential(
        Conv2d(1, 8, 3, padding: 1), BatchNorm2d(8), ReLU(), MaxPool2d(2),
        Conv2d(8, 16, 3, padding: 1), BatchNorm2d(16), ReLU(), Flatten(), Linear(16 * 6 * 6, 10));
}
