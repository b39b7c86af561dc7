namespace Lethe.Membership.References;

/// <summary>Which shadows an attack learns from.</summary>
public enum AttackMode
{
    /// <summary>Those that saw a record and those that did not.</summary>
    Online,

    /// <summary>Only those that did not.</summary>
    Offline,
}
