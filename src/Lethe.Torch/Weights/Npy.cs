using static TorchSharp.torch;

namespace Lethe.Torch;

/// <summary>NumPy's <c>.npy</c>: one array.</summary>
public static class Npy
{
    /// <summary>The array as a tensor on the CPU, row by row and little-endian whatever the file has.</summary>
    public static Tensor Load(string path)
    {
        using var file = WeightFileOpener.Open(path, null, WeightFormat.Npy);
        return file.LoadTensor(NpyFile.EntryName);
    }

    /// <summary>Writes a tensor from any device. NumPy has no bfloat16, so such a tensor is refused.</summary>
    public static void Save(string path, Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        var header = NpyWriter.Header(path, NpyFile.EntryName, tensor);
        NewFile.Write(path, stream => NpyWriter.Write(stream, header, tensor, path, NpyFile.EntryName));
    }
}
