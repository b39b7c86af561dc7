using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Lethe.Benchmarks.Cases;

internal sealed class ResNet18Forward : IBenchmark
{
    private readonly Sequential _model;
    private readonly Tensor _x;

    public ResNet18Forward(string device)
    {
        List<Module<Tensor, Tensor>> layers = [Conv2d(3, 64, 3, padding: 1, bias: false), BatchNorm2d(64), ReLU()];
        var inputs = 64;
        foreach (var (width, stride) in new[] { (64, 1), (128, 2), (256, 2), (512, 2) })
        {
            layers.Add(new ResidualBlock(inputs, width, stride));
            layers.Add(new ResidualBlock(width, width, 1));
            inputs = width;
        }
        layers.AddRange([AdaptiveAvgPool2d(1), Flatten(), Linear(512, 10)]);
        _model = Sequential(layers).to(new Device(device));
        _model.eval();
        _x = randn([64, 3, 32, 32], device: new Device(device));
    }

    public static string Name => "resnet18-forward";

    public static string Work => "forward pass of ResNet-18, 64 x 3 x 32 x 32, in evaluation mode";

    public void Run()
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        _model.forward(_x);
    }

    public void Dispose()
    {
        _model.Dispose();
        _x.Dispose();
    }
}
