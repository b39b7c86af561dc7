namespace Lethe.Onnx.Files;

/// <summary>Makes sure that a model's weight files lie in the model's own folder before anything opens them.</summary>
internal static class ExternalData
{
    /// <summary>Checks every reference; returns how many bytes the files hold together.</summary>
    public static long Check(string folder, IReadOnlyList<ExternalReference> references)
    {
        var sizes = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var reference in references)
        {
            if (!sizes.TryGetValue(reference.Location, out var size))
                sizes[reference.Location] = size = new FileInfo(Resolve(folder, reference.Location)).Length;
            if (reference.Offset > size || reference.Length > size - reference.Offset)
                throw new OnnxModelException(
                    $"The weight file '{reference.Location}' has {size} bytes, " +
                    $"but the model needs {reference.Length} from byte {reference.Offset}. " +
                    "Copy the file again; it is cut short or belongs to another model.");
        }

        return sizes.Values.Sum();
    }

    private static string Resolve(string folder, string location)
    {
        // The runtime's own mark for "at this address in memory" is made of legal file name characters.
        if (location.Length == 0 || location.Contains('\0')
            || location.Contains("_ORT_MEM_ADDR_", StringComparison.Ordinal))
            throw Refused(location, "is not the name of a file");
        if (Path.IsPathRooted(location) || location.StartsWith('\\') || (location.Length > 1 && location[1] == ':'))
            throw Refused(location, "is an absolute path");
        if (location.Split('/', '\\').Contains(".."))
            throw Refused(location, "leaves the model's folder");
        var path = Path.Combine(folder, location);
        if (!File.Exists(path))
            throw new OnnxModelException(
                $"The model keeps weights in '{location}', which is not beside it. " +
                "Copy that file into the model's folder.");
        if (!Inside(Canonical(folder), Canonical(path)))
            throw Refused(location, "is a link that leaves the model's folder");
        return path;
    }

    private static bool Inside(string folder, string path) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        || folder == Path.GetPathRoot(folder);

    /// <summary>The path with every link on the way resolved.</summary>
    private static string Canonical(string path)
    {
        var full = Path.GetFullPath(path);
        var current = Path.GetPathRoot(full)!;
        var parts = full[current.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in parts)
        {
            current = Path.Combine(current, part);
            FileSystemInfo entry = Directory.Exists(current) ? new DirectoryInfo(current) : new FileInfo(current);
            if (entry.ResolveLinkTarget(returnFinalTarget: true) is { } target) current = Canonical(target.FullName);
        }

        return current;
    }

    private static OnnxModelException Refused(string location, string why) =>
        new($"The model wants weights from '{location}', which {why}; only files in the model's own folder are read. " +
            "Export the model again with its weights beside it, " +
            "and do not trust this file until you know who made it.");
}
