namespace Lethe.Cli.Health;

/// <param name="folder">Where the four files of the data set are looked for.</param>
internal sealed class FashionMnistCheck(string folder) : ICheck
{
    public const string DebianFolder = "/usr/share/datasets/fashion-mnist";

    private const string Id = "fashion-mnist";
    private const string Title = "Fashion-MNIST";
    private const string Remedy = "apt-get install dataset-fashion-mnist";

    private static readonly string[] Files =
    [
        "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", "t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz",
    ];

    public CheckResult Run()
    {
        var absent = Files.Where(file => !File.Exists(Path.Combine(folder, file))).ToArray();
        if (absent.Length == Files.Length)
            return new(Id, Title, CheckStatus.Missing, $"not in {folder}", Remedy);
        return absent.Length > 0
            ? new(Id, Title, CheckStatus.Missing, $"{folder} lacks {string.Join(", ", absent)}", Remedy + " --reinstall")
            : new(Id, Title, CheckStatus.Ok, folder) { Facts = new Dictionary<string, string> { ["path"] = folder } };
    }
}
