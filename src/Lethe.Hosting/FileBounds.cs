using Lethe.Auditing.Documents;
using Lethe.Auditing.Planning;
using Lethe.Auditing.Requests;
using Lethe.Plugins;

namespace Lethe.Hosting;

/// <summary>Keeps the files that a stranger's request names within one folder; none of them has been looked at before.</summary>
internal static class FileBounds
{
    /// <exception cref="RequestException">With every file that lies elsewhere.</exception>
    public static void Check(AuditRequest request, PluginCatalog plugins, string folder, string bounds)
    {
        var named = new NamedFiles(plugins).Of(request);
        if (request.PolicyFile is { } policy) named = named.Append(policy);
        var faults = named.Where(file => !IsBelow(file, folder, bounds)).Select(file => new SourceFault(0, "",
            $"'{Spelling.Short(file)}' is outside {bounds}: a request that comes over HTTP may only name files below that folder.")).ToArray();
        if (faults.Length > 0) throw new RequestException(faults);
    }

    private static bool IsBelow(string file, string folder, string bounds) => Path
        .GetFullPath(file, folder).StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(bounds)) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
