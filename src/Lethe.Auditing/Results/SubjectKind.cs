namespace Lethe.Auditing.Results;

/// <summary>Where a measured subject comes from.</summary>
public enum SubjectKind
{
    Original,
    Unlearned,

    /// <summary>All oracles together.</summary>
    Oracle,
}
