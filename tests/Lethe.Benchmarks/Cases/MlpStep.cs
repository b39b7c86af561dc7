using static TorchSharp.torch;

namespace Lethe.Benchmarks.Cases;

internal sealed class MlpStep(string device) : TrainingStep(
    nn.Sequential(nn.Linear(784, 256), nn.ReLU(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10)),
    parameters => optim.Adam(parameters, 1e-3),
    [128, 784], device), IBenchmark
{
    public static string Name => "mlp-step";

    public static string Work => "training step of a 784-256-128-10 network with Adam, batch 128";
}
