using Lethe.Data.Records;

namespace Lethe.Data.Images;

/// <summary>Finds the images of a part of a dataset: one folder a class, others below it if there are any.</summary>
internal static class ImageFolder
{
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = false,
        MaxRecursionDepth = 8,
        // A link could lead out of the folder, or around in a circle.
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    public static string[] Classes(string folder)
    {
        if (!Directory.Exists(folder)) throw new DataFormatException(folder, "there is no such folder");
        var names = DataFile.Guard(folder, () => Directory.GetDirectories(folder))
            .Select(path => Path.GetFileName(path)).Where(name => !name.StartsWith('.')).Order(StringComparer.Ordinal).ToArray();
        return names.Length > 0 ? names : throw new DataFormatException(folder, "it has no folders, of which each would be a class");
    }

    public static RecordSet Read(string folder, string[] classes, ImageScaler scaler, ImageOptions options, DataJob job)
    {
        var (files, ids, labels) = (new List<string>(), new List<string>(), new List<long>());
        for (var number = 0; number < classes.Length; number++)
        {
            job.Cancellation.ThrowIfCancellationRequested();
            job.Progress.Report(number, classes.Length, "looking for images");
            foreach (var file in Images(Path.Combine(folder, classes[number])))
            {
                if (files.Count == options.MostImages) throw new DataFormatException(folder, $"it has more than {options.MostImages} images");
                files.Add(file);
                ids.Add(Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'));
                labels.Add(number);
            }
        }
        if (files.Count == 0) throw new DataFormatException(folder, $"it has no images: {string.Join(", ", ImageFile.Extensions)} are read");
        return new RecordSet(new ImageRows(files, scaler), new RecordTable(ids, labels, Owners(files, options.OwnerSeparator)));
    }

    private static string[] Images(string folder) => !Directory.Exists(folder) ? [] : DataFile.Guard(folder, () =>
        Directory.EnumerateFiles(folder, "*", Everything)
            .Where(file => ImageFile.Extensions.Contains(Path.GetExtension(file).ToLowerInvariant()))
            .Order(StringComparer.Ordinal).ToArray());

    private static string[]? Owners(List<string> files, string? separator)
    {
        if (string.IsNullOrEmpty(separator)) return null;
        return [.. files.Select(file =>
        {
            var name = Path.GetFileNameWithoutExtension(file);
            return name.IndexOf(separator, StringComparison.Ordinal) is > 0 and var end ? name[..end] : name;
        })];
    }
}
