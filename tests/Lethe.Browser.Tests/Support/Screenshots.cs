using Lethe.Web.Tests.Support;

namespace Lethe.Browser.Tests.Support;

/// <summary>Where pictures of pages are kept, for people to look at.</summary>
internal static class Screenshots
{
    private static readonly string Folder = Path.Combine(Server.Checkout(), "artifacts", "screenshots");

    public static string File(string name)
    {
        var file = Path.Combine(Folder, $"{name}.png");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return file;
    }
}
