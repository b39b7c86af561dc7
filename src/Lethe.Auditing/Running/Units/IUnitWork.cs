namespace Lethe.Auditing.Running.Units;

/// <summary>How a kind of unit makes its artifact.</summary>
internal interface IUnitWork
{
    /// <summary>Writes the artifact's files into an empty folder.</summary>
    void Write(UnitContext context, string folder);
}
