namespace Lethe.Fixtures;

/// <summary>Published files that a checkout may have beside it and that are not part of it.</summary>
internal static class SharedData
{
    /// <summary>A folder of them, such as <c>calibration</c>. The test is skipped where it is not there.</summary>
    public static string Folder(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Audit.sln"))) continue;
            // Beside the checkout, or one above where several checkouts share a folder.
            foreach (var above in new[] { folder.Parent, folder.Parent?.Parent })
            {
                var data = Path.Combine(above?.FullName ?? "", "shared", "data", name);
                if (Directory.Exists(data)) return data;
            }
        }
        Assert.Skip($"there is no shared/data/{name} beside this checkout");
        return "";
    }
}
