using System.IO.Compression;
using System.Text;

namespace Lethe.Torch;

/// <summary>
/// Decides whether a file may be handed to libtorch's TorchScript reader, which trusts what it is given. It must be a zip
/// archive that is whole (every byte of every entry checked), must unpack to a sane size, must have a script in it, and
/// what the script's data say must be possible.
/// </summary>
internal static class TorchScriptFile
{
    private const int Piece = 1 << 20;
    private const int LocalHeaderSize = 30;

    // Only code is deflated, and code does not shrink a hundredfold.
    private const long MostExpansion = 100;
    private const long FreeExpansion = 1 << 24;

    private const int LargestText = 1 << 28;

    private const string Advice =
        "Save the model in Python with torch.jit.save(torch.jit.script(model), path), or its weights as safetensors.";

    /// <exception cref="InvalidDataException">It may not; the message says why, and what to do about it.</exception>
    public static void Check(string filename)
    {
        if (!File.Exists(filename)) throw new FileNotFoundException($"There is no file {filename}.", filename);
        using var file = File.OpenRead(filename);
        try
        {
            RequireZip(file);
            var (entries, directory) = StrictZip.Read(file);
            RequireScript(entries);
            RequireSizes(entries, file.Length);
            CheckEntries(file, entries, directory);
            CheckContents(file, entries);
        }
        catch (InvalidDataException refusal)
        {
            throw new InvalidDataException($"{filename} is not loaded as TorchScript. {refusal.Message}", refusal);
        }
    }

    private static void RequireZip(FileStream file)
    {
        Span<byte> start = stackalloc byte[4];
        var read = file.ReadAtLeast(start, 4, throwOnEndOfStream: false);
        if (read == 4 && StrictZip.U32(start, 0) == 0x04034b50) return;
        throw new InvalidDataException(read >= 2 && start[0] == 0x80 && start[1] is >= 1 and <= 5
            ? $"It is a Python pickle, as torch.save wrote it before version 1.6, and running it could run any program. {Advice}"
            : $"It is no TorchScript archive. {Advice}");
    }

    private static void RequireScript(List<ZipEntry> entries)
    {
        var root = entries.Count > 0 ? entries[0].Name.Split('/')[0] + "/" : "";
        var names = new HashSet<string>();
        foreach (var entry in entries)
        {
            if (!names.Add(entry.Name)) throw StrictZip.Bad($"'{entry.Name}' is in it twice");
        }
        if (names.FirstOrDefault(name => !name.StartsWith(root, StringComparison.Ordinal)) is { } outside)
            throw new InvalidDataException($"It is a zip archive without a script in it, '{outside}' is in no folder with the rest. {Advice}");
        var code = names.Any(name => name.StartsWith(root + "code/", StringComparison.Ordinal));
        if (names.Contains(root + "data.pkl") && names.Contains(root + "constants.pkl") && code) return;
        throw new InvalidDataException(names.Contains(root + "data.pkl")
            ? $"It is a pickle in a zip archive, as torch.save writes it, and running it could run any program. {Advice}"
            : $"It is a zip archive without a script in it. {Advice}");
    }

    private static void RequireSizes(List<ZipEntry> entries, long length)
    {
        var total = (Int128)0;
        foreach (var entry in entries)
        {
            if (entry.Method == ZipEntry.Stored && entry.Packed != entry.Size) throw StrictZip.Bad("a size is given in two ways");
            total += entry.Size;
        }
        if (total > ((Int128)length * MostExpansion) + FreeExpansion)
            throw StrictZip.Bad($"it would unpack to {total} bytes from {length}");
    }

    private static void CheckEntries(FileStream file, List<ZipEntry> entries, long directory)
    {
        var buffer = new byte[Piece];
        var free = 0L;
        foreach (var entry in entries.OrderBy(entry => entry.Header))
        {
            if (entry.Header < free) throw StrictZip.Bad("entries overlap");
            var data = DataOf(file, entry);
            if (data > directory - entry.Packed) throw StrictZip.Bad($"'{entry.Name}' is cut off");
            free = data + entry.Packed;
            file.Position = data;
            var (size, checksum) = entry.Method == ZipEntry.Stored
                ? Sum(file, entry.Size, buffer)
                : Inflated(file, entry, buffer);
            if (size != entry.Size || checksum != entry.Checksum) throw StrictZip.Bad($"the checksum of '{entry.Name}' is wrong");
        }
    }

    private static void CheckContents(FileStream file, List<ZipEntry> entries)
    {
        var sizes = entries.ToDictionary(entry => entry.Name, entry => entry.Size);
        var root = entries[0].Name.Split('/')[0];
        foreach (var entry in entries)
        {
            var name = entry.Name[(root.Length + 1)..];
            if (name is "data.pkl" or "constants.pkl" || name.EndsWith(".debug_pkl", StringComparison.Ordinal))
            {
                var folder = $"{root}/{name.Replace(".pkl", "", StringComparison.Ordinal)}/";
                var value = new PickleCheck(Content(file, entry), key => sizes.TryGetValue(folder + key, out var size) ? size : null).Run();
                if (name.EndsWith(".debug_pkl", StringComparison.Ordinal)) DebugTable.Check(value);
            }
            else if (name.EndsWith(".py", StringComparison.Ordinal))
            {
                ScriptSource.Check(Content(file, entry));
            }
        }
    }

    private static byte[] Content(FileStream file, ZipEntry entry)
    {
        if (entry.Size > LargestText) throw StrictZip.Bad($"'{entry.Name}' is too large");
        var packed = StrictZip.Bytes(file, DataOf(file, entry), (int)entry.Packed);
        if (entry.Method == ZipEntry.Stored) return packed;
        var content = new byte[entry.Size];
        using var inflater = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
        inflater.ReadExactly(content);
        return content;
    }

    private static long DataOf(FileStream file, ZipEntry entry)
    {
        var head = StrictZip.Bytes(file, entry.Header, LocalHeaderSize);
        var (name, extra) = (StrictZip.U16(head, 26), StrictZip.U16(head, 28));
        if (StrictZip.U32(head, 0) != 0x04034b50 || name != entry.RawNameLength || StrictZip.U16(head, 8) != entry.Method)
            throw StrictZip.Bad($"'{entry.Name}' is not where the directory says");
        var own = StrictZip.Bytes(file, entry.Header + LocalHeaderSize, name);
        if ((StrictZip.U16(head, 6) & 1) != 0 || Encoding.UTF8.GetString(own) != entry.Name)
            throw StrictZip.Bad($"'{entry.Name}' has another name or kind where it lies");
        return entry.Header + LocalHeaderSize + name + extra;
    }

    private static (long Size, uint Checksum) Inflated(FileStream file, ZipEntry entry, byte[] buffer)
    {
        // A stream of its own: the inflater reads ahead, and must not see beyond its entry.
        if (entry.Packed > int.MaxValue / 2) throw StrictZip.Bad($"'{entry.Name}' is too large to be deflated");
        using var packed = new MemoryStream(StrictZip.Bytes(file, file.Position, (int)entry.Packed));
        using var inflater = new DeflateStream(packed, CompressionMode.Decompress);
        return Sum(inflater, entry.Size + 1, buffer);
    }

    private static (long Size, uint Checksum) Sum(Stream stream, long most, byte[] buffer)
    {
        var (size, checksum) = (0L, 0u);
        while (size < most)
        {
            var read = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, most - size));
            if (read == 0) break;
            checksum = Crc32.Append(checksum, buffer.AsSpan(0, read));
            size += read;
        }
        return (size, checksum);
    }
}
