using Lethe.Torch.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Tensors;

[Collection(ProcessState.Name)]
public class PrintOptionTests
{
    [Fact]
    public void Options_ChangeWhatStrGives_UntilSetBack()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1 / 3f });
        Assert.Equal(julia, torch.TensorStringStyle);
        try
        {
            set_printoptions(style: numpy, newLine: "\n", maxColumns: 2);
            set_printoptions(2);
            Assert.Equal("[0.33]", x.str());
            Assert.Equal("[0 ... 8]", arange(9).str());
            set_printoptions(1, sci_mode: true);
            Assert.Equal("[3.3E-001]", x.str());
            Assert.Throws<ArgumentException>(() => torch.TensorStringStyle = TorchSharp.TensorStringStyle.Default);
        }
        finally
        {
            set_printoptions(julia, "g5", 100, Environment.NewLine, 6, 6);
        }
    }
}
