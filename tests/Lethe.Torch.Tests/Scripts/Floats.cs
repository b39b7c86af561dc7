using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Lethe.Torch.Tests.Scripts;

/// <summary>Tensors as files of bare float32 numbers, which NumPy reads and writes too.</summary>
internal static class Floats
{
    public static Tensor Read(string path, params long[] shape)
    {
        var numbers = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).ToArray();
        return frombuffer(numbers, ScalarType.Float32).reshape(shape);
    }

    public static void Write(string path, Tensor tensor) =>
        File.WriteAllBytes(path, MemoryMarshal.AsBytes<float>(Of(tensor)).ToArray());

    public static float[] Of(Tensor tensor) => tensor.detach().contiguous().data<float>().ToArray();

    public static void Near(float[] expected, float[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], tolerance);
    }
}
