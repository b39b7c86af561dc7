using static TorchSharp.torch;

namespace Lethe.Benchmarks.Cases;

internal sealed class CnnStep(string device) : TrainingStep(
    nn.Sequential(
        nn.Conv2d(1, 16, 3, padding: 1), nn.BatchNorm2d(16), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(16, 32, 3, padding: 1), nn.BatchNorm2d(32), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(32 * 7 * 7, 10)),
    parameters => optim.SGD(parameters, 0.01, momentum: 0.9),
    [128, 1, 28, 28], device), IBenchmark
{
    public static string Name => "cnn-step";

    public static string Work => "training step of two convolutions with batch norm and a linear head, 128 x 28 x 28";
}
