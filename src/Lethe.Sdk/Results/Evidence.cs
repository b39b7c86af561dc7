namespace Lethe.Sdk;

/// <summary>
/// What a metric can show of forgetting. No single kind will do: a filter on the outputs, a new head, a model that learns
/// it all again in one epoch each pass all but one of them.
/// </summary>
public enum Evidence
{
    /// <summary>It says nothing of forgetting.</summary>
    None,

    /// <summary>What the model answers, beside what models answer that never saw the records.</summary>
    Outputs,

    /// <summary>Whether an attacker can tell that the records were there.</summary>
    Membership,

    /// <summary>Whether the records still shape what happens before the last layer.</summary>
    Representation,

    /// <summary>Whether a little training brings the records back.</summary>
    Relearning,
}
