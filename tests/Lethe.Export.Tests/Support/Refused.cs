using static TorchSharp.torch;

namespace Lethe.Export.Tests.Support;

/// <summary>An export that must fail and leave no file, and why it failed.</summary>
internal static class Refused
{
    public static OnnxExportException Of(Func<Tensor, Tensor> function) => Of(new Computed(function));

    public static OnnxExportException Of(nn.Module<Tensor, Tensor> module, Tensor? example = null)
    {
        using var scratch = new Scratch();
        using var scope = NewDisposeScope();
        var fault = Assert.Throws<OnnxExportException>(() => OnnxExport.Save(
            module, example ?? Draw.Input([3, 4], ScalarType.Float32, 0, 1), scratch["model.onnx"]));
        Assert.Empty(Directory.GetFiles(scratch.Folder));
        return fault;
    }
}
