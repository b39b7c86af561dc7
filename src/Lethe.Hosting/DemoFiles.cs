using System.Reflection;
using System.Text;
using Lethe.Auditing.Artifacts;

namespace Lethe.Hosting;

/// <summary>The demo's request and policy: files like a user's own, to be looked at and changed.</summary>
public static class DemoFiles
{
    public const string RequestName = "request.yaml";

    private const string PolicyName = "policy.yaml";

    public const string Story =
        """
        A small network learns to read ten figures drawn by thirty people. One label in ten is wrong, and it learns those by
        heart. Then 150 of its 1,500 records are to be forgotten. Is a quick method as good as training again without them?
        """;

    /// <summary>Puts the files where the user can find them, over those of an earlier version.</summary>
    public static string Write(Home home)
    {
        var folder = Path.Combine(home.Folder, "demo");
        foreach (var name in new[] { RequestName, PolicyName })
            AtomicFile.Write(Path.Combine(folder, name), Encoding.UTF8.GetBytes(Text(name)));
        return folder;
    }

    private static string Text(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"demo.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
