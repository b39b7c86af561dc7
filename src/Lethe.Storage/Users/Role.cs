namespace Lethe.Storage.Users;

/// <summary>What somebody may do; each may do all that the ones before it may.</summary>
public enum Role
{
    /// <summary>Reads.</summary>
    Viewer,

    /// <summary>Runs audits, sends files, writes policies and schedules, certifies.</summary>
    Auditor,

    /// <summary>Removes, and sees to users, tokens, keys and settings.</summary>
    Admin,
}
