namespace Lethe.Selection.Duplicates;

/// <summary>What becomes of the neighbour that a record was chosen for.</summary>
public enum TwinRule
{
    /// <summary>Whatever its own likeness says: twins have the same, and are chosen together.</summary>
    Together,

    /// <summary>It stays among the retained records.</summary>
    Apart,
}
