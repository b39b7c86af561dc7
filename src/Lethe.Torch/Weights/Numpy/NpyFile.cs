namespace Lethe.Torch;

/// <summary>An <c>.npy</c> file: one array without a name.</summary>
internal sealed class NpyFile : WeightFile
{
    public const string EntryName = "";

    private readonly MappedFile _file;
    private readonly NpyHeader _header;

    public NpyFile(MappedFile file) : base(file.FilePath, WeightFormat.Npy)
    {
        _file = file;
        _header = NpyHeader.Read(file.Stream(0, file.Length), EntryName, file.Length, reason => Fault(reason));
        Entries = [_header.Entry];
    }

    private protected override void Fill(IReadOnlyList<FillTarget> targets)
    {
        foreach (var target in targets) NpyNumbers.Fill(_header, target.Memory, Copy);
    }

    private protected override void Close() => _file.Dispose();

    private unsafe void Copy(nint memory) =>
        BulkCopy.Run((nint)_file.Address(_header.Length, _header.Entry.Bytes), memory, _header.Entry.Bytes);
}
