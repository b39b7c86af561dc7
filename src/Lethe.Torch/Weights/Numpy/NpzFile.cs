using System.IO.Compression;

namespace Lethe.Torch;

/// <summary>An <c>.npz</c>: a zip of arrays. Sizes are checked before memory is taken, and again while unpacking.</summary>
internal sealed class NpzFile : WeightFile
{
    public const string Suffix = ".npy";

    // What deflate can do at best: 258 bytes from two bits, and a block header.
    private const long MostToOne = 1032;

    private readonly WeightSource _file;
    private readonly Dictionary<string, Member> _members = new(StringComparer.Ordinal);

    private sealed record Member(ZipMember Zip, long Start, NpyHeader Header);

    public NpzFile(WeightSource file, WeightFileOptions options) : base(file.FilePath, WeightFormat.Npz)
    {
        _file = file;
        var members = ZipDirectory.Read(file);
        CheckSizes(members, options);
        var starts = CheckPlaces(members);
        foreach (var (zip, start) in members.Zip(starts))
        {
            var name = zip.Name[..^Suffix.Length];
            var header = Unpacking(zip.Name, () =>
            {
                using var content = Content(zip, start);
                return NpyHeader.Read(content, name, zip.Size, reason => Fault($"{Quoted.Name(zip.Name)} {reason}"));
            });
            _members.Add(name, new Member(zip, start, header));
        }
        Entries =
            [.. _members.Values.Select(member => member.Header.Entry).OrderBy(entry => entry.Name, StringComparer.Ordinal)];
    }

    private protected override void Fill(IReadOnlyList<FillTarget> targets)
    {
        foreach (var target in targets)
        {
            var member = _members[target.Entry.Name];
            NpyNumbers.Fill(member.Header, target.Memory, memory => Unpack(member, memory));
        }
    }

    private protected override void Close() => _file.Dispose();

    private void CheckSizes(List<ZipMember> members, WeightFileOptions options)
    {
        var total = Int128.Zero;
        foreach (var member in members)
        {
            var quoted = Quoted.Name(member.Name);
            if (ZipDirectory.NameFault(member.Name) is { } fault) throw Fault($"holds {quoted}, a name that {fault}");
            if (!member.Name.EndsWith(Suffix, StringComparison.Ordinal)) throw Fault($"holds {quoted}, which is no array");
            if (member.Encrypted) throw Fault($"holds {quoted}, which is encrypted");
            var possible = member.Method switch
            {
                ZipMember.Stored => member.Packed == member.Size,
                ZipMember.Deflated => member.Size / MostToOne <= member.Packed,
                _ => throw Fault($"holds {quoted}, packed by method {member.Method}; NumPy writes stored and deflated ones"),
            };
            if (!possible) throw Fault($"holds {quoted}, which cannot be {member.Size} bytes from {member.Packed}");
            total += member.Size;
        }
        if (total > options.MaximumUncompressedBytes)
        {
            throw Fault($"unpacks to {total} bytes; {options.MaximumUncompressedBytes} are allowed " +
                $"({nameof(WeightFileOptions.MaximumUncompressedBytes)})");
        }
    }

    /// <summary>No two members may share bytes: that is how a small zip is made to unpack to a huge one.</summary>
    private List<long> CheckPlaces(List<ZipMember> members)
    {
        var starts = members.ConvertAll(member => ZipDirectory.DataStart(_file, member));
        var free = 0L;
        foreach (var (member, start) in members.Zip(starts).OrderBy(pair => pair.First.Position))
        {
            if (member.Position < free) throw Fault($"holds {Quoted.Name(member.Name)} on top of another array");
            free = start + member.Packed;
        }
        return starts;
    }

    private Stream Content(ZipMember zip, long start)
    {
        var packed = new SourceStream(_file, start, zip.Packed);
        return zip.Method == ZipMember.Stored ? packed : new DeflateStream(packed, CompressionMode.Decompress);
    }

    private void Unpack(Member member, nint memory)
    {
        var quoted = Quoted.Name(member.Zip.Name);
        var crc = Unpacking(member.Zip.Name, () =>
        {
            using var content = Content(member.Zip, member.Start);
            var header = new byte[member.Header.Length];
            content.ReadExactly(header);
            var sum = Crc32.Append(0, header);
            for (var at = 0L; at < member.Header.Entry.Bytes; at += TensorMemory.Piece)
            {
                var piece = Piece(memory + (nint)at, Math.Min(TensorMemory.Piece, member.Header.Entry.Bytes - at));
                content.ReadExactly(piece);
                sum = Crc32.Append(sum, piece);
            }
            return content.ReadByte() < 0 ? sum : throw Fault($"holds {quoted}, which unpacks to more than it declares");
        });
        if (crc != member.Zip.Crc) throw Fault($"holds {quoted}, whose checksum is wrong: the file is damaged");
    }

    private T Unpacking<T>(string name, Func<T> unpack)
    {
        try
        {
            return unpack();
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            throw Fault($"holds {Quoted.Name(name)}, which cannot be unpacked ({failure.Message})", failure);
        }
    }

    private static unsafe Span<byte> Piece(nint memory, long bytes) => new((void*)memory, (int)bytes);
}
