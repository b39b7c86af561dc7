namespace Lethe.Storage.Audits;

/// <summary>What the process that runs an audit is to do.</summary>
public enum RunSignal
{
    Continue,

    /// <summary>Somebody wants it stopped: end it as cancelled.</summary>
    Cancel,

    /// <summary>The audit has ended or another process has taken it over: stop, and write nothing more.</summary>
    Lost,
}
