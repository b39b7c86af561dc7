using System.Buffers.Binary;
using System.IO.Compression;
using Lethe.Data.Records;

namespace Lethe.Data.Idx;

/// <summary>
/// Reads the IDX format: two zero bytes, the element type, the number of dimensions, each size as four bytes (greatest
/// first), then the numbers. Only unsigned bytes are taken, as images and labels have.
/// </summary>
internal static class IdxFile
{
    private const byte UnsignedByte = 0x08;
    private const int MostDimensions = 4;
    private const int LongestSide = 16_384;
    private const int MostRecords = 100_000_000;
    private const int LargestRecord = 1 << 26;

    // Deflate cannot pack more than about 1030 bytes into one; what claims more is not whole.
    private const long BestRatio = 1040;
    private const int ReadAtOnce = 1 << 20;

    /// <param name="limit">Records wanted from the beginning; null: all.</param>
    public static IdxArray Open(string path, int? limit, DataJob job)
    {
        using var file = DataFile.Open(path);
        var packed = DataFile.Guard(path, () => file.ReadByte() == 0x1F && file.ReadByte() == 0x8B);
        file.Position = 0;
        using Stream content = packed ? new GZipStream(file, CompressionMode.Decompress) : file;
        var sizes = ReadHeader(path, content);
        var offset = 4 * (1 + sizes.Length);
        var length = sizes.Skip(1).Aggregate(1, (product, size) => product * size);
        var (total, count) = ((long)sizes[0] * length, Math.Min(sizes[0], limit ?? int.MaxValue));
        IByteRows rows = packed
            ? Unpack(path, content, file.Length, total, length, count, whole: count == sizes[0], job)
            : Map(path, file.Length, offset, total, length, count);
        return new IdxArray(path, sizes[1..], rows);
    }

    private static int[] ReadHeader(string path, Stream content)
    {
        var magic = new byte[4];
        DataFile.Guard(path, () => content.ReadExactly(magic));
        if (magic[0] != 0 || magic[1] != 0) throw new DataFormatException(path, "it is no IDX file: it does not begin with two zero bytes");
        if (magic[2] != UnsignedByte)
            throw new DataFormatException(path, $"it holds elements of type 0x{magic[2]:X2}; only unsigned bytes (0x08) are read");
        if (magic[3] is 0 or > MostDimensions) throw new DataFormatException(path, $"it has {magic[3]} dimensions; 1 to {MostDimensions} are read");
        var bytes = new byte[4 * magic[3]];
        DataFile.Guard(path, () => content.ReadExactly(bytes));
        var sizes = new int[magic[3]];
        var record = 1L;
        for (var i = 0; i < sizes.Length; i++)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(4 * i));
            var (least, most) = i == 0 ? (0, MostRecords) : (1, LongestSide);
            if (size < least || size > most) throw new DataFormatException(path, $"dimension {i} has size {size}; {least} to {most} are read");
            sizes[i] = (int)size;
            if (i > 0) record *= size;
            if (record > LargestRecord) throw new DataFormatException(path, $"one record would have more than {LargestRecord} bytes");
        }
        return sizes;
    }

    private static FileRows Map(string path, long fileLength, int offset, long total, int length, int count)
    {
        if (fileLength != offset + total)
            throw new DataFormatException(path, $"its header asks for {offset + total} bytes; it has {fileLength}");
        return new FileRows(path, offset, length, length, count);
    }

    private static MemoryRows Unpack(
        string path, Stream content, long packedLength, long total, int length, int count, bool whole, DataJob job)
    {
        var wanted = (long)count * length;
        if (total > packedLength * BestRatio)
            throw new DataFormatException(path, $"its header asks for {total} bytes, which {packedLength} packed bytes cannot hold");
        if (wanted > Array.MaxLength)
            throw new DataFormatException(path, $"{wanted} bytes are too many to unpack into memory: unpack the file, or set a limit");
        var bytes = new byte[wanted];
        for (var done = 0; done < bytes.Length; done += ReadAtOnce)
        {
            job.Cancellation.ThrowIfCancellationRequested();
            job.Progress.Report(done, bytes.Length, $"unpacking {Path.GetFileName(path)}");
            var (from, size) = (done, Math.Min(ReadAtOnce, bytes.Length - done));
            DataFile.Guard(path, () => content.ReadExactly(bytes, from, size));
        }
        // Also makes the unpacker look at the checksum, which comes last.
        if (whole && DataFile.Guard(path, content.ReadByte) >= 0)
            throw new DataFormatException(path, "it holds more than its header asks for");
        return new MemoryRows(bytes, length);
    }
}
