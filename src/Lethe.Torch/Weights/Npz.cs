using System.IO.Compression;
using static TorchSharp.torch;

namespace Lethe.Torch;

/// <summary>NumPy's <c>.npz</c>: arrays by name in a zip.</summary>
public static class Npz
{
    // Zip files carry a time. A fixed one, the first that the format can express, keeps the bytes the same.
    private static readonly DateTimeOffset Stamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static WeightFile Open(string path, WeightFileOptions? options = null) =>
        WeightFileOpener.Open(path, options, WeightFormat.Npz);

    /// <summary>All arrays as tensors on the CPU.</summary>
    public static Dictionary<string, Tensor> Load(string path, WeightFileOptions? options = null)
    {
        using var file = Open(path, options);
        return file.LoadAll();
    }

    /// <summary>Writes tensors from any device, in order of name.</summary>
    /// <param name="compressed">Deflate the numbers. Off by default: weights hardly shrink and take long.</param>
    public static void Save(string path, IReadOnlyDictionary<string, Tensor> tensors, bool compressed = false)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var members = tensors.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => (Name: pair.Key, Tensor: pair.Value, Header: NpyWriter.Header(path, pair.Key, pair.Value)))
            .ToArray();
        foreach (var (name, _, _) in members)
        {
            if (ZipDirectory.NameFault(name + NpzFile.Suffix) is { } fault)
                throw new WeightFileException(path, $"a tensor cannot have the name {Quoted.Name(name)}, which {fault}");
        }
        var level = compressed ? CompressionLevel.Optimal : CompressionLevel.NoCompression;
        NewFile.Write(path, stream =>
        {
            using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
            foreach (var (name, tensor, header) in members)
            {
                var entry = zip.CreateEntry(name + NpzFile.Suffix, level);
                entry.LastWriteTime = Stamp;
                using var content = entry.Open();
                NpyWriter.Write(content, header, tensor, path, name);
            }
        });
    }
}
