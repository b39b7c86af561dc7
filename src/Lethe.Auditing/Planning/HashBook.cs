using System.Security.Cryptography;
using System.Text.Json;
using Lethe.Auditing.Artifacts;

namespace Lethe.Auditing.Planning;

/// <summary>
/// Hashes of files by path, size and time of change, kept in a file: large data is read once and not before every plan.
/// </summary>
public sealed class HashBook
{
    // A file that changed this recently may change again within the same tick of its time.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    private readonly string _file;
    private readonly TimeProvider _clock;
    private readonly Dictionary<string, Entry> _entries;
    private bool _changed;

    public HashBook(string file, TimeProvider clock)
    {
        (_file, _clock) = (file, clock);
        _entries = Read(file);
    }

    public string Of(string path, CancellationToken cancellation = default)
    {
        var info = new FileInfo(path);
        var (bytes, changed) = (info.Length, info.LastWriteTimeUtc.Ticks);
        if (_entries.TryGetValue(path, out var known) && known.Bytes == bytes && known.Changed == changed) return known.Sha256;
        cancellation.ThrowIfCancellationRequested();
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        var hash = Convert.ToHexStringLower(SHA256.HashData(stream));
        if (_clock.GetUtcNow().UtcDateTime - info.LastWriteTimeUtc > Settled)
        {
            _entries[path] = new Entry(bytes, changed, hash);
            _changed = true;
        }
        return hash;
    }

    public void Save()
    {
        if (!_changed) return;
        AtomicFile.Write(_file, JsonSerializer.SerializeToUtf8Bytes(_entries));
        _changed = false;
    }

    // It only saves time: a damaged one is begun anew.
    private static Dictionary<string, Entry> Read(string file)
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, Entry>>(File.ReadAllBytes(file)) ?? [] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private sealed record Entry(long Bytes, long Changed, string Sha256);
}
