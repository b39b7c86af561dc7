namespace Lethe.Torch;

/// <summary>One safetensors file.</summary>
internal sealed class SafetensorsFile : WeightFile
{
    private readonly WeightSource _file;
    private readonly Dictionary<string, long> _positions;

    public SafetensorsFile(WeightSource file) : base(file.FilePath, WeightFormat.Safetensors)
    {
        _file = file;
        var header = SafetensorsHeader.Read(file);
        _positions = header.Tensors.ToDictionary(
            tensor => tensor.Entry.Name, tensor => header.DataStart + tensor.Begin, StringComparer.Ordinal);
        Entries = [.. header.Tensors.Select(tensor => tensor.Entry).OrderBy(entry => entry.Name, StringComparer.Ordinal)];
        Metadata = header.Metadata;
    }

    private protected override void Fill(IReadOnlyList<FillTarget> targets)
    {
        // In the order of the file, so that the system reads ahead. On one thread: two measure no faster, since
        // what takes the time is memory bandwidth and the kernel's first touch of new memory.
        foreach (var target in targets.OrderBy(target => _positions[target.Entry.Name]))
            _file.Read(_positions[target.Entry.Name], target.Memory, target.Entry.Bytes);
    }

    private protected override void Close() => _file.Dispose();
}
