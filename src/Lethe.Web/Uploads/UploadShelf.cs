using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Lethe.Auditing.Artifacts;
using Lethe.Web.Queue;
using Lethe.Web.Serving;
using Microsoft.AspNetCore.Http;

namespace Lethe.Web.Uploads;

/// <summary>
/// Keeps files that came over HTTP under the hash of their content. Nothing of what a sender calls a file becomes part of a
/// path: its ending is looked up in a list, and the rest is a label.
/// </summary>
public sealed class UploadShelf(AuditDesk desk, ServerSettings settings, TimeProvider clock)
{
    /// <summary>The folder's name below that of requests over HTTP.</summary>
    public const string FolderName = "uploads";

    private const int LongestName = 120, BufferBytes = 1 << 17;

    /// <summary>Endings of files that plugins read.</summary>
    public static IReadOnlyList<string> Endings { get; } =
        [".onnx", ".safetensors", ".pt", ".csv", ".npz", ".npy", ".jsonl", ".json", ".txt", ".gz", ".yaml", ".yml"];

    /// <summary>The largest file that is taken.</summary>
    public long Limit => settings.UploadLimit;

    private string Folder => Path.Combine(desk.Files, FolderName);

    /// <summary>Stores what the body holds. The same content again is the same file.</summary>
    /// <param name="length">What the sender says of the body's size; null when it says nothing.</param>
    /// <exception cref="UploadException">It is not taken.</exception>
    public async Task<Upload> TakeAsync(string name, Stream body, long? length, CancellationToken cancellation)
    {
        var label = Label(name);
        var ending = Endings.FirstOrDefault(one => label.EndsWith(one, StringComparison.OrdinalIgnoreCase))
            ?? throw new UploadException(StatusCodes.Status415UnsupportedMediaType, $"'{label}' is of no kind that is read here; names end with {string.Join(", ", Endings)}.");
        if (length > Limit) throw TooLarge(label);
        Directory.CreateDirectory(Folder);
        var temporary = Path.Combine(Folder, $".{Guid.NewGuid():N}.tmp");
        try
        {
            var (hash, bytes) = await CopyAsync(label, body, temporary, cancellation).ConfigureAwait(false);
            if (bytes == 0) throw new UploadException(StatusCodes.Status400BadRequest, $"'{label}' is empty.");
            var file = hash + ending;
            File.Move(temporary, Path.Combine(Folder, file), overwrite: true);
            var upload = new Upload($"{FolderName}/{file}", label, hash, bytes, clock.GetUtcNow());
            AtomicFile.Write(Path.Combine(Folder, file + ".meta"), JsonSerializer.SerializeToUtf8Bytes(upload));
            return upload;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>What is here, the newest first.</summary>
    public IReadOnlyList<Upload> List() => !Directory.Exists(Folder) ? [] : [.. Directory.EnumerateFiles(Folder, "*.meta").Select(Read).OfType<Upload>()
        .Where(upload => File.Exists(Path.Combine(desk.Files, upload.Path))).OrderByDescending(upload => upload.Time).ThenBy(upload => upload.Path, StringComparer.Ordinal)];

    private async Task<(string Hash, long Bytes)> CopyAsync(string label, Stream body, string path, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
            var bytes = 0L;
            for (int read; (read = await body.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0;)
            {
                // Counted here: what a sender says of its size need not be so.
                if ((bytes += read) > Limit) throw TooLarge(label);
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellation).ConfigureAwait(false);
            }
            file.Flush(flushToDisk: true);
            return (Convert.ToHexStringLower(hash.GetHashAndReset()), bytes);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private UploadException TooLarge(string label) => new(StatusCodes.Status413PayloadTooLarge,
        $"'{label}' is larger than {Words.Bytes(Limit)}, the most that is taken; put it into {desk.Files} yourself, or start the server with a larger --upload-limit.");

    private static string Label(string name)
    {
        var last = name.Split('/', '\\')[^1].Trim();
        var label = string.Concat(last.Where(letter => !char.IsControl(letter) && !char.IsSurrogate(letter)));
        return label.Length <= LongestName ? label : label[^LongestName..];
    }

    // A side file is a help: one that is damaged hides its upload from lists and nothing more.
    private static Upload? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<Upload>(File.ReadAllBytes(path));
        }
        catch (Exception fault) when (fault is JsonException or IOException)
        {
            return null;
        }
    }
}
