using static TorchSharp.torch;

namespace Lethe.Models.Architectures;

[Plugin("arch.resnet18", "ResNet-18", Summary = "Eight residual blocks in four stages, with the stem for small images or the original one.",
    Paper = "He, Zhang, Ren, Sun: Deep Residual Learning for Image Recognition, CVPR 2016")]
public sealed class ResNet18(ResNet18Options options) : IArchitecture
{
    public nn.Module<Tensor, Tensor> Build(InputDescription input, int classes)
    {
        var small = options.Stem == ResNetStem.Cifar;
        var shape = ImageShape.Of(input, "arch.resnet18", small ? 8 : 32);
        long width = options.Width;
        var network = nn.Sequential(("standardise", new Standardise(input)));
        network.append("conv1", small
            ? Layers.Conv3(shape.Channels, width)
            : nn.Conv2d(shape.Channels, width, 7, stride: 2, padding: 3L, bias: false));
        network.append("bn1", nn.BatchNorm2d(width)).append("relu", nn.ReLU());
        if (!small) network.append("maxpool", nn.MaxPool2d(3, 2, 1));
        return network
            .append("layer1", Stage(width, width, 1))
            .append("layer2", Stage(width, 2 * width, 2))
            .append("layer3", Stage(2 * width, 4 * width, 2))
            .append("layer4", Stage(4 * width, 8 * width, 2))
            .append("avgpool", nn.AdaptiveAvgPool2d(1))
            .append("flatten", nn.Flatten())
            .append("fc", nn.Linear(8 * width, classes));
    }

    private static TorchSharp.Modules.Sequential Stage(long from, long to, long stride) =>
        nn.Sequential(new BasicBlock(from, to, stride), new BasicBlock(to, to, 1));
}
