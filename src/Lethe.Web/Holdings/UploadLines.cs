using System.Text;

namespace Lethe.Web.Holdings;

/// <summary>The beginning of a file of text: what is cheap to look at.</summary>
internal static class UploadLines
{
    private const int MostLines = 5, MostBytes = 4096, LongestLine = 200;

    private static readonly string[] Texts = [".csv", ".jsonl", ".txt", ".yaml", ".yml"];

    /// <summary>Empty for a file that is no text.</summary>
    public static IReadOnlyList<string> Of(string path)
    {
        if (!Texts.Contains(Path.GetExtension(path)) || !File.Exists(path)) return [];
        using var file = File.OpenRead(path);
        var buffer = new byte[MostBytes];
        var text = Encoding.UTF8.GetString(buffer, 0, file.ReadAtLeast(buffer, MostBytes, throwOnEndOfStream: false));
        return [.. text.Split('\n').Take(MostLines).Select(line => line.TrimEnd('\r')).Select(line => line.Length > LongestLine ? line[..LongestLine] + "…" : line)];
    }
}
