namespace Lethe.Sdk;

/// <summary>
/// For options of plugins that read files: which ones. Their content becomes part of what the result is stored under,
/// and a job resolves no other path.
/// </summary>
public interface IReadsFiles
{
    /// <summary>Files or whole folders, as the request wrote them.</summary>
    IEnumerable<string> Files { get; }
}
