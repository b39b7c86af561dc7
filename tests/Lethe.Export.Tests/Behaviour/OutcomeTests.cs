using Lethe.Export.Tests.Support;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Lethe.Export.Tests.Behaviour;

/// <summary>What an export leaves behind, on disk and in memory. Tensors are counted for the whole process: runs alone.</summary>
[CollectionDefinition(nameof(OutcomeTests), DisableParallelization = true)]
[Collection(nameof(OutcomeTests))]
public sealed class OutcomeTests
{
    [Fact]
    public void Save_Parameters_KeepTheirNames()
    {
        using var scratch = new Scratch();
        using var module = Sequential(("first", Linear(4, 3)), ("norm", BatchNorm1d(3)));
        OnnxExport.Save(module, ones(2, 4), scratch["model.onnx"]);
        var text = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(scratch["model.onnx"]));
        Assert.All(
            ["first.weight", "first.bias", "norm.weight", "norm.bias", "norm.running_mean", "norm.running_var"],
            name => Assert.Contains(name, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Save_Names_AreThoseAsked()
    {
        using var scratch = new Scratch();
        using var module = Linear(4, 3);
        OnnxExport.Save(module, ones(2, 4), scratch["model.onnx"], new OnnxExportOptions
        {
            InputName = "pixels",
            OutputName = "logits",
            BatchName = "rows",
            ProducerVersion = "7.1",
        });
        using var session = Agreement.Open(scratch["model.onnx"]);
        Assert.Equal("pixels: Float32 [rows, 4]", session.Inputs[0].ToString());
        Assert.Equal("logits: Float32 [rows, 3]", session.Outputs[0].ToString());
        Assert.Contains("7.1", session.Model.Producer, StringComparison.Ordinal);
        Assert.Equal(17, session.Model.Opsets[""]);
    }

    [Fact]
    public void Save_WithoutBatchName_FixesTheExamplesBatch()
    {
        using var scratch = new Scratch();
        using var module = new Computed(x => x.view(3, 4) + x.size(0) / 2);
        OnnxExport.Save(module, ones(3, 4), scratch["model.onnx"], new OnnxExportOptions { BatchName = null });
        using var session = Agreement.Open(scratch["model.onnx"]);
        Assert.Equal("input: Float32 [3, 4]", session.Inputs[0].ToString());
        using var scope = NewDisposeScope();
        Agreement.Compare(session, module, Draw.Input([3, 4], ScalarType.Float32, 0, 2));
    }

    [Fact]
    public void Save_ModesOfTheParts_AreAsBefore()
    {
        using var scratch = new Scratch();
        var (frozen, free) = (BatchNorm1d(4), Dropout(0.5));
        using var module = Sequential(Sequential(frozen, Linear(4, 4)), free);
        frozen.eval();
        OnnxExport.Save(module, ones(2, 4), scratch["model.onnx"]);
        Assert.True(module.training);
        Assert.True(free.training);
        Assert.False(frozen.training);
    }

    [Fact]
    public void Save_ThatFails_LeavesModeHooksAndFile()
    {
        using var scratch = new Scratch();
        File.WriteAllText(scratch["model.onnx"], "old");
        using var module = Sequential(Linear(4, 4), new Computed(x => x.cumprod(1)));
        Assert.Throws<OnnxExportException>(() => OnnxExport.Save(module, ones(2, 4), scratch["model.onnx"]));
        Assert.True(module.training);
        Assert.Equal("old", File.ReadAllText(scratch["model.onnx"]));
        Assert.Single(Directory.GetFiles(scratch.Folder));
        // Nobody listens any more: another export may begin.
        using var other = Linear(4, 4);
        OnnxExport.Save(other, ones(2, 4), scratch["model.onnx"]);
    }

    [Fact]
    public void Save_ThatTheCheckRefuses_LeavesTheOldFile()
    {
        using var scratch = new Scratch();
        File.WriteAllText(scratch["model.onnx"], "old");
        using var module = new Computed(x => x.size(0) > 4 ? x.cos() : x.sin());
        Assert.Throws<OnnxExportException>(() => OnnxExport.Save(module, ones(2, 4), scratch["model.onnx"]));
        Assert.Equal("old", File.ReadAllText(scratch["model.onnx"]));
        Assert.Single(Directory.GetFiles(scratch.Folder));
    }

    [Fact]
    public void Save_WithoutTheCheck_WritesTheSameFile()
    {
        using var scratch = new Scratch();
        using var module = Draw.Filled(Sequential(Linear(4, 4), ReLU(inplace: true)));
        OnnxExport.Save(module, ones(2, 4), scratch["checked.onnx"]);
        OnnxExport.Save(module, ones(2, 4), scratch["unchecked.onnx"], new OnnxExportOptions { Verify = false });
        Assert.Equal(File.ReadAllBytes(scratch["checked.onnx"]), File.ReadAllBytes(scratch["unchecked.onnx"]));
    }

    [Fact]
    public void Save_Tensors_AreAllGivenBack()
    {
        using var scratch = new Scratch();
        using var module = Sequential(Linear(4, 4), ReLU(inplace: true), Dropout(0.5), new Computed(x => x[1..] + ones(4)));
        using var example = ones(2, 4);
        Save();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = Tensor.TotalCount;
        Save();
        Assert.Equal(before, Tensor.TotalCount);

        void Save() => OnnxExport.Save(module, example, scratch["model.onnx"]);
    }

    [Fact]
    public void Save_Example_IsNotWrittenInto()
    {
        using var scratch = new Scratch();
        using var module = new Computed(x => x.mul_(3));
        using var example = ones(2, 4);
        OnnxExport.Save(module, example, scratch["model.onnx"]);
        Assert.Equal(8, example.sum().item<float>());
    }

    [Fact]
    public void Save_GradientMode_IsAsBefore()
    {
        using var scratch = new Scratch();
        using var module = Linear(4, 4);
        OnnxExport.Save(module, ones(2, 4, requires_grad: true), scratch["model.onnx"]);
        Assert.True(is_grad_enabled());
        Assert.All(module.parameters(), parameter => Assert.True(parameter.requires_grad));
    }

    [Fact]
    public void Save_IntoAFolderThatIsMissing_Throws()
    {
        using var scratch = new Scratch();
        using var module = Linear(4, 4);
        Assert.Throws<DirectoryNotFoundException>(
            () => OnnxExport.Save(module, ones(2, 4), Path.Combine(scratch.Folder, "none", "model.onnx")));
    }
}
