namespace Lethe.Cli.Health;

internal sealed class DiskSpaceCheck(Installation installation) : ICheck
{
    private const string Id = "disk";
    private const string Title = "disk space";
    private const double Gigabyte = 1e9;
    private const double Comfortable = 2;

    public CheckResult Run()
    {
        var folder = installation.Workspace is { } workspace && Directory.Exists(workspace) ? workspace : installation.Binaries;
        try
        {
            var free = new DriveInfo(folder).AvailableFreeSpace / Gigabyte;
            var used = Size(folder) / Gigabyte;
            var detail = $"{free:0.0} GB free, {used:0.00} GB used by {folder}";
            var facts = new Dictionary<string, string> { ["freeGigabytes"] = $"{free:0.000}", ["usedGigabytes"] = $"{used:0.000}", ["path"] = folder };
            return free >= Comfortable
                ? new(Id, Title, CheckStatus.Ok, detail) { Facts = facts }
                : new(Id, Title, CheckStatus.Missing, detail, $"free at least {Comfortable:0} GB there") { Facts = facts };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new(Id, Title, CheckStatus.Missing, fault.Message, "make the folder readable for this user");
        }
    }

    private static double Size(string folder) => new DirectoryInfo(folder)
        .EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
        .Sum(file => (double)file.Length);
}
