using static TorchSharp.torch;

namespace Lethe.Models.Architectures;

[Plugin("arch.mlp", "Multilayer perceptron", Summary = "Fully connected layers on the flattened input: tables, small images. Many of them train as one.")]
public sealed class Mlp(MlpOptions options) : IArchitecture
{
    public nn.Module<Tensor, Tensor> Build(InputDescription input, int classes)
    {
        var network = nn.Sequential(("standardise", new Standardise(input)), ("flatten", nn.Flatten()));
        var from = input.Shape.Aggregate(1L, (product, size) => product * size);
        for (var i = 1; i <= options.Widths.Count; i++)
        {
            var to = options.Widths[i - 1];
            network.append($"linear{i}", nn.Linear(from, to));
            if (options.BatchNorm) network.append($"norm{i}", nn.BatchNorm1d(to));
            network.append($"act{i}", Layers.Of(options.Activation));
            if (options.Dropout > 0) network.append($"drop{i}", nn.Dropout(options.Dropout));
            from = to;
        }
        return network.append("head", nn.Linear(from, classes));
    }
}
