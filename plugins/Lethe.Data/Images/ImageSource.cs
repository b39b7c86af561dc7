using Lethe.Data.Records;

namespace Lethe.Data.Images;

/// <summary>Folders of PNG and JPEG images, one folder a class, decoded when they are needed.</summary>
[Plugin("data.images", "Image folders", Summary = "Reads PNG and JPEG images from one folder for each class and brings them to one size. "
    + "Ids are the paths of the files below the folder.")]
public sealed class ImageSource(ImageOptions options) : IDataSource
{
    private const int Sample = 256;

    public Dataset Load(DataJob job)
    {
        if (options.Channels is not (1 or 3)) throw new DataOptionException("'channels' must be 1 or 3.");
        var folder = job.ResolvePath(options.Folder);
        var parted = Directory.Exists(Path.Combine(folder, "train"));
        var main = parted ? Path.Combine(folder, "train") : folder;
        var classes = ImageFolder.Classes(main);
        var scaler = new ImageScaler(options.Width, options.Height, options.Channels, options.Resampling);
        RecordSet Read(string path) => ImageFolder.Read(path, classes, scaler, options, job);
        RecordSet? Other(string name) => parted && Directory.Exists(Path.Combine(folder, name)) ? Read(Same(Path.Combine(folder, name), classes)) : null;
        var parts = new Parts(Read(main), Other("validation"), Other("test")).Fill(options, job);
        long[] shape = [options.Channels, options.Height, options.Width];
        return parts.ToDataset(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)), InputMoments.Describe(parts.Train, shape, 0, 1, job, Sample), classes);
    }

    private static string Same(string folder, string[] classes)
    {
        var other = ImageFolder.Classes(folder).Except(classes).FirstOrDefault();
        return other is null ? folder : throw new DataFormatException(folder, $"class '{other}' has no images to train on");
    }
}
