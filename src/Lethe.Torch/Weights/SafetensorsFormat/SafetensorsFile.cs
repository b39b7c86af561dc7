namespace Lethe.Torch;

/// <summary>One safetensors file.</summary>
internal sealed class SafetensorsFile : WeightFile
{
    private readonly MappedFile _file;
    private readonly Dictionary<string, long> _positions;

    public SafetensorsFile(MappedFile file) : base(file.FilePath, WeightFormat.Safetensors)
    {
        _file = file;
        var header = SafetensorsHeader.Read(file);
        _positions = header.Tensors.ToDictionary(tensor => tensor.Entry.Name, tensor => header.DataStart + tensor.Begin, StringComparer.Ordinal);
        Entries = [.. header.Tensors.Select(tensor => tensor.Entry).OrderBy(entry => entry.Name, StringComparer.Ordinal)];
        Metadata = header.Metadata;
    }

    private protected override unsafe void Fill(IReadOnlyList<FillTarget> targets)
    {
        // In the order of the file, so that the system reads ahead.
        foreach (var target in targets.OrderBy(target => _positions[target.Entry.Name]))
        {
            var bytes = target.Entry.Bytes;
            BulkCopy.Run((nint)_file.Address(_positions[target.Entry.Name], bytes), target.Memory, bytes);
        }
    }

    private protected override void Close() => _file.Dispose();
}
