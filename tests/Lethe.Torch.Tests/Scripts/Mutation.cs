using System.IO.Compression;

namespace Lethe.Torch.Tests.Scripts;

/// <summary>Ways to spoil an archive, each a pure function of the archive and a seed.</summary>
internal sealed class Mutation(byte[] archive)
{
    private readonly (string Name, byte[] Content)[] _entries = Entries(archive);

    public byte[] Make(int seed)
    {
        var random = new Random(seed);
        return (seed % 10) switch
        {
            0 or 1 => Flipped(archive, random),
            2 => archive[..random.Next(archive.Length)],
            3 => Spliced(archive, random),
            4 => DirectoryChanged(random),
            5 => Cut(archive, random),
            6 => [.. archive[..random.Next(archive.Length)], .. archive[random.Next(archive.Length)..]],
            7 => Packed(_entries.Where(_ => random.Next(6) > 0)),
            // The next ones have right checksums: only what is in the entries is wrong.
            _ => Packed(Spoiled(random)),
        };
    }

    private static byte[] Flipped(byte[] bytes, Random random)
    {
        var changed = (byte[])bytes.Clone();
        for (var i = random.Next(1, 9); i > 0; i--) changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        return changed;
    }

    private static byte[] Spliced(byte[] bytes, Random random)
    {
        var junk = new byte[random.Next(1, 200)];
        random.NextBytes(junk);
        var at = random.Next(bytes.Length);
        return [.. bytes[..at], .. junk, .. bytes[at..]];
    }

    private static byte[] Cut(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length);
        return [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(1, 300))..]];
    }

    // The directory is the last part of the archive.
    private byte[] DirectoryChanged(Random random)
    {
        var changed = (byte[])archive.Clone();
        var tail = Math.Min(changed.Length, 1500);
        for (var i = random.Next(1, 4); i > 0; i--) changed[changed.Length - 1 - random.Next(tail)] = (byte)random.Next(256);
        return changed;
    }

    private IEnumerable<(string Name, byte[] Content)> Spoiled(Random random)
    {
        var victim = random.Next(_entries.Length);
        for (var i = 0; i < _entries.Length; i++)
        {
            var (name, content) = _entries[i];
            if (i == victim && content.Length > 0)
            {
                content = random.Next(4) switch
                {
                    0 => content[..random.Next(content.Length)],
                    1 => Spliced(content, random),
                    2 => Cut(content, random),
                    _ => Flipped(content, random),
                };
            }
            yield return (name, content);
        }
    }

    private static byte[] Packed(IEnumerable<(string Name, byte[] Content)> entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(content);
            }
        }
        return stream.ToArray();
    }

    private static (string Name, byte[] Content)[] Entries(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        return [.. zip.Entries.Select(entry =>
        {
            using var source = entry.Open();
            using var copy = new MemoryStream();
            source.CopyTo(copy);
            return (entry.FullName, copy.ToArray());
        })];
    }
}
