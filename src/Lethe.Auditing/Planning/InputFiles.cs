using System.Security.Cryptography;
using System.Text;
using Lethe.Auditing.Requests;
using Lethe.Plugins;
using Lethe.Sdk;

namespace Lethe.Auditing.Planning;

/// <summary>Finds the files that the plugins of a request read, and hashes them.</summary>
/// <param name="hashes">Remembers the hashes of files that have not changed since.</param>
public sealed class InputFiles(PluginCatalog plugins, HashBook hashes)
{
    private const int MostFiles = 5_000_000;

    private readonly NamedFiles _named = new(plugins);

    /// <summary>By the paths as the request wrote them.</summary>
    /// <exception cref="PlanException">A file is not there, or cannot be read.</exception>
    public IReadOnlyDictionary<string, InputFile> Of(AuditRequest request, string folder, Progress progress, CancellationToken cancellation)
    {
        var files = new Dictionary<string, InputFile>(StringComparer.Ordinal);
        foreach (var given in _named.Of(request))
        {
            var path = Path.GetFullPath(given, folder);
            try
            {
                files[given] = Of(given, path, progress, cancellation);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw new PlanException($"{given} cannot be read: {failure.Message}", failure);
            }
        }
        hashes.Save();
        return files;
    }

    // The stamp is taken first: what changes while it is read shows later.
    private InputFile Of(string given, string path, Progress progress, CancellationToken cancellation)
    {
        var stamp = InputFile.StampOf(path);
        return new InputFile(given, path, Hash(path, progress, cancellation), stamp);
    }

    private string Hash(string path, Progress progress, CancellationToken cancellation)
    {
        if (File.Exists(path)) return hashes.Of(path, cancellation);
        if (!Directory.Exists(path)) throw new FileNotFoundException("there is no such file or folder.");
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var done = 0;
        foreach (var file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (++done > MostFiles) throw new IOException($"it holds more than {MostFiles} files.");
            all.AppendData(Encoding.UTF8.GetBytes($"{Path.GetRelativePath(path, file)}\0{hashes.Of(file, cancellation)}\n"));
            progress.Report(done, 0, $"hashing {path}");
        }
        return Convert.ToHexStringLower(all.GetHashAndReset());
    }
}
