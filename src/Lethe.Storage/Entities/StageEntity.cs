using Lethe.Storage.Audits;

namespace Lethe.Storage.Entities;

internal sealed class StageEntity
{
    public required string Audit { get; set; }

    public int Position { get; set; }

    public required string Name { get; set; }

    public required string Title { get; set; }

    public StageState State { get; set; }

    public bool Reused { get; set; }

    public long UnitsDone { get; set; }

    public long UnitsTotal { get; set; }

    public double Seconds { get; set; }

    public required string Message { get; set; }
}
