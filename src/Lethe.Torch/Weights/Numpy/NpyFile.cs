namespace Lethe.Torch;

/// <summary>An <c>.npy</c> file: one array without a name.</summary>
internal sealed class NpyFile : WeightFile
{
    public const string EntryName = "";

    private readonly WeightSource _file;
    private readonly NpyHeader _header;

    public NpyFile(WeightSource file) : base(file.FilePath, WeightFormat.Npy)
    {
        _file = file;
        _header = NpyHeader.Read(new SourceStream(file, 0, file.Length), EntryName, file.Length, reason => Fault(reason));
        Entries = [_header.Entry];
    }

    private protected override void Fill(IReadOnlyList<FillTarget> targets)
    {
        foreach (var target in targets) NpyNumbers.Fill(_header, target.Memory, Copy);
    }

    private protected override void Close() => _file.Dispose();

    private void Copy(nint memory) => _file.Read(_header.Length, memory, _header.Entry.Bytes);
}
