namespace Lethe.Torch;

/// <summary>How the names of a file and of a state fit: what the state wanted and the file lacks, and the reverse.</summary>
public sealed record LoadReport(IReadOnlyList<string> Missing, IReadOnlyList<string> Unexpected)
{
    public bool Complete => Missing.Count == 0 && Unexpected.Count == 0;
}
