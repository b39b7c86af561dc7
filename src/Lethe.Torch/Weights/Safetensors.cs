using static TorchSharp.torch;

namespace Lethe.Torch;

/// <summary>The safetensors format: a JSON header and plain numbers, nothing that can run.</summary>
public static class Safetensors
{
    /// <summary>Opens one file, or the index of a model that is spread over several.</summary>
    public static WeightFile Open(string path) =>
        WeightFileOpener.Open(path, null, WeightFormat.Safetensors, WeightFormat.SafetensorsIndex);

    /// <summary>All tensors of a file or an index, on the CPU.</summary>
    public static Dictionary<string, Tensor> Load(string path)
    {
        using var file = Open(path);
        return file.LoadAll();
    }

    /// <summary>
    /// Writes tensors from any device. The same tensors and metadata give the same bytes. An existing file is
    /// replaced only when the new one is whole.
    /// </summary>
    public static void Save(
        string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        SafetensorsWriter.Write(path, tensors, metadata ?? new Dictionary<string, string>());
    }
}
